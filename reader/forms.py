"""Forms: the filters of the lists, the upload of an article, marks and their changes."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from reader.marking.drafts import Draft
from reader.models import Actor, Annotation, Label, Source


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
    source = forms.ModelMultipleChoiceField(
        Source.objects.all(), to_field_name="slug", required=False, label="Source"
    )
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
    actor = forms.ModelMultipleChoiceField(Actor.objects.all(), required=False, label="Mentions")


class ActorFilter(forms.Form):
    q = forms.CharField(required=False, max_length=200, label="Name")
    kind = forms.MultipleChoiceField(choices=Actor.Kind.choices, required=False, label="Kind")


class QuoteFilter(ListFilter):
    KINDS: ClassVar = [("direct", "Direct quotation"), ("indirect", "Reported speech"), ("mixed", "Mixed")]

    speaker = forms.ModelMultipleChoiceField(Actor.objects.all(), required=False, label="Speaker")
    about = forms.ModelMultipleChoiceField(Actor.objects.all(), required=False, label="About")
    kind = forms.MultipleChoiceField(choices=KINDS, required=False, label="Kind")


class UploadForm(forms.Form):
    """An article handed in by paste or as a file, with what is known about it."""

    text = forms.CharField(
        label="Arabic text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "rtl", "lang": "ar"}),
        help_text="Headline first, then one paragraph a line.",
    )
    file = forms.FileField(label="or a text file", required=False, help_text=".txt, up to 2 MB.")
    english = forms.CharField(
        label="English translation",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "ltr", "lang": "en"}),
        help_text="If you have one: a line for each line of the Arabic.",
    )
    source = forms.ModelChoiceField(
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
    url = forms.URLField(label="Address", required=False, max_length=500, assume_scheme="https")
    note = forms.CharField(label="Note", required=False, max_length=300)

    def clean_file(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and not (file.name or "").lower().endswith((".txt", ".html", ".htm")):
            raise forms.ValidationError("Choose a .txt file; other kinds cannot be read yet.")
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


class _SentenceForm(forms.Form):
    """A form whose errors are told as one sentence."""

    @property
    def sentence(self) -> str:
        return " ".join(str(error) for errors in self.errors.values() for error in errors)


def _offset(what: str) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0,
        error_messages={
            "required": f"It is not said where the words {what}. Select them again.",
            "invalid": f"Where the words {what} is not a number. Select them again.",
            "min_value": f"Where the words {what} is before the text. Select them again.",
        },
    )


class SelectionForm(_SentenceForm):
    """The letters that somebody selected; with `cut` they are taken as they are, not grown to words."""

    start = _offset("begin")
    end = _offset("end")
    cut = forms.BooleanField(required=False)


class MarkForm(_SentenceForm):
    """Words to be marked: their place, and what they are.

    `kind` is an actor's kind ("PER"), a quotation's ("direct"), "caption", "note", or "label-7" for the
    codebook's label 7. `also` are the places where the same words are to be marked too.
    """

    start = _offset("begin")
    end = _offset("end")
    exact = forms.CharField(strip=False, max_length=20_000)
    text_sha256 = forms.CharField(max_length=64)
    kind = forms.CharField(
        max_length=20, error_messages={"required": "Choose what the words are: a person, a quote, a note."}
    )
    actor = forms.ModelChoiceField(
        Actor.objects.all(),
        required=False,
        error_messages={"invalid_choice": "This actor is no longer there. Choose another one."},
    )
    name_en = forms.CharField(required=False, max_length=200)
    body = forms.CharField(required=False, max_length=5000)
    private = forms.BooleanField(required=False)
    also = forms.TypedMultipleChoiceField(required=False, coerce=int)
    client_key = forms.UUIDField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self.data.getlist("also") if hasattr(self.data, "getlist") else []
        self.fields["also"].choices = [(at, at) for at in sent if at.isdecimal()][:200]  # type: ignore[attr-defined]

    def drafts(self) -> list[Draft]:
        """Return what is to be marked, the selected words first."""
        given = self.cleaned_data
        layer, label, code = self._kind(given["kind"])
        length = given["end"] - given["start"]
        first = Draft(
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
            client_key=given["client_key"],
        )
        others = [replace(first, start=at, end=at + length, client_key=None) for at in given["also"]]
        return [first, *others]

    @staticmethod
    def _kind(kind: str) -> tuple[str, str, Label | None]:
        if kind in Actor.Kind.values:
            return Annotation.Layer.ACTOR, kind, None
        if kind in ("direct", "indirect", "mixed"):
            return Annotation.Layer.QUOTE, kind, None
        if kind.startswith("label-") and kind[6:].isdecimal():
            return Annotation.Layer.LABEL, "", Label.objects.filter(pk=int(kind[6:])).first()
        return kind, "", None


class ChangeForm(_SentenceForm):
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
        "speaker_unnamed",
        "en_start",
        "en_end",
    )

    action = forms.ChoiceField(
        choices=[(name, name) for name in ("accept", "reject", "withdraw", "change", "restore")],
        error_messages={"required": "It is not said what to do.", "invalid_choice": "This cannot be done."},
    )
    version = forms.IntegerField(
        min_value=1, error_messages={"required": "The version is missing. Reload the page and try again."}
    )
    label = forms.CharField(required=False, max_length=8)
    actor = forms.ModelChoiceField(
        Actor.objects.all(),
        required=False,
        error_messages={"invalid_choice": "This actor is no longer there. Choose another one."},
    )
    body = forms.CharField(required=False, max_length=5000)
    private = forms.BooleanField(required=False)
    start = forms.IntegerField(required=False)
    end = forms.IntegerField(required=False)
    exact = forms.CharField(required=False, strip=False, max_length=20_000)
    text_sha256 = forms.CharField(required=False, max_length=64)
    speaker_unnamed = forms.BooleanField(required=False)
    en_start = forms.IntegerField(required=False, min_value=0)
    en_end = forms.IntegerField(required=False, min_value=0)
    change_id = forms.IntegerField(required=False)

    def __init__(self, data: Any, annotation: Annotation, if_match: str = "") -> None:
        if if_match and "version" not in data:
            data = data.copy()
            data["version"] = if_match.strip(' "')
        super().__init__(data)
        self.annotation = annotation

    def values(self) -> dict[str, Any]:
        """Return the fields to change, as `reader.marking.change` takes them."""
        given = self.cleaned_data
        values: dict[str, Any] = {name: given[name] for name in self.CHANGED if name in self.data}
        if given["action"] == "restore":
            return {"change_id": given["change_id"]}
        if "private" in values:
            values["is_private"] = values.pop("private")
        if "start" in values:
            values |= {"exact": given["exact"], "text_sha256": given["text_sha256"]}
        return values
