"""Cut overlapping spans into flat pieces, so that a text can be marked up in one loop without nesting.

Worked example, a person and a quotation that overlap, with `cut(text, Span(0, 23), marks)`:

    text    وقال كيري إن روسيا تساعد
    marks   PER 5..9, SAID 10..24, LOC 13..18
    pieces  [وقال ][PER:كيري][ ][SAID:إن ][SAID+LOC:روسيا][SAID: تساعد]

Before the cut each span grows outward to whole words: some browsers break the joining of Arabic letters at
the edge of an element. Letters, combining marks, digits and joiners hold together; punctuation and spaces
do not, so that a quotation does not swallow its quotation marks.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from reader.text.spans import Span

T = TypeVar("T")

_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """Something to be shown on a span; `key` is whatever the caller needs to recognise it."""

    span: Span
    key: T


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch with the keys of the marks that cover it, in the order the marks were given.

    `begins` and `ends` are those of the keys whose mark has its first or its last piece here.
    """

    span: Span
    keys: tuple[T, ...] = ()
    begins: tuple[T, ...] = ()
    ends: tuple[T, ...] = ()


class _WordOrNot(dict[int, str]):
    """Translation table: "w" for what holds together inside a word, "m" for marks, "." for the rest."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)[0]
        self[code] = kind = "m" if category == "M" else "w" if category in "LN" or char in _JOINERS else "."
        return kind


_WORD_OR_NOT = _WordOrNot()
_WORD = re.compile(r"(?:w|\.?m)[wm]*")


def snap(text: str, span: Span) -> Span:
    """Return `span` of `text` grown outward to whole words. An empty span stays as it is."""
    if not len(span):
        return span
    start, end = span.start, span.end
    while _is_inside_word(text, start):
        start -= 1
    while _is_inside_word(text, end):
        end += 1
    return Span(start, end)


def _is_inside_word(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = _WORD_OR_NOT[ord(text[at - 1])], _WORD_OR_NOT[ord(text[at])]
    return after == "m" or (after == "w" and before != ".")


class _Words:
    """The words of a stretch of text, to snap many spans in it without reading a long word again."""

    def __init__(self, text: str, within: Span) -> None:
        kinds = within.of(text).translate(_WORD_OR_NOT)
        self.within = within
        self.words = [Span(*word.span()).shifted(within.start) for word in _WORD.finditer(kinds)]
        self.starts = [word.start for word in self.words]

    def snap(self, span: Span) -> Span | None:
        """Return `span` clipped to the stretch and grown to whole words, None if nothing of it is there."""
        start, end = max(span.start, self.within.start), min(span.end, self.within.end)
        if start >= end:
            return None
        first, last = self._word_around(start), self._word_around(end)
        return Span(first.start if first else start, last.end if last else end)

    def _word_around(self, at: int) -> Span | None:
        """Return the word that has letters on both sides of `at`."""
        nearest = bisect_right(self.starts, at) - 1
        if nearest < 0:
            return None
        word = self.words[nearest]
        return word if word.start < at < word.end else None


def cut(text: str, within: Span, marks: Sequence[Mark[T]]) -> list[Piece[T]]:
    """Cut the stretch `within` of `text` at every edge of the marks, after these were snapped to words.

    The pieces follow each other without gap, none is empty, and together they are exactly `within.of(text)`.
    Spans count code points of `text`. Marks outside the stretch, and empty ones, are left out.
    """
    words = _Words(text, within)
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        if (span := words.snap(mark.span)) is not None:
            starting.setdefault(span.start, []).append(number)
            ending.setdefault(span.end, []).append(number)
    edges = sorted({within.start, within.end, *starting, *ending})
    pieces: list[Piece[T]] = []
    active: set[int] = set()
    for start, end in pairwise(edges):
        active.update(starting.get(start, ()))
        active.difference_update(ending.get(start, ()))
        pieces.append(
            Piece(
                Span(start, end),
                tuple(marks[number].key for number in sorted(active)),
                tuple(marks[number].key for number in starting.get(start, ())),
                tuple(marks[number].key for number in ending.get(end, ())),
            )
        )
    return pieces


_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN_WORD = rf"[0-9.@#]*[{_LATIN}][{_LATIN}0-9&'’@/+_.:-]*"
_LATIN_RUN = re.compile(rf"(?<!\S){_LATIN_WORD}(?:[ ]+(?:[0-9]+[ ]+)?{_LATIN_WORD})*(?!\S)")


def latin_runs(text: str, within: Span) -> list[Span]:
    """Return the runs of Latin words that stand between spaces or the edges of the stretch.

    These may be wrapped left to right inside Arabic. Digits alone are left out, since isolating them would
    change the order of a range such as 10-12, and so is a run that touches Arabic or its punctuation.
    """
    return [Span(*run.span()).shifted(within.start) for run in _LATIN_RUN.finditer(within.of(text))]
