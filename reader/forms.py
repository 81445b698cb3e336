"""Forms: the filters of the lists, and the upload of an article."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from reader.models import Actor, Feed, Source
from reader.parameters.fields import ChosenField, ManyChosenField, WebAddressField


def _date_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": f"“{label}” is not a date. Write it as 2026-03-31."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class ListFilter(forms.Form):
    """What the lists share: a text to look for, sources and dates. A field with an error is left out."""

    q = forms.CharField(required=False, max_length=200, label="Text")
    source = ManyChosenField(Source.objects.all(), to_field_name="slug", required=False, label="Source")
    first = _date_field("From")
    last = _date_field("To")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("first", "The first date is after the last. Swap them to see articles.")
        return cleaned

    def value(self, name: str, default: Any = None) -> Any:
        """Return a cleaned field, or `default` if it was empty or wrong."""
        return self.cleaned_data.get(name) or default if self.is_bound else default

    @property
    def sentences(self) -> list[str]:
        """Say what was wrong with the filters, one sentence each."""
        return [str(error) for errors in self.errors.values() for error in errors]


class LibraryFilter(ListFilter):
    actor = ManyChosenField(Actor.objects.all(), required=False, label="Mentions")


class ActorFilter(forms.Form):
    q = forms.CharField(required=False, max_length=200, label="Name")
    kind = forms.MultipleChoiceField(choices=Actor.Kind.choices, required=False, label="Kind")


class QuoteFilter(ListFilter):
    KINDS: ClassVar = [("direct", "Direct quotation"), ("indirect", "Reported speech"), ("mixed", "Mixed")]

    speaker = ManyChosenField(Actor.objects.all(), required=False, label="Speaker")
    about = ManyChosenField(Actor.objects.all(), required=False, label="About")
    kind = forms.MultipleChoiceField(choices=KINDS, required=False, label="Kind")


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files, each checked as one."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        given = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class _SentenceForm(forms.Form):
    """A form whose errors are told as one sentence."""

    @property
    def sentence(self) -> str:
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


class FilesForm(_SentenceForm):
    """Files for the library, with what holds for all of them."""

    files = ManyFilesField(  # type: ignore[assignment]  # a form may have a field of this name
        allow_empty_file=True,
        max_length=255,
        error_messages={
            "required": "Choose files, or drop them here.",
            "max_length": "The name of a file is too long. Shorten it to 255 letters.",
        },
    )
    source = ChosenField(
        Source.objects.all(), to_field_name="slug", required=False, empty_label="As the files say"
    )
    published = _date_field("Date of publication")
    look_first = forms.BooleanField(
        label="Let me look at them before they are added", required=False, initial=True
    )


class AddressForm(forms.Form):
    """The address of a page that is to be fetched, with what is known of it."""

    url = WebAddressField(
        label="Address of a page", error_messages={"required": "Paste the address of a page."}
    )
    source = ChosenField(
        Source.objects.all(), to_field_name="slug", required=False, empty_label="As the page says"
    )
    published = _date_field("Date of publication")
    look_first = forms.BooleanField(
        label="Let me look at it before it is added", required=False, initial=True
    )


class FeedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A feed that is followed."""

    url = WebAddressField(
        label="Address of an RSS or Atom feed",
        max_length=500,
        error_messages={
            "required": "Paste the address of a feed.",
            "invalid": "This is no address of a feed. It begins with http:// or https://.",
        },
    )

    class Meta:
        model = Feed
        fields = ("url", "name", "source", "minutes", "look_first")
        labels: ClassVar = {
            "minutes": "Minutes between looks",
            "look_first": "Let me look at its articles before they are added",
        }
        error_messages: ClassVar = {"url": {"unique": "This feed is followed already."}}

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if Feed.objects.filter(url=url).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This feed is followed already.")
        return url


class FactsForm(_SentenceForm):
    """Where and when a text was published."""

    published = _date_field("Date of publication")
    source = ChosenField(
        Source.objects.all(), to_field_name="slug", required=False, empty_label="Not one of these"
    )
    site = forms.CharField(label="or a new source", required=False, max_length=120)


class UploadForm(forms.Form):
    """An article handed in by paste or as a file, with what is known about it."""

    text = forms.CharField(
        label="Arabic text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "rtl", "lang": "ar"}),
        help_text="Headline first, then one paragraph a line.",
    )
    file = forms.FileField(
        label="or a text file", required=False, widget=forms.FileInput, help_text=".txt, up to 2 MB."
    )
    english = forms.CharField(
        label="English translation",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "ltr", "lang": "en"}),
        help_text="If you have one: a line for each line of the Arabic.",
    )
    source = ChosenField(
        Source.objects.all(), to_field_name="slug", required=False, empty_label="Choose a source"
    )
    new_source = forms.CharField(label="or a new source", required=False, max_length=120)
    new_source_ar = forms.CharField(
        label="its Arabic name",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    published = forms.DateField(
        label="Date of publication",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "When was it published? Choose a date.",
            "invalid": "This is not a date. Write it as 2026-03-31.",
        },
    )
    url = WebAddressField(label="Address", required=False, max_length=500)
    note = forms.CharField(label="Note", required=False, max_length=300)

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and not (file.name or "").lower().endswith((".txt", ".html", ".htm")):
            raise forms.ValidationError("Choose a .txt or .html file; other kinds are handed in as files.")
        return file

    def clean_published(self) -> date:
        published: date = self.cleaned_data["published"]
        if published.year < 1900:
            raise forms.ValidationError("This date is before 1900. Check the year.")
        return published

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not cleaned.get("text", "").strip() and "file" not in self.errors:
            self.add_error(
                "text", "There is no text in it. Paste the article, headline first, or choose a file."
            )
        if cleaned.get("file") and cleaned.get("text", "").strip():
            self.add_error("file", "Here are a pasted text and a file. Keep one of them.")
        if not cleaned.get("source") and not cleaned.get("new_source", "").strip():
            self.add_error("source", "Where is it from? Choose a source or name a new one.")
        return cleaned

    def raw(self) -> tuple[bytes, str]:
        """Return the bytes handed in and the name of their file, if they came as one."""
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if file is not None:
            return file.read(), file.name or ""
        return self.cleaned_data["text"].encode("utf-8", "surrogatepass"), ""
