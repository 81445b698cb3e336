"""Lines that a program wrapped at a width, as mails and old pages have them, put together as paragraphs.

A break only wraps a line if the next line's first word had no room on it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LEAST_LINES = 4  # of a text, to tell its width
_NARROWEST, _WIDEST = 30, 130  # letters
_WRAPPED = 0.6  # of the breaks within sentences, at least
_LEAST_BREAKS = 2
_WITHOUT_ROOM = ("Cf", "Mn", "Cc")
_STOPS = (".", "؟", "!", "…", ":")


def unwrapped_lines(text: str) -> list[str]:
    """Return the paragraphs of a text whose lines were wrapped, an empty line behind each; else its lines."""
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(_width, lines), default=0)
    breaks = [_had_no_room(one, other, width) for one, other in _pairs(lines) if not one.endswith(_STOPS)]
    is_wrapped = sum(breaks) >= max(_LEAST_BREAKS, _WRAPPED * len(breaks))
    if len(lines) < _LEAST_LINES or not (_NARROWEST <= width <= _WIDEST and is_wrapped):
        return lines
    return list(_joined(lines, width))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in pairwise(lines) if one and other)


def _had_no_room(line: str, following: str, width: int) -> bool:
    first = following.split(maxsplit=1)[0]
    return _width(line) + 1 + _width(first) > width


def _width(text: str) -> int:
    """Return how many letters of a text take room: no vowel signs, and nothing that is not seen."""
    return sum(unicodedata.category(one) not in _WITHOUT_ROOM for one in text)


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        paragraph.append(line)
        if not (line and following and _had_no_room(line, following, width)):
            yield " ".join(paragraph).strip()
            paragraph = []
