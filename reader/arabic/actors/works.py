"""Titles of works, which stand in quotation marks after the word for what they are: فيلم "المصير"."""

from collections.abc import Sequence

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge

_SCORE = 0.7
_LONGEST = 8
_OPENING, _CLOSING = frozenset("\"“«‘'"), frozenset("\"”»’'")


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with the titles of works in place of what was found inside them."""
    result = list(row)
    for at, word in enumerate(words):
        if word not in _OPENING or not any(_announces(known, one) for one in words[max(0, at - 2) : at]):
            continue
        ends = range(at + 1, min(len(words), at + 2 + _LONGEST))
        end = next((place for place in ends if words[place] in _CLOSING), at)
        if end > at + 1:
            result = [name for name in result if name.last <= at or name.first >= end]
            result.append(Name(at + 1, end, ActorType.OTHER, _SCORE))
    return sorted(result, key=lambda name: name.first)


def _announces(known: Knowledge, word: str) -> bool:
    return known.words.has("work", word)
