"""Chats as WhatsApp exports them: `_chat.txt`, a post after each date with its hour and its writer's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise

from reader.formats.readers.chats import MAX_POSTS, Aside, Chat, Post
from reader.formats.reading import Surrounding, Unreadable

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = "[ \u00a0\u202f]"
_NUMBERS = r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})"
_HALF = rf"(?:[AaPp]\.?{_SPACES}?[Mm]\.?|(?:صباح|مساء)[\u064b\u0627]*|[صم])"
_HOUR = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_SPACES}?{_HALF})?"
_HEAD = re.compile(
    rf"(?:\[{_NUMBERS}[,،]?{_SPACES}+({_HOUR})\]|{_NUMBERS}[,،]?{_SPACES}+({_HOUR}){_SPACES}+[-–—]){_SPACES}*"
)
_WRITER = re.compile(r"([^:\n]{1,80}): ?")
_NO_WORDS = re.compile(
    r"<[^<>]*(?:omitted|استبعاد|محذوف)[^<>]*>"
    r"|(?:image|video|audio|sticker|GIF|document|contact card) omitted"
    r"|.{0,120}<(?:attached|مرفق)[^<>]*>|.{1,120}\((?:file attached|ملف مرفق)\)"
    r"|(?:This message was deleted|You deleted this message|تم حذف هذه الرسالة|لقد حذفت هذه الرسالة)\.?"
    r"|null"
)
_EDITED = re.compile(r"\s*<(?:This message was edited|تم تعديل هذه الرسالة)>\s*$")
_SEALED = ("end-to-end encrypted", "مشفرة تمام", "التشفير التام")
_NAMED = re.compile("_chat|whatsapp|واتساب", re.IGNORECASE)
_SNIFFED_LETTERS = 8000


def is_whatsapp(name: str, text: str) -> bool:
    """Tell whether a text begins with a date and an hour, more than once or where its name says so."""
    lines = [_plain(line) for line in text[:_SNIFFED_LETTERS].splitlines() if line.strip()]
    heads = [_HEAD.match(line) for line in lines]
    if not heads or heads[0] is None:
        return False
    return sum(map(bool, heads)) > 1 or bool(_NAMED.search(name))


def whatsapp_chat(text: str) -> Chat:
    """Return the chat of an export. Raises Unreadable for more posts than are read."""
    found = list(islice(_entries(text), MAX_POSTS + 1))
    if len(found) > MAX_POSTS:
        raise Unreadable("chat-too-many-posts", most=MAX_POSTS)
    order = _order([one.numbers for one in found])
    return Chat(tuple(_post(number, one, order) for number, one in enumerate(found, 1)))


@dataclass(slots=True)
class _Entry:
    """What stands from one date to the next; `numbers` are those of the date as written."""

    numbers: tuple[int, int, int]
    head: str
    writer: str
    lines: list[str] = field(default_factory=list)


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for line in text.splitlines():
        plain = _plain(line)
        head = _HEAD.match(plain)
        if head is None:
            if entry is not None:
                entry.lines.append(line)
            continue
        if entry is not None:
            yield entry
        entry = _begun(line, plain, head)
    if entry is not None:
        yield entry


def _begun(line: str, plain: str, head: re.Match[str]) -> _Entry:
    """Return the entry that a line begins; marks of direction count in its words, not in what is before."""
    found = [group for group in head.groups() if group is not None]
    writer = _WRITER.match(plain, head.end())
    begin = writer.end() if writer else head.end()
    words = line[_place(line, begin) :].strip()
    first, second, third = map(int, found[:3])
    return _Entry((first, second, third), plain[:begin].strip(), writer[1] if writer else "", [words])


def _post(number: int, entry: _Entry, order: tuple[int, int, int]) -> Post:
    ident, day = str(number), _day(entry.numbers, order)
    unread = "" if day else entry.head
    if not entry.writer or _is_notice(entry.lines):
        said = " ".join([entry.head, *entry.lines]).strip()
        return Post(ident, day, asides=((said, Surrounding.TIMES),))
    asides: list[Aside] = [(entry.head.rstrip(": "), Surrounding.TIMES)]
    lines = []
    for line in _EDITED.sub("", "\n".join(entry.lines)).splitlines():
        words = line.strip()
        if _NO_WORDS.fullmatch(_plain(words).strip()):
            asides.append((words, Surrounding.TIMES))
        elif words:
            lines.append(words)
    author = "" if _is_number(entry.writer) else entry.writer.strip()
    return Post(ident, day, tuple(lines), tuple(asides), author=author, unread=unread, is_wordless=not lines)


def _is_notice(lines: list[str]) -> bool:
    """Tell whether the words are the application's own, which iPhones begin with a mark of direction."""
    if any(sealed in lines[0] for sealed in _SEALED):
        return True
    return lines[0].startswith("\u200e") and not _NO_WORDS.fullmatch(_plain(lines[0]).strip())


def _is_number(writer: str) -> bool:
    return not any(char.isalpha() for char in writer)


def _order(written: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Return the places of year, month and day in the dates of a chat, which are all written alike.

    The day goes first unless a date says otherwise, or the dates fall so and rise the other way.
    """
    if any(first > 31 for first, _, _ in written):
        return 0, 1, 2
    day_first, month_first = (2, 1, 0), (2, 0, 1)
    fits = [one for one in (day_first, month_first) if all(_day(numbers, one) for numbers in written)]
    rising = [one for one in fits if _rises([_day(numbers, one) for numbers in written])]
    return (rising or fits or [day_first])[0]


def _rises(days: list[date | None]) -> bool:
    return all(a is not None and b is not None and a <= b for a, b in pairwise(days))


def _day(numbers: tuple[int, int, int], order: tuple[int, int, int]) -> date | None:
    year, month, day = (numbers[place] for place in order)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _plain(line: str) -> str:
    return _MARKS.sub("", line)


def _place(line: str, letters: int) -> int:
    """Return where a line goes on after so many of its characters that are no marks of direction."""
    places = (at for at, char in enumerate(line) if not _MARKS.match(char))
    return next(islice(places, letters - 1, None)) + 1
