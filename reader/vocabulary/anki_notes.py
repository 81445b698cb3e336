"""Notes that Anki exported as plain text: which of their fields is the word, and which its meaning.

The file begins with lines such as "#separator:tab" and "#tags column:3", and names no fields: people make
types of notes of their own. So the word is the first field that is one word in Arabic letters, the meaning
the first in others.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from reader.text.letters import has_arabic_letter

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_NOT_TEXT = re.compile(r"<[^>]*>|\[sound:[^]]*]")


class AnkiNote(NamedTuple):
    """A note as a word; `sentence` is another Arabic field in which the word stands."""

    term: str
    meaning: str
    sentence: str
    tags: tuple[str, ...]


def is_of_anki(text: str) -> bool:
    """Tell whether a file says of itself that it is an export of Anki's notes."""
    return text.startswith("#separator:")


def read_notes(text: str) -> Iterator[AnkiNote]:
    """Yield the notes of such a file. Raises csv.Error."""
    lines = text.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    told = dict(line[1:].strip().lower().split(":", 1) for line in lines[:first] if ":" in line)
    separator = _SEPARATORS.get(told["separator"].strip(), told["separator"][:1]) or "\t"
    columns = {int(at) - 1: name for name, at in told.items() if name.endswith(" column") and at.isdecimal()}
    for row in csv.reader(io.StringIO("".join(lines[first:]), newline=""), delimiter=separator):
        fields = [_plain(cell) for at, cell in enumerate(row) if at not in columns]
        tags = " ".join(cell for at, cell in enumerate(row) if columns.get(at) == "tags column").split()
        if any(fields):
            yield _note([field for field in fields if field], tuple(tags))


def _plain(cell: str) -> str:
    return " ".join(unescape(_NOT_TEXT.sub(" ", cell)).split())


def _note(fields: Sequence[str], tags: tuple[str, ...]) -> AnkiNote:
    arabic = [field for field in fields if has_arabic_letter(field)]
    term = next((field for field in arabic if " " not in field), next(iter(arabic), fields[0]))
    return AnkiNote(
        term,
        next((field for field in fields if field not in arabic and field != term), ""),
        next((field for field in arabic if field != term and term in field.split()), ""),
        tags,
    )
