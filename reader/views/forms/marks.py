"""Forms of the workbench: what is to be marked, and how an annotation is to change."""

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.annotation import NewMark, snapped, speaker_called
from reader.models import Actor, Annotation, Article, Label, LabelSet, Round, Source
from reader.parameters import row_of
from reader.parameters.fields import ChosenField, ManyChosenField, PlaceField, PlacesField, RowField
from reader.text.spans import Span
from reader.views.forms.told import SentenceForm

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def _offset() -> forms.IntegerField:
    """A place in a text, which the page fills in where words are selected."""
    return PlaceField(
        error_messages={
            "required": gettext_lazy("It is not said where the words are. Select them again."),
            "invalid": gettext_lazy("Where the words are is not a number. Select them again."),
            "min_value": gettext_lazy("Where the words are is before the text. Select them again."),
        },
    )


class CommentForm(SentenceForm):
    """A comment; the key lets one that is sent twice be stored once."""

    body = forms.CharField(
        max_length=20_000,
        widget=forms.Textarea(attrs={"class": "field", "dir": "auto", "rows": 3}),
        error_messages={
            "required": gettext_lazy("The comment is empty. Write something."),
            "max_length": gettext_lazy(
                "The comment is far too long. It is still here: shorten it to 5000 letters."
            ),
        },
    )
    client_key = forms.UUIDField(required=False, widget=forms.HiddenInput)


class AnswerForm(SentenceForm):
    """An answer to a question of the codebook; no label takes the answer back."""

    question = ChosenField(
        LabelSet.objects.questions(),
        error_messages={"invalid_choice": gettext_lazy("This question is no longer in the codebook.")},
    )
    label = ChosenField(
        Label.objects.all(),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("This answer is no longer in the codebook. Choose another one.")
        },
    )
    seen = RowField(required=False, min_value=0)


def active_analysts() -> QuerySet[User]:
    """Return those who may be given articles, by name."""
    found = User.objects.with_perm("reader.change_annotation", backend=MODEL_BACKEND)
    return found.filter(is_active=True).order_by("username")


class RoundRulesForm(forms.Form):
    """What the lead may change while a round goes on."""

    until = forms.DateField(
        required=False,
        label=gettext_lazy("Until"),
        widget=forms.DateInput(attrs={"type": "date", "class": "field"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Write the date as year-month-day, such as 2026-12-31.")},
    )
    participants_settle = forms.BooleanField(
        required=False, label=gettext_lazy("Those who take part may settle it")
    )


class RoundForm(RoundRulesForm):
    """Which analysts are given an article, what they begin with, and what the round is called."""

    name = forms.CharField(
        required=False,
        max_length=100,
        label=gettext_lazy("Name of the round"),
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )
    analysts = ManyChosenField(
        User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose two analysts or more.")},
    )
    begin_with = forms.ChoiceField(
        label=gettext_lazy("They begin with"),
        choices=Round.Beginning.choices,
        initial=Round.Beginning.NOTHING,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["analysts"].queryset = active_analysts()  # type: ignore[attr-defined]


class AnotherAnalystForm(forms.Form):
    """Who else is given the article of a round."""

    analyst = ChosenField(
        User.objects.none(),
        empty_label=None,
        widget=forms.Select(attrs={"class": "field"}),
        error_messages={"invalid_choice": gettext_lazy("This is no analyst, or has the article already.")},
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = active_analysts().exclude(assignments__round=round_)
        self.fields["analyst"].queryset = others  # type: ignore[attr-defined]


class ReviewFilter(forms.Form):
    """Which suggestions the review queue gives; a field with an error is left out."""

    LAYERS: ClassVar = [("actor", gettext_lazy("Actors")), ("quote", gettext_lazy("Quotes"))]
    SURE: ClassVar = [
        ("", gettext_lazy("Any")),
        ("guess", gettext_lazy("A guess")),
        ("fairly", gettext_lazy("Fairly sure")),
        ("very", gettext_lazy("Very sure")),
    ]

    layer = forms.MultipleChoiceField(choices=LAYERS, required=False)
    source = ManyChosenField(
        Source.objects.all(), to_field_name="slug", required=False, label=gettext_lazy("Source")
    )
    actor = ChosenField(Actor.objects.all(), required=False)
    article = RowField(required=False)
    sure = forms.ChoiceField(choices=SURE, required=False)
    first = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    last = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    def value(self, name: str) -> Any:
        """Return a cleaned field, or None if it was empty or wrong."""
        return (self.cleaned_data.get(name) or None) if self.is_bound else None


def english_span(given: dict[str, Any]) -> Span | None:
    """Return where the words are in the translation, if the form said so rightly."""
    start, end = given.get("en_start"), given.get("en_end")
    return Span(start, end) if start is not None and end is not None and start < end else None


class SelectionForm(SentenceForm):
    """The letters that somebody selected; with `cut` they are taken as they are, not grown to words.

    With `annotation`, they are to be its words in place of those that it marks now.
    """

    start = _offset()
    end = _offset()
    cut = forms.BooleanField(required=False)
    en_start = PlaceField(required=False)
    en_end = PlaceField(required=False)
    annotation = ChosenField(Annotation.everywhere.all(), required=False)

    def moved(self, article: Article, user: User | AnonymousUser) -> Annotation | None:
        """Return the article's annotation that is to get other words, if it is one that the user may see."""
        chosen = self.cleaned_data.get("annotation")
        rows = Annotation.everywhere.on_desk_of(user, article)
        return rows.filter(pk=chosen.pk).first() if chosen else None


class EnglishSelectionForm(SentenceForm):
    """Letters that somebody selected in a translation; `at` is where the line that it translates begins."""

    at = _offset()
    en_start = _offset()
    en_end = _offset()


class MarkForm(SentenceForm):
    """Words to be marked: their place, and what they are.

    `kind` is an actor's kind ("PER"), a quotation's ("direct"), "caption", "note", or "label-7" for the
    codebook's label 7. `also` are the places where the same words are to be marked too.
    """

    start = _offset()
    end = _offset()
    exact = forms.CharField(strip=False, max_length=20_000)
    text_sha256 = forms.CharField(max_length=64)
    kind = forms.CharField(
        max_length=20,
        error_messages={"required": gettext_lazy("Choose what the words are: a person, a quote, a note.")},
    )
    actor = ChosenField(
        Actor.everywhere.all(),  # the verbs know whose it is
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This actor is no longer there. Choose another one.")},
    )
    name_en = forms.CharField(required=False, max_length=200)
    body = forms.CharField(required=False, max_length=5000)
    private = forms.BooleanField(required=False)
    en_start = PlaceField(required=False)
    en_end = PlaceField(required=False)
    also = PlacesField(required=False)
    client_key = forms.UUIDField(required=False)

    def drafts(self) -> list[NewMark]:
        """Return what is to be marked, the selected words first."""
        given = self.cleaned_data
        layer, label, code = self._kind(given["kind"])
        length = given["end"] - given["start"]
        first = NewMark(
            layer=layer,
            start=given["start"],
            end=given["end"],
            exact=given["exact"],
            text_sha256=given["text_sha256"],
            label=label,
            code=code,
            actor=given["actor"],
            name_en=given["name_en"],
            body=given["body"],
            is_private=given["private"],
            english=english_span(given),
            client_key=given["client_key"],
        )
        others = [
            replace(first, start=at, end=at + length, english=None, client_key=None) for at in given["also"]
        ]
        return [first, *others]

    @staticmethod
    def _kind(kind: str) -> tuple[str, str, Label | None]:
        if kind in Actor.Kind.values:
            return Annotation.Layer.ACTOR, kind, None
        if kind in ("direct", "indirect", "mixed"):
            return Annotation.Layer.QUOTE, kind, None
        if kind.startswith("label-"):
            return Annotation.Layer.LABEL, "", Label.objects.filter(pk=row_of("label", kind)).first()
        return kind, "", None


class ChangeForm(SentenceForm):
    """A change of an annotation: which version was on the screen, and what is to be different.

    Only the fields that are sent are changed; the version may also come as an If-Match header.
    """

    CHANGED: ClassVar = (
        "label",
        "actor",
        "body",
        "private",
        "start",
        "end",
        "en_start",
        "en_end",
    )

    action = forms.ChoiceField(
        choices=[(name, name) for name in ("accept", "reject", "withdraw", "change", "restore")],
        error_messages={
            "required": gettext_lazy("It is not said what to do."),
            "invalid_choice": gettext_lazy("This cannot be done."),
        },
    )
    version = PlaceField(
        min_value=1,
        error_messages={"required": gettext_lazy("The version is missing. Reload the page and try again.")},
    )
    label = forms.CharField(required=False, max_length=8)
    actor = ChosenField(
        Actor.everywhere.all(),  # the verbs know whose it is
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This actor is no longer there. Choose another one.")},
    )
    body = forms.CharField(required=False, max_length=5000)
    private = forms.BooleanField(required=False)
    start = PlaceField(required=False)
    end = PlaceField(required=False)
    exact = forms.CharField(required=False, strip=False, max_length=20_000)
    text_sha256 = forms.CharField(required=False, max_length=64)
    speaker = forms.RegexField(
        r"^(?:mention-[0-9]{1,18}|actor-[0-9]{1,18}|unnamed|other)$",
        required=False,
        error_messages={"invalid": gettext_lazy("Choose who says it, or that nobody named does.")},
    )
    speaker_other = forms.CharField(required=False, max_length=200)
    en_start = PlaceField(required=False)
    en_end = PlaceField(required=False)
    whole_words = forms.BooleanField(required=False)
    change_id = RowField(required=False)
    part = forms.BooleanField(required=False)
    drop_part = PlaceField(required=False)

    def __init__(self, data: Any, annotation: Annotation, if_match: str = "") -> None:
        if if_match and "version" not in data:
            data = data.copy()
            data["version"] = if_match.strip(' "')
        super().__init__(data)
        self.annotation = annotation

    def values(self) -> dict[str, Any]:
        """Return the fields to change, as `reader.annotation.change` takes them."""
        given = self.cleaned_data
        values: dict[str, Any] = {name: given[name] for name in self.CHANGED if name in self.data}
        if given["action"] == "restore":
            return {"change_id": given["change_id"]}
        if given["part"]:
            place = ("start", "end", "exact", "text_sha256")
            return {"add_part": tuple(given[name] for name in place)}
        if given["drop_part"] is not None:
            return {"drop_part": given["drop_part"]}
        if "private" in values:
            values["is_private"] = values.pop("private")
        if "start" in values:
            values |= {"exact": given["exact"], "text_sha256": given["text_sha256"]}
        if "en_start" in values:
            values["en_by_hand"] = True
        return values | self._speaker()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("whole_words"):
            cleaned |= self._grown(cleaned)
        start, end = cleaned.get("en_start"), cleaned.get("en_end")
        if (start is None) != (end is None) or (start is not None and end is not None and start >= end):
            self.add_error("en_start", _("The English words end before they begin. Select them again."))
        wants_place = cleaned.get("part") or any(name in self.data for name in ("start", "end"))
        has_place = all(cleaned.get(name) is not None for name in ("start", "end"))
        if wants_place and not has_place and not self.errors:
            self.add_error("start", _("It is not said where the words begin and end. Select them again."))
        if cleaned.get("speaker") == "other" and not cleaned.get("speaker_other", "").strip():
            self.add_error("speaker_other", _("Write the name of the speaker, in either language."))
        if cleaned.get("speaker", "").startswith("mention-") and self._mention() is None:
            self.add_error("speaker", _("This mention is no longer there. Reload and choose again."))
        if cleaned.get("speaker", "").startswith("actor-") and self._actor() is None:
            self.add_error("speaker", _("This actor is no longer there. Choose another one."))
        return cleaned

    def _grown(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the selected place grown to whole words; nothing where it lies in no paragraph."""
        article, start, end = self.annotation.article, cleaned.get("start"), cleaned.get("end")
        if start is None or end is None or start >= end:
            return {}
        paragraph = article.paragraphs.filter(start__lte=start, end__gte=end).first()
        whole = snapped(paragraph, Span(start, end)) if paragraph else None
        return {"start": whole.start, "end": whole.end, "exact": whole.of(article.text)} if whole else {}

    def _mention(self) -> Annotation | None:
        pk = row_of("mention", self.cleaned_data["speaker"])
        same_desk = Annotation.everywhere.filter(assignment=self.annotation.assignment_id)
        mentions = same_desk.mentions().filter(article=self.annotation.article_id, pk=pk)
        return mentions.exclude(actor=None).select_related("actor").first()

    def _actor(self) -> Actor | None:
        return Actor.everywhere.filter(pk=row_of("actor", self.cleaned_data["speaker"])).first()

    def _speaker(self) -> dict[str, Any]:
        """Return the fields of a quotation that say who spoke, if that was sent."""
        chosen = self.cleaned_data["speaker"]
        if not chosen:
            return {}
        values: dict[str, Any] = {
            "speaker_unnamed": chosen == "unnamed",
            "speaker_start": None,
            "speaker_end": None,
        }
        if chosen == "unnamed":
            return values | {"actor": None, "speaker_name": ""}
        if chosen.startswith("mention-") and (mention := self._mention()):
            place = {"speaker_start": mention.start, "speaker_end": mention.end}
            return values | place | {"actor": mention.actor, "speaker_name": mention.form}
        actor = self._actor() if chosen.startswith("actor-") else None
        part = self.annotation.assignment
        actor = actor or speaker_called(self.cleaned_data["speaker_other"], part.user if part else None)
        return values | {"actor": actor, "speaker_name": actor.name_ar}
