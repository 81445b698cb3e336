"""A form that was sent and could not be taken: shown to whoever sent it, to be sent again."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from django.http import HttpRequest

from reader.parameters.sent import Parameters

LONGEST_CODE = 80  # signs, such as a token or a choice; what is longer was written
SET_BY_PAGES = frozenset({"about", "exact", "next", "seen"})  # hidden fields that hold words


@dataclass(frozen=True, slots=True)
class SentField:
    """A field of a form as it was sent: shown where it was typed, hidden where the page set it."""

    name: str
    value: str

    @property
    def kind(self) -> str:
        """Return "password", "hidden" or "text"."""
        if "password" in self.name:
            return "password"
        words = any(sign.isspace() or sign > "\x7f" for sign in self.value.strip())
        written = words or len(self.value) > LONGEST_CODE
        return "text" if written and self.name not in SET_BY_PAGES else "hidden"

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").replace("-", " ").strip().capitalize()


@dataclass(frozen=True, slots=True)
class SentForm:
    """Where a form goes, its fields without passwords and token, and the files that were chosen."""

    action: str
    fields: list[SentField]
    files: list[tuple[str, list[str]]]  # fields of files, with the names of the files

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """Return what was sent, None where nothing was, or where it could not be read to its end."""
        if request.method != "POST":
            return None
        try:
            pairs = list(Parameters(request.POST).pairs())
            files = [(str(name), [one.name or "" for one in found]) for name, found in request.FILES.lists()]
            empty = not request.POST and not files
        except Exception:  # the body is lost, for whatever reason; the form is still in the page before
            return None
        fields = [SentField(name, "" if "password" in name else value) for name, value in pairs]
        return None if empty else cls(request.get_full_path(), fields, files)

    @classmethod
    def kept(cls, found: dict[str, Any]) -> Self:
        """Return a form from what `to_keep` gave."""
        return cls(found["action"], [SentField(**one) for one in found["fields"]], found["files"])

    def to_keep(self) -> dict[str, Any]:
        """Return the form as JSON can hold it."""
        return asdict(self)

    @property
    def letters(self) -> int:
        return sum(len(field.name) + len(field.value) for field in self.fields)

    @property
    def several(self) -> bool:
        """Whether more than one field was written in."""
        return sum(field.kind == "text" for field in self.fields) > 1
