"""People whose full names a long list has: somebody is called so, whatever stands around the name."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_SCORE = 0.75
_LONGEST = 5  # words of a name


def find(known: Knowledge, words: Sequence[str], row: Sequence[Name]) -> list[Name]:
    """Return the names with such people added, or made whole where a part of their name was found."""
    found = list(row)
    last = 0
    for name in _people(known, words):
        if name.first < last:
            continue
        inside = [one for one in found if one.first < name.last and name.first < one.last]
        whole = all(
            one.type is ActorType.PERSON and name.first <= one.first and one.last <= name.last
            for one in inside
        )
        if whole and not any(_same(one, name) for one in inside):
            found = [one for one in found if one not in inside] + [name]
            last = name.last
    return sorted(found, key=lambda name: name.first)


def _same(one: Name, other: Name) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _people(known: Knowledge, words: Sequence[str]) -> Iterator[Name]:
    openings = map(known.people.openings, words[:-1])
    for first, starts in enumerate(openings):  # none for most words
        last = _end(known, words, first, starts) if starts else 0
        if last:
            yield Name(first, last, ActorType.PERSON, _SCORE)


def _end(known: Knowledge, words: Sequence[str], first: int, starts: Sequence[str]) -> int:
    """Return the end of the longest listed name that starts at a word, 0 for none."""
    following = takewhile(bool, map(key, words[first + 1 : first + _LONGEST]))
    last = 0
    for end, rest in enumerate(accumulate(following), start=first + 2):
        if any(map(known.people.full_name, [start + rest for start in starts])):
            last = end
    return last if last and _is_name(known, words[first:last]) else 0


def _is_name(known: Knowledge, inside: Sequence[str]) -> bool:
    """Tell whether a listed name is no phrase of ordinary words: كريم عادل, but not حسن نية."""
    return not all(_is_ordinary(known, word) for word in inside)


def _is_ordinary(known: Knowledge, word: str) -> bool:
    reading = known.readings(word)[0]
    return reading.known and reading.pos != "proper noun"
