"""Set phrases and terms of several words: where they stand in a sentence, and their English.

A phrase may have a place for a number, written `#` in both languages.
"""

from collections.abc import Sequence

from reader.arabic.morphology.affixes import CONJUNCTION, PREPOSITION
from reader.arabic.morphology.reading import Reading
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered, remembered_function
from reader.arabic.resources import Resources

_NUMBER = "#"  # in the table: any number
Continuation = tuple[tuple[str, ...], str]  # what follows the first word of a phrase, and its English
Continuations = tuple[Continuation, ...]


class _Begun:
    """The phrases with one first word, the longest first, by the word that comes second."""

    def __init__(self, continuations: Sequence[Continuation]) -> None:
        ordered = sorted(continuations, key=lambda one: -len(one[0]))
        seconds = {rest[0] for rest, _ in ordered if rest} - {_NUMBER}
        self._before_any = _with_second("", ordered)
        self._by_second = {second: _with_second(second, ordered) for second in seconds}

    def before(self, second: str) -> Continuations:
        """Return what may follow where `second` comes after the first word."""
        return self._by_second.get(second, self._before_any)


def _with_second(second: str, continuations: Sequence[Continuation]) -> Continuations:
    return tuple(one for one in continuations if not one[0] or one[0][0] in (second, _NUMBER))


def _read(resources: Resources) -> dict[str, _Begun]:
    """Return the phrases by their first word, folded."""
    found: dict[str, list[Continuation]] = {}
    for arabic, english in resources.rows("set_phrases.tsv"):
        first, *rest = map(fold, arabic.split(" "))
        found.setdefault(first, []).append((tuple(rest), english))
    return {first: _Begun(continuations) for first, continuations in found.items()}


class SetPhrases:
    """The set phrases of a table, and where they stand among words."""

    def __init__(self, resources: Resources) -> None:
        self._known = _read(resources)

    def glosses(self, words: Sequence[str], chosen: Sequence[Reading]) -> dict[int, str]:
        """Return the English of the phrase at each place that belongs to one: every word shows the whole
        phrase.

        `chosen` are the readings of `words`. Of overlapping phrases the first, of nested ones the longest
        counts.
        """
        shown: dict[int, str] = {}
        place, end = 0, len(words)
        while place < end:
            prefix = chosen[place].prefix
            length = 0
            starts = self._starts(words[place], prefix.conjunction, prefix.preposition, prefix.clitics)
            second = _folded(words[place + 1]) if starts and place + 1 < end else ""
            for lead, begun in starts:
                for rest, english in begun.before(second):
                    if len(rest) >= length and _follows(words, place + 1, rest):
                        length = len(rest) + 1
                        said = lead + _filled(english, words[place : place + length])
                        shown.update(dict.fromkeys(range(place, place + length), said))
                        break
            place += length or 1
        return shown

    @remembered(60_000)
    def _starts(
        self, word: str, conjunction: str, preposition: str, proclitics: int
    ) -> tuple[tuple[str, _Begun], ...]:
        """Return the phrases that `word` may begin, each with the English of the clitics in front of it."""
        bare = strip_marks(word)
        spellings = [("", bare)]
        before = CONJUNCTION.get(conjunction, "")
        if before:
            spellings.append((before + " ", bare[1:]))
        if preposition and proclitics:
            rest = bare[proclitics:]
            if preposition == "li" and bare[proclitics - 1 : proclitics + 1] == "لل":
                rest = "ا" + bare[proclitics:]
            spellings.append((f"{before} {PREPOSITION[preposition]} ".lstrip(), rest))
        found = ((lead, self._known.get(fold(spelling))) for lead, spelling in spellings)
        return tuple((lead, begun) for lead, begun in found if begun)


@remembered_function(60_000)
def _folded(word: str) -> str:
    return fold(word)


def _follows(words: Sequence[str], place: int, rest: tuple[str, ...]) -> bool:
    if place + len(rest) > len(words):
        return False
    return all(
        _folded(words[place + offset]) == one or (one == _NUMBER and words[place + offset][:1].isdigit())
        for offset, one in enumerate(rest)
    )


def _filled(english: str, words: Sequence[str]) -> str:
    """Return the English with the number that stands in the phrase in its place."""
    if _NUMBER not in english:
        return english
    return english.replace(_NUMBER, next((_folded(one) for one in words if one[:1].isdigit()), ""))
