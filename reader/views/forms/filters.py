"""Forms: the filters of the lists, the upload of an article, what is known of an actor."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from reader.intake.submission import TextFacts
from reader.library.duties import ENGLISHES, REVIEW_STATES, reviewers
from reader.library.reading import READINGS
from reader.models import Actor, Collection, Feed, Source, Tag
from reader.models.subject import SUBJECT_NAMES
from reader.parameters import row
from reader.parameters.fields import ChosenField, ManyChosenField, PlaceField, WebAddressFormField
from reader.views.forms.told import SentenceForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def date_field(label: "_StrPromise") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={
            "invalid": format_lazy(_("“{label}” is not a date. Write it as 2026-03-31."), label=label)
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def checked_day(day: date | None) -> date | None:
    """Return the day. Raises ValidationError for one that is surely a slip."""
    if day is not None and day.year < 1900:
        raise forms.ValidationError(gettext("This date is before 1900. Check the year."))
    return day


class ListFilter(forms.Form):
    """What the lists share: a text to look for, sources and dates. A field with an error is left out."""

    q = forms.CharField(required=False, max_length=200, label=_("Text"))
    source = ManyChosenField(Source.objects.all(), to_field_name="slug", required=False, label=_("Source"))
    first = date_field(_("From"))
    last = date_field(_("To"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("first", gettext("The first date is after the last. Swap them to see articles."))
        return cleaned

    def value(self, name: str, default: Any = None) -> Any:
        """Return a cleaned field, or `default` if it was empty or wrong."""
        return self.cleaned_data.get(name) or default if self.is_bound else default

    @property
    def sentences(self) -> list[str]:
        """Say what was wrong with the filters, one sentence each."""
        return [str(error) for errors in self.errors.values() for error in errors]


class LibraryFilter(ListFilter):
    actor = ManyChosenField(
        Actor.objects.all(), required=False, label=pgettext_lazy("whom an article mentions", "Mentions")
    )
    collection = ManyChosenField(Collection.objects.all(), required=False, label=_("Collection"))
    tag = ManyChosenField(Tag.objects.all(), required=False, label=_("Tag"))
    review = forms.MultipleChoiceField(choices=REVIEW_STATES, required=False, label=_("Review"))
    duty = ManyChosenField(reviewers(), required=False, label=_("To be reviewed by"))
    english = forms.MultipleChoiceField(choices=ENGLISHES, required=False, label=_("English"))
    reading = forms.MultipleChoiceField(
        choices=READINGS, required=False, label=pgettext_lazy("how far an article was read", "Reading")
    )

    def __init__(self, data: Any, user: User | AnonymousUser) -> None:
        super().__init__(data)
        self.user = user
        field: Any = self.fields["collection"]
        field.queryset = Collection.objects.visible_to(user)


class ActorFilter(forms.Form):
    q = forms.CharField(required=False, max_length=200, label=_("Name"))
    kind = forms.MultipleChoiceField(choices=Actor.Kind.choices, required=False, label=_("Kind"))
    guess = forms.BooleanField(required=False, label=_("Names in our spelling"))


class QuoteFilter(ListFilter):
    KINDS: ClassVar = [
        ("direct", _("Direct quotation")),
        ("indirect", _("Reported speech")),
        ("mixed", _("Mixed")),
    ]

    q = forms.CharField(required=False, max_length=200, label=_("Words that were said"))
    by = forms.CharField(required=False, max_length=200, label=_("Speaker’s name"))
    speaker = ManyChosenField(Actor.objects.all(), required=False, label=_("Speaker"))
    about = ManyChosenField(Actor.objects.all(), required=False, label=_("About"))
    kind = forms.MultipleChoiceField(choices=KINDS, required=False, label=_("Kind"))


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each checked as one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class FeedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A feed that is followed."""

    url = WebAddressFormField(
        label=_("Address of an RSS or Atom feed"),
        max_length=500,
        error_messages={
            "required": _("Paste the address of a feed."),
            "invalid": _("This is no address of a feed. It begins with http:// or https://."),
        },
    )

    class Meta:
        model = Feed
        fields = ("url", "name", "source", "minutes", "look_first")
        labels: ClassVar = {
            "name": _("Name"),
            "source": _("Source"),
            "minutes": _("Minutes between looks"),
            "look_first": _("Let me look at its articles before they are added"),
        }
        error_messages: ClassVar = {"url": {"unique": _("This feed is followed already.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.empty_label = capfirst(gettext("as the pages say"))

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        other = Feed.everywhere.filter(url=url).exclude(pk=self.instance.pk).first()
        if other is not None:
            raise forms.ValidationError(
                gettext("This feed is in the bin. Restore it there.")
                if other.binned
                else gettext("This feed is followed already.")
            )
        return url


class FactsForm(SentenceForm):
    """Where and when a text was published."""

    published = date_field(_("Date of publication"))
    source = ChosenField(
        Source.objects.all(),
        label=_("Source"),
        to_field_name="slug",
        required=False,
        empty_label=_("Not one of these"),
    )
    site = forms.CharField(label=_("or a new source"), required=False, max_length=120)
    subject = forms.ChoiceField(
        label=_("Subject"),
        choices=[("", _("What the analysis finds")), *SUBJECT_NAMES],
        required=False,
    )

    def clean_published(self) -> date | None:
        return checked_day(self.cleaned_data["published"])


class UploadForm(forms.Form):
    """What is handed in at once: files, the address of a page, a pasted text, with what is known of them.

    Source and date hold for all of it; English, address and note go with the pasted text.
    """

    files = ManyFilesField(  # type: ignore[assignment]  # a form may have a field of this name
        required=False,
        allow_empty_file=True,
        max_length=255,
        error_messages={"max_length": _("The name of a file is too long. Shorten it to 255 letters.")},
    )
    page = WebAddressFormField(
        label=_("Address of a page"), required=False, widget=forms.URLInput(attrs={"dir": "ltr"})
    )
    text = forms.CharField(
        label=_("Arabic text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "rtl", "lang": "ar"}),
        help_text=_("Headline first, then one paragraph a line."),
    )
    english = forms.CharField(
        label=_("Its English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "ltr", "lang": "en"}),
        help_text=_("If you have one: a line for each line of the Arabic."),
    )
    url = WebAddressFormField(
        label=_("Its address"), required=False, max_length=500, widget=forms.URLInput(attrs={"dir": "ltr"})
    )
    note = forms.CharField(label=pgettext_lazy("a remark", "Note"), required=False, max_length=300)
    source = ChosenField(
        Source.objects.all(),
        label=_("Source"),
        to_field_name="slug",
        required=False,
        empty_label=_("As the files say"),
    )
    new_source = forms.CharField(label=_("or a new source"), required=False, max_length=120)
    new_source_ar = forms.CharField(
        label=_("its Arabic name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    published = date_field(_("Date of publication"))
    undated = forms.BooleanField(label=_("Nobody knows when it was published"), required=False)
    look_first = forms.BooleanField(
        label=_("Let me look at files and pages before they are added"), required=False
    )

    def clean_published(self) -> date | None:
        return checked_day(self.cleaned_data["published"])

    def clean_page(self) -> str:
        page: str = self.cleaned_data["page"]
        if page and not settings.HASHIYA_OUTGOING:
            raise forms.ValidationError(
                gettext("Pages are not fetched: requests to other servers are switched off.")
            )
        return page

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("text", "").strip():
            self._ask_for_facts(cleaned)
        elif any(cleaned.get(name) for name in ("english", "url", "note")):
            self.add_error("text", gettext("There is no text in it. English, address and note go with one."))
        elif not cleaned.get("files") and not cleaned.get("page") and not self.errors:
            self.add_error(
                None, gettext("There is no text in it. Choose files, or paste a text, headline first.")
            )
        return cleaned

    def _ask_for_facts(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("source") and not cleaned.get("new_source", "").strip():
            self.add_error("source", gettext("Where is it from? Choose a source or name a new one."))
        if not (cleaned.get("published") or cleaned.get("undated") or "published" in self.errors):
            self.add_error(
                "published", gettext("When was it published? Choose a date, or say below that nobody knows.")
            )

    def facts(self, by: User | None) -> TextFacts:
        """Return what holds for all that is handed in."""
        return TextFacts(source=self._source(), published=self.cleaned_data["published"], by=by)

    def _source(self) -> Source | None:
        """Return the source that was chosen or named, not stored yet if it is new; None if neither was."""
        given = self.cleaned_data
        name = given["new_source"].strip()
        source: Source | None = given["source"]
        return source or (Source.objects.called(name, given["new_source_ar"].strip()) if name else None)


class ActorForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is known of an actor, with the version that was on the screen."""

    version = PlaceField(min_value=1, widget=forms.HiddenInput)

    class Meta:
        model = Actor
        fields = ("name_ar", "name_en", "kind", "role_ar", "role_en", "wikidata")
        labels: ClassVar = {"kind": _("Kind")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["wikidata"].help_text = gettext("Such as Q22686; kept as it is, nobody is asked.")
        for name, field in self.fields.items():
            arabic = name.endswith("_ar")
            field.widget.attrs |= (
                {"class": "field", "dir": "rtl", "lang": "ar"} if arabic else {"class": "field"}
            )

    def clean_wikidata(self) -> str:
        given: str = self.cleaned_data["wikidata"].strip()
        if given and not (given[0] == "Q" and row(given[1:])):
            raise forms.ValidationError(gettext("A Wikidata id is a Q and a number, such as Q22686."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the cleaned fields; validation has written them to the instance too, which nobody saves."""
        return dict(self.cleaned_data)
