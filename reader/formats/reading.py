"""What a file has to say: a text with what is known of it, or why there is none."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from reader.errors import CodedError, Reason
from reader.formats.readers.pictures import FoundPicture


class Unreadable(CodedError, ValueError):  # noqa: N818 (it says what the file is)
    """The file cannot be read; `reason` says why and what to do."""


class TooSlow(Unreadable):
    """The parser took too much time."""


class TooMuchMemory(Unreadable):
    """The parser wanted too much memory."""


class Failed(Unreadable):
    """The parser ended in a way that nobody foresaw."""


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """One text of a file: headline first, a paragraph a line, captions as lines after "Image caption ".

    `name` tells the texts of one file apart. With `problem` there is no text: it says why.
    """

    text: str
    name: str = ""
    english: str = ""
    published: date | None = None
    url: str = ""
    author: str = ""
    site: str = ""
    problem: Reason | None = None
    pictures: tuple[FoundPicture, ...] = ()

    def packed(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return plain | {
            "published": self.published.isoformat() if self.published else None,
            "problem": self.problem.packed() if self.problem else None,
            "pictures": [one.packed() for one in self.pictures],
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        """Return what `packed` packed."""
        day, problem = packed["published"], packed["problem"]
        return cls(
            **packed
            | {
                "published": date.fromisoformat(day) if day else None,
                "problem": Reason.unpacked(problem) if problem else None,
                "pictures": tuple(map(FoundPicture.unpacked, packed["pictures"])),
            }
        )


def parsed_date(text: str) -> date | None:
    """Return the day that a text begins with, as 2026-03-31 or 31/03/2026; None if it does not."""
    head = text.strip()[:10]
    try:
        return date.fromisoformat(head)
    except ValueError:
        parts = head.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    day, month, year = map(int, parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None
