"""The beginning of a file, to choose how it is read: the columns of a table, the posts of a chat."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reader.formats.files import read_file
from reader.formats.given import GivenFile
from reader.formats.kinds import kind_of_file
from reader.formats.readers.chats import EACH_DAY, EACH_POST, UNCHOSEN
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
    posts = read_file(name, data)  # as long as nobody has chosen, each is a text
    if not any(UNCHOSEN in one.doubts for one in posts):
        raise Unreadable("head-of-neither")
    read = {EACH_POST: posts, EACH_DAY: read_file(name, data, {"posts": EACH_DAY})}
    texts = {way: [one for one in found if not one.problem] for way, found in read.items()}
    return ChatHead(
        {way: len(found) for way, found in texts.items()},
        {way: _begins(found) for way, found in texts.items()},
    )


def _begins(texts: Sequence[ExtractedText]) -> list[str]:
    return [" ".join(one.text[: 2 * _SHOWN_LETTERS].split())[:_SHOWN_LETTERS] for one in texts[:_SHOWN_TEXTS]]
