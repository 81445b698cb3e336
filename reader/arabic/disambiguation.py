"""Choice of each word's reading in its sentence: a hidden Markov model over the readings' tags and lemmas.

Readings are paths of tags (see `tagging`); the best sequence is found with the Viterbi algorithm. The counts
were estimated with Baum-Welch (see `estimation`); an editor's preferences for common forms are added to them.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.arabic.inflection_en import singular
from reader.arabic.lexicon import data_lines
from reader.arabic.morphology import readings
from reader.arabic.normalise import strip_marks
from reader.arabic.reading import Reading
from reader.arabic.tagging import START, tags

_PREFERENCE = 3.0
_VARIANT_SPELLING = -4.0
_OTHER_HAMZA = -3.0
_UNSEEN_TRANSITION = 0.05
_UNSEEN_LEMMA = 0.3


class Candidate(NamedTuple):
    """A reading with its tags as numbers and the logarithm of what it costs by itself."""

    reading: Reading
    first: int
    last: int
    weight: float


class Model:
    """Transition and emission logarithms. `transitions` is a square table by tag number."""

    def __init__(self, pairs: dict[tuple[str, str], float], lemmas: dict[tuple[str, str], float]) -> None:
        names = sorted({START} | {tag for pair in pairs for tag in pair} | {tag for tag, _ in lemmas})
        self.numbers = {name: number for number, name in enumerate(names)}
        self.start = self.numbers[START]
        self.transitions = self._table(pairs)
        totals: dict[str, float] = {}
        for (tag, _), count in lemmas.items():
            totals[tag] = totals.get(tag, 0.0) + count
        self._totals = {tag: math.log(total + 20.0) for tag, total in totals.items()}
        self._lemmas = {key: math.log(count + _UNSEEN_LEMMA) for key, count in lemmas.items()}
        self._unseen = math.log(_UNSEEN_LEMMA)
        self._unseen_pair = math.log(_UNSEEN_TRANSITION / 1000.0)

    def _table(self, pairs: dict[tuple[str, str], float]) -> list[list[float]]:
        size = len(self.numbers)
        into = [0.5] * size
        counts = [[0.0] * size for _ in range(size)]
        for (before, after), count in pairs.items():
            counts[self.numbers[before]][self.numbers[after]] += count
            into[self.numbers[after]] += count
        everything = sum(into)
        table = []
        for row in counts:
            total = sum(row) + 5.0
            table.append([math.log((count + 5.0 * share / everything) / total) for count, share in zip(row, into, strict=True)])
        return table

    def number(self, tag: str) -> int:
        """Return the number of `tag`; an unseen one counts as the start of a sentence."""
        return self.numbers.get(tag, self.start)

    def emission(self, tag: str, lemma: str) -> float:
        weight = self._lemmas.get((tag, lemma), self._unseen)
        return weight - self._totals.get(tag, math.log(20.0))

    def path(self, names: tuple[str, ...]) -> tuple[int, int, float]:
        """Return first and last tag number of a path, and the weight of the steps inside it."""
        numbers = [self.number(name) for name in names]
        inside = sum(self.transitions[one][two] for one, two in zip(numbers, numbers[1:], strict=False))
        return numbers[0], numbers[-1], inside


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the estimated model, read on first use."""
    pairs: dict[tuple[str, str], float] = {}
    lemmas: dict[tuple[str, str], float] = {}
    for line in data_lines("reading_counts.tsv"):
        kind, one, two, count = line.split("\t")
        (pairs if kind == "T" else lemmas)[one, two] = float(count)
    return Model(pairs, lemmas)


@lru_cache(maxsize=1)
def preferences() -> dict[str, tuple[str, ...]]:
    """Return, by unvocalised stem as written, the senses an editor prefers for it."""
    rows = (line.split("\t") for line in data_lines("preferred_readings.tsv"))
    return {row[0]: tuple(row[1].split(";")) for row in rows}


def is_preferred(reading: Reading, word: str) -> bool:
    """Tell whether the preferences name one of the reading's senses for the word without its proclitics."""
    wanted = preferences()
    senses = wanted.get(word[reading.prefix.clitics :]) or wanted.get(word[_leading(reading) :])
    return senses is not None and any(_means(reading, sense) for sense in senses)


def _means(reading: Reading, wanted: str) -> bool:
    one = singular(wanted)
    for sense in (*reading.stem.glosses, *reading.senses):
        if sense in (wanted, one) or (" " in sense and len(wanted) > 3 and wanted in sense.split(" ")):
            return True
    return False


def _leading(reading: Reading) -> int:
    prefix = reading.prefix
    if not prefix.form or prefix.person:
        return prefix.clitics
    return len(strip_marks(reading.arabic(prefix.form)))


def lemma_key(reading: Reading) -> str:
    return reading.stem.lemma if reading.known else "?"


def weight(reading: Reading, word: str) -> float:
    """Return what speaks for the reading apart from tags and lemma, as a logarithm."""
    score = 0.0 if reading.exact else _VARIANT_SPELLING
    if ("أ" in word or "إ" in word) and strip_marks(reading.vocalised) != word:
        score += _OTHER_HAMZA
    if is_preferred(reading, word):
        score += _PREFERENCE
    return score


@lru_cache(maxsize=60_000)
def candidates(word: str) -> tuple[Candidate, ...]:
    """Return the readings worth comparing: of those alike in their outer tags only the best one."""
    tables = model()
    best: dict[tuple[int, int], Candidate] = {}
    bare = strip_marks(word)
    for reading in readings(word):
        names = tags(reading)
        if not names:
            return ()
        first, last, inside = tables.path(names)
        score = inside + tables.emission(names[-1], lemma_key(reading)) + weight(reading, bare)
        if (first, last) not in best or score > best[first, last].weight:
            best[first, last] = Candidate(reading, first, last, score)
    return tuple(best.values())


def choose(words: Sequence[str]) -> list[Reading]:
    """Return the best reading of every word of one sentence. Linear in the number of words."""
    tables = model()
    transitions = tables.transitions
    layers: list[tuple[tuple[Candidate, ...], list[int]]] = []
    before: list[tuple[float, int]] = [(0.0, tables.start)]
    for word in words:
        found = candidates(word)
        if not found:
            layers.append((found, []))
            continue
        after, origins = [], []
        for candidate in found:
            column = candidate.first
            score, origin = max((one + transitions[tag][column], place) for place, (one, tag) in enumerate(before))
            after.append((score + candidate.weight, candidate.last))
            origins.append(origin)
        layers.append((found, origins))
        before = after
    return _trace(words, layers, before)


def _trace(
    words: Sequence[str], layers: list[tuple[tuple[Candidate, ...], list[int]]], last: list[tuple[float, int]]
) -> list[Reading]:
    place = max(range(len(last)), key=lambda index: last[index][0]) if last else 0
    chosen: list[Reading] = []
    for word, (found, origins) in zip(reversed(words), reversed(layers), strict=True):
        if not found:
            chosen.append(readings(word)[0])
            continue
        chosen.append(found[place].reading)
        place = origins[place]
    chosen.reverse()
    return chosen
