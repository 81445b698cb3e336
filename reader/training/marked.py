"""Sentences whose names are marked in the line itself, as words with their labels."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.arabic import tokenise
from reader.training.swapping import Labelled

_OPENING = re.compile(r"\[([A-Z]+) ")
# Bodies that say what they are (ministries, courts) are no names in the guideline of the other training text.
_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "CUR": "MISC", "INS": ""}


class MarkedName(NamedTuple):
    """A name of a line: its code points, half-open, and the label of its kind."""

    start: int
    end: int
    label: str


def read_marked(lines: Iterable[str]) -> list[Labelled]:
    """Return the sentences of lines; those that begin with # are none. Raises ValueError for a bad mark.

    A mark is "[PER name]"; [INS …] may have others inside and has no label itself.
    """
    told = (line.strip() for line in lines)
    return [_labelled(*_without_marks(line)) for line in told if line and not line.startswith("#")]


def _labelled(text: str, names: list[MarkedName]) -> Labelled:
    words, labels = [], []
    for span in tokenise.tokens(text):
        words.append(span.of(text))
        name = next((one for one in names if one.start < span.end and span.start < one.end), None)
        labels.append(f"{'B' if span.start <= name.start else 'I'}-{name.label}" if name else "O")
    return words, labels


def _without_marks(line: str) -> tuple[str, list[MarkedName]]:
    """Return the line's text and its names."""
    text, names = "", []
    opened: list[tuple[str, int]] = []
    for part in _parts(line):
        if mark := _OPENING.fullmatch(part):
            if mark[1] not in _LABELS or any(kind != "INS" for kind, _ in opened):
                raise ValueError(f"{part}… cannot stand there: {line[:60]}")
            opened.append((mark[1], len(text)))
        elif part == "]":
            if not opened:
                raise ValueError(f"] closes nothing: {line[:60]}")
            kind, start = opened.pop()
            if _LABELS[kind]:
                names.append(MarkedName(start, len(text), _LABELS[kind]))
        else:
            text += part
    if opened:
        raise ValueError(f"[{opened[-1][0]} is not closed: {line[:60]}")
    return text, names


def _parts(line: str) -> Iterator[str]:
    """Yield openings, closings and what stands between them."""
    yield from (part for part in re.split(r"(\[[A-Z]+ |\])", line) if part)
