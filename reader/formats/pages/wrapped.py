"""Lines that a program wrapped at a width, as mails and old pages have them, put together as paragraphs.

A break only wraps a line if the next line's first word had no room on it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from reader.formats.pages.blocks import PageBlock

_LEAST_LINES = 4  # of a text, to tell its width
_NARROWEST, _WIDEST = 45, 130  # letters: lines of poems are narrower
_WRAPPED = 0.6  # of the breaks within sentences, at least
_LEAST_BREAKS = 2
_WITHOUT_ROOM = ("Cf", "Mn", "Cc")
_STOPS = (".", "؟", "!", "…", ":")


def with_wrapped_joined(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Return blocks with those made one that are lines of one paragraph, whose breaks only wrap it."""
    found: list[PageBlock] = []
    for _, group in groupby(blocks, key=lambda one: (id(one.place), one.kind, one.is_row, one.is_alt)):
        run = list(group)
        found += run if run[0].is_row or run[0].is_alt or len(run) < _LEAST_LINES else _made_one(run)
    return found


def _made_one(run: Sequence[PageBlock]) -> Iterator[PageBlock]:
    lines: list[str] = []
    blocks: dict[int, PageBlock] = {}
    for one in run:
        blocks[len(lines)] = one
        lines += [one.text, *([""] if one.breaks != 1 else [])]
    for numbers in _paragraphs(lines):
        parts = [blocks[at] for at in numbers if at in blocks]
        if len(parts) > 1:
            parts[0].retell(" ".join(one.text for one in parts))
            parts[0].link_letters = sum(one.link_letters for one in parts)
        yield from parts[:1]


def _paragraphs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of the lines of each paragraph, of a text whose lines were wrapped; else of each."""
    if len(lines) < _LEAST_LINES or max(map(len, lines)) > 2 * _WIDEST:
        yield from ([at] for at in range(len(lines)))
        return
    width = max(map(_width, lines))
    within = [(one, other) for one, other in pairwise(lines) if one and other and not one.endswith(_STOPS)]
    breaks = sum(_had_no_room(one, other, width) for one, other in within)
    is_wrapped = breaks >= max(_LEAST_BREAKS, _WRAPPED * len(within))
    is_wrapped = is_wrapped and _NARROWEST <= width <= _WIDEST and any(one.endswith(_STOPS) for one in lines)
    paragraph: list[int] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        paragraph.append(at)
        if not (is_wrapped and line and following and _had_no_room(line, following, width)):
            yield paragraph
            paragraph = []


def _had_no_room(line: str, following: str, width: int) -> bool:
    return _width(line) + 1 + _width(following.split(maxsplit=1)[0]) > width


def _width(text: str) -> int:
    """Return how many letters of a text take room: no vowel signs, and nothing that is not seen."""
    return sum(unicodedata.category(one) not in _WITHOUT_ROOM for one in text)
