"""The beginning of a file, to choose how it is read: the columns of a table, the posts of a chat."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reader.formats.files import read_file
from reader.formats.given import GivenFile
from reader.formats.kinds import kind_of_file
from reader.formats.readers.chats import UNCHOSEN, WAYS
from reader.formats.readers.tables import WORKBOOK_ENDINGS, Head
from reader.formats.reading import ExtractedText, Unreadable

_SHOWN_TEXTS = 6
_SHOWN_LETTERS = 200


@dataclass(frozen=True, slots=True)
class ChatHead:
    """What a chat's texts are in each of the `WAYS`: how many, and the first letters of the first."""

    counts: dict[str, int]
    begins: dict[str, list[str]]


def head_of_file(name: str, data: bytes) -> Head | ChatHead:
    """Return the beginning of a table or of a chat, also of one in an archive.

    Raises Unreadable, also for what is neither.
    """
    file = GivenFile(name, data)
    kind = kind_of_file(file)
    head = kind.begins(file) if kind is not None and kind.begins is not None else None
    return head if head is not None else _chat_head(name, data)


def rows_of_file(name: str, data: bytes, most: int) -> list[list[str]] | None:
    """Return so many rows of the first sheet of a workbook; None for a file of another kind.

    Raises Unreadable.
    """
    file = GivenFile(name, data)
    if file.document not in WORKBOOK_ENDINGS:
        return None
    from reader.formats.readers.workbook import rows_of_workbook

    return rows_of_workbook(data, most)


def packed_head(head: Head | ChatHead) -> dict[str, Any]:
    """Return it as plain JSON."""
    return asdict(head)


def unpacked_head(packed: dict[str, Any]) -> Head | ChatHead:
    """Return what `packed_head` packed."""
    return ChatHead(**packed) if "counts" in packed else Head(**packed)


def _chat_head(name: str, data: bytes) -> ChatHead:
    if not any(UNCHOSEN in one.doubts for one in read_file(name, data)):
        raise Unreadable("head-of-neither")
    read = {way: [one for one in read_file(name, data, {"posts": way}) if not one.problem] for way in WAYS}
    counts = {way: len(texts) for way, texts in read.items()}
    return ChatHead(counts, {way: _begins(texts) for way, texts in read.items()})


def _begins(texts: Sequence[ExtractedText]) -> list[str]:
    return [" ".join(one.text[: 2 * _SHOWN_LETTERS].split())[:_SHOWN_LETTERS] for one in texts[:_SHOWN_TEXTS]]
