"""From words of the English to the words of the Arabic that say the same, through the glosses."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.bilingual.english_words import skeleton, words_of
from reader.text.bilingual.name_forms import SMALL, stem_of
from reader.text.spans import Span

CERTAIN = 0.75
_LONGEST = 3  # Arabic words for each English one, at most
_MISS = 0.4
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class GlossedWord:
    """An Arabic word with everything that its English may be: glosses, and its letters in Latin ones."""

    span: Span
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facing:
    """Where the Arabic says it; `is_certain` unless a person should look first."""

    span: Span
    is_certain: bool


def facing_words(selected: str, words: Sequence[GlossedWord]) -> Facing | None:
    """Return the run of `words` whose English shares most with the `selected` words, or None if none does.

    A word scores by the share of selected words that it may stand for, and costs a little where it stands
    for none, so that the best run is the densest (the maximum-sum segment), and the longer of two that share
    as much: the words of a set phrase have the whole phrase as their gloss. It is certain when it has three
    of four of the selected words and no other run scores the same.
    """
    wanted = _keys(selected)
    if not wanted or not words:
        return None
    hits = [_hits(word, wanted) for word in words]
    runs = _runs(hits, len(wanted) * _LONGEST)
    runs.sort(key=lambda run: (run[0], run[2] - run[1]), reverse=True)
    if not runs:
        return None
    score, first, last = runs[0]
    covered = set().union(*hits[first : last + 1])
    rivals = any(other[0] >= score and (other[2] < first or other[1] > last) for other in runs[1:])
    share = len(covered) / len(wanted)
    return Facing(Span(words[first].span.start, words[last].span.end), share >= CERTAIN and not rivals)


def _keys(selected: str) -> list[tuple[str, str]]:
    """Return stem and sound of each selected word that carries meaning."""
    found = [word for word in words_of(selected) if word.key not in SMALL]
    return [(stem_of(word.key), skeleton(word.key) if word.is_capital else "") for word in found]


def _hits(word: GlossedWord, wanted: Sequence[tuple[str, str]]) -> set[int]:
    stems, sounds = set(), set()
    for english in word.english:
        for part in words_of(english):
            stems.add(stem_of(part.key))
            sounds.add(skeleton(part.key))
    return {
        number
        for number, (stem, heard) in enumerate(wanted)
        if (stem and stem in stems) or (len(heard) >= _SHORTEST_NAME and heard in sounds)
    }


def _runs(hits: Sequence[set[int]], longest: int) -> list[tuple[float, int, int]]:
    """Return score, first and last of every run that begins and ends with a hit."""
    runs = []
    for first, found in enumerate(hits):
        if not found:
            continue
        covered: set[int] = set()
        for last in range(first, min(len(hits), first + longest)):
            covered |= hits[last]
            if hits[last]:
                misses = sum(not one for one in hits[first : last + 1])
                runs.append((len(covered) - _MISS * misses, first, last))
    return runs
