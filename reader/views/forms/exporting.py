"""The forms of data out and in: what is exported, with which marks, as what; what is imported."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reader.exchange import Selection
from reader.formats.annotated import annotation_readers
from reader.formats.writers.registry import ExportFormat, formats
from reader.models import Actor, Annotation, Article, Collection, Label, Round
from reader.parameters.fields import ChosenField
from reader.views.forms.filters import date_field
from reader.views.forms.told import SentenceForm

STATES = Annotation.State
KINDS = [*Actor.Kind.choices, ("direct", _("direct quotation")), ("indirect", _("reported speech"))]
KINDS = [*KINDS, ("mixed", _("mixed quotation"))]


def _many(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _kinds() -> list[tuple[str, Any]]:
    """Return the kinds of marks, and the codebook's labels by their names."""
    return [*KINDS, *((one, one) for one in Label.objects.values_list("name_en", flat=True).distinct())]


class ExportForm(SentenceForm):
    """What is exported. `what` is an article, a round, a collection, a search, or all of the library."""

    what = forms.ChoiceField(
        choices=[("article", ""), ("round", ""), ("collection", ""), ("search", ""), ("library", "")],
        error_messages={"required": _("Choose what is exported.")},
    )
    article = ChosenField(Article.objects.defer("raw", "text"), required=False)
    round = ChosenField(Round.objects.all(), required=False)
    collection = ChosenField(
        Collection.objects.none(),
        label=_("Collection"),
        required=False,
        empty_label=None,
        widget=forms.Select(attrs={"class": "field"}),
    )
    search = forms.CharField(
        label=_("What a search finds"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"class": "field", "dir": "auto"}),
    )
    state = _many(_("Marks"), STATES.choices)
    layer = _many(_("Layers"), Annotation.Layer.choices)
    label = _many(_("Kinds and labels"), _kinds)
    author = forms.CharField(label=_("Marked by"), required=False, max_length=150)
    first = date_field(_("Published from"))
    last = date_field(_("until"))
    notes = forms.BooleanField(label=_("notes, my private ones too"), required=False)
    bom = forms.BooleanField(label=_("tables begin with the mark that Excel needs"), required=False)
    format = forms.ChoiceField(
        choices=lambda: [(one.name, one.title) for one in formats().values()],
        error_messages={
            "required": _("Choose a format."),
            "invalid_choice": _("This format is not there. Choose one of the list."),
        },
    )

    def __init__(self, data: Any, user: User | AnonymousUser, **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["collection"]
        field.queryset = Collection.objects.visible_to(user)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        what = cleaned.get("what")
        if what == "search" and not cleaned.get("search"):
            self.add_error("search", gettext("Write what the search looks for."))
        if what in ("article", "round", "collection") and not cleaned.get(what):
            self.add_error("what", gettext("What was chosen is not there any more. Choose again."))
        first, last = cleaned.get("first"), cleaned.get("last")
        if isinstance(first, date) and isinstance(last, date) and first > last:
            self.add_error("first", gettext("The first day is after the last. Swap them."))
        return cleaned

    @property
    def chosen_format(self) -> ExportFormat:
        return formats()[self.cleaned_data["format"]]

    def selection(self, user: User | AnonymousUser) -> Selection:
        """Return what was chosen, for this user."""
        given = self.cleaned_data
        return Selection(
            user,
            given["article"].pk if given["what"] == "article" else None,
            given["round"] if given["what"] == "round" else None,
            given["state"] or (STATES.SUGGESTED, STATES.ACCEPTED),
            given["layer"],
            given["label"],
            given["author"].strip(),
            given["first"],
            given["last"],
            given["notes"],
            given["collection"] if given["what"] == "collection" else None,
            given["search"] if given["what"] == "search" else "",
        )


class ImportForm(SentenceForm):
    """A file of annotations. `known` is the sha256 of one that was looked at and is to be taken in."""

    file = forms.FileField(label=_("A file, or a zip archive"), required=False)
    known = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    format = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=lambda: [
            ("", _("as the file shows")),
            *((one.name, one.title) for one in annotation_readers().values()),
        ],
    )
    labels = forms.CharField(
        label=_("What their labels are here, one a line: Politician=PER"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    new_labels = forms.BooleanField(label=_("add other labels to the codebook"), required=False)

    def clean_labels(self) -> dict[str, str]:
        lines = [line.strip() for line in self.cleaned_data["labels"].splitlines() if line.strip()]
        pairs = [line.partition("=") for line in lines]
        if any(not theirs.strip() or not ours.strip() for theirs, _sign, ours in pairs):
            raise forms.ValidationError(gettext("Write each label as theirs=ours, one a line."))
        return {theirs.strip(): ours.strip() for theirs, _sign, ours in pairs}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("known") and "file" not in self.errors:
            self.add_error("file", gettext("Choose a file."))
        return cleaned
