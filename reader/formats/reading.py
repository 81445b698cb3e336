"""What a file has to say: a text with what is known of it, or why there is none."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
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


class Surrounding(StrEnum):
    """What a block is that stood around a text and is no line of it."""

    MENU = "menu"
    RELATED = "related"
    ADVERTISEMENT = "advertisement"
    COMMENT = "comment"
    NOTICE = "notice"  # of cookies, rights, policies, subscriptions
    SHARING = "sharing"  # buttons, text size, print
    FOOT = "foot"
    REPEATED = "repeated"  # the same words stand in the text already
    HIDDEN = "hidden"
    TIMES = "times"  # numbers and times of subtitles, hours and names of a chat
    DELETED = "deleted"  # in tracked changes
    REMARK = "remark"  # of an editor, in a margin
    BY_PERSON = "by_person"  # somebody who looked at it wanted it out
    UNCERTAIN = "uncertain"  # nothing says that it belongs to the text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block of the input that is no line of the text: its words, what it is, which line it stood before.

    `before` counts the text's visible lines from zero; their number stands for "after the last".
    """

    text: str
    what: Surrounding
    before: int


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """One text of a file: headline first, a paragraph a line.

    `kinds` says what its lines are where the file says it: (number of the visible line, a BlockKind).
    `left_out` are the blocks of the file that are no lines, in their order. `doubts` are reasons for a person
    to look before it becomes an article, `remarks` what was done to it that a person may want to know.
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
    kinds: tuple[tuple[int, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()

    def packed(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return plain | {
            "published": self.published.isoformat() if self.published else None,
            "problem": self.problem.packed() if self.problem else None,
            "pictures": [one.packed() for one in self.pictures],
            "left_out": [asdict(one) for one in self.left_out],
            "doubts": [one.packed() for one in self.doubts],
            "remarks": [one.packed() for one in self.remarks],
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
                "kinds": tuple((number, kind) for number, kind in packed["kinds"]),
                "left_out": tuple(
                    LeftOut(one["text"], Surrounding(one["what"]), one["before"])
                    for one in packed["left_out"]
                ),
                "doubts": tuple(map(Reason.unpacked, packed["doubts"])),
                "remarks": tuple(map(Reason.unpacked, packed["remarks"])),
            }
        )
