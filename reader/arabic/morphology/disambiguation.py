"""Choice of each word's reading in its sentence: a hidden Markov model over the readings' tags and lemmas.

Readings are paths of tags (see `tagging`); the best sequence is found with the Viterbi algorithm. The counts
were estimated with Baum-Welch (see `estimation`); an editor's preferences for common forms are added to them.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology, with_homonyms
from reader.arabic.morphology.tagging import START, emission_class, suffix_is_near, tags
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_PREFERENCE = 3.0
_LESS_PREFERRED = 0.5
_VARIANT_SPELLING = -4.0
_OTHER_HAMZA = -3.0
_UNSEEN_LEMMA = 0.3


_RARE_PERSONS = {"2": 2.0, "1S": 1.0, "3D": 1.5, "3MD": 1.5, "3FD": 1.5, "3FP": 1.5}
_UNGRAMMATICAL = -3.0
_VERBS = frozenset({"past", "imperfect", "imperative", "laysa", "sawfa"})
_BEFORE_VERB = {
    "an": frozenset({"imperfect", "la", "past"}),
    "lam": frozenset({"imperfect"}),
    "lan": frozenset({"imperfect"}),
    "sawfa": frozenset({"imperfect"}),
    "purpose": frozenset({"imperfect"}),
    "qad": frozenset({"past", "imperfect", "la"}),
}
_BEFORE_NOUN = frozenset({"prep", "prep-bi", "prep-li", "prep-ka", "anna", "inna", "kull", "ghayr"})


class TaggedReading(NamedTuple):
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
        merged: dict[tuple[str, str], float] = {}
        for (tag, lemma), count in lemmas.items():
            kind = emission_class(tag)
            totals[kind] = totals.get(kind, 0.0) + count
            merged[kind, lemma] = merged.get((kind, lemma), 0.0) + count
        self._totals = {kind: math.log(total + 20.0) for kind, total in totals.items()}
        self._lemmas = {key: math.log(count + _UNSEEN_LEMMA) for key, count in merged.items()}
        self._unseen = math.log(_UNSEEN_LEMMA)

    def _table(self, pairs: dict[tuple[str, str], float]) -> list[list[float]]:
        size = len(self.numbers)
        into = [0.5] * size
        counts = [[0.0] * size for _ in range(size)]
        for (before, after), count in pairs.items():
            counts[self.numbers[before]][self.numbers[after]] += count
            into[self.numbers[after]] += count
        everything = sum(into)
        names = list(self.numbers)
        table = []
        for before, row in zip(names, counts, strict=True):
            total = sum(row) + 5.0
            shares = (
                math.log((count + 5.0 * share / everything) / total)
                for count, share in zip(row, into, strict=True)
            )
            table.append([share + grammar(before, after) for share, after in zip(shares, names, strict=True)])
        return table

    def number(self, tag: str) -> int:
        """Return the number of `tag`; an unseen one counts as the start of a sentence."""
        return self.numbers.get(tag, self.start)

    def emission(self, tag: str, lemma: str) -> float:
        kind = emission_class(tag)
        return self._lemmas.get((kind, lemma), self._unseen) - self._totals.get(kind, math.log(20.0))

    def path(self, names: tuple[str, ...]) -> tuple[int, int, float]:
        """Return first and last tag number of a path, and the weight of the steps inside it."""
        numbers = [self.number(name) for name in names]
        inside = sum(self.transitions[one][two] for one, two in pairwise(numbers))
        return numbers[0], numbers[-1], inside


def _counted(resources: Resources) -> Model:
    pairs: dict[tuple[str, str], float] = {}
    lemmas: dict[tuple[str, str], float] = {}
    for kind, one, two, count in resources.rows("reading_counts.tsv"):
        (pairs if kind == "T" else lemmas)[one, two] = float(count)
    return Model(pairs, lemmas)


class PreferredSenses:
    """The senses that an editor prefers for a word, by its unvocalised stem as written."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        self._forms = forms
        rows = resources.rows("preferred_readings.tsv")
        self._wanted = {row[0]: tuple(row[1].split(";")) for row in rows}

    def sense_of(self, reading: Reading, word: str) -> tuple[int, str] | None:
        """Return rank and wording of the reading's sense that the preferences name for the word, if they do.

        A preference is a sense of the lexicon, or `sense>wording` to show it in other English.
        """
        senses = self._wanted.get(word[reading.prefix.clitics :]) or self._wanted.get(
            word[_leading(reading) :]
        )
        if senses is None and (reading.suffix.form or reading.tense):
            senses = self._wanted.get(_by_stem(reading))
        for rank, one in enumerate(senses or ()):
            sense, _, wording = one.partition(">")
            meant = self._meant(reading, sense)
            if meant:
                return rank, wording or meant
        return None

    def weight(self, reading: Reading, word: str) -> float:
        """Return what speaks for the reading apart from tags and lemma, as a logarithm."""
        score = 0.0 if reading.exact else _VARIANT_SPELLING
        if ("أ" in word or "إ" in word) and strip_marks(reading.vocalised) != word:
            score += _OTHER_HAMZA
        preferred = self.sense_of(reading, word)
        if preferred is not None:
            score += _PREFERENCE - _LESS_PREFERRED * preferred[0]
        return score - rarity(reading)

    def _meant(self, reading: Reading, wanted: str) -> str | None:
        one = self._forms.singular(wanted)
        for sense in (*reading.stem.glosses, *reading.senses):
            if sense in (wanted, one) or (" " in sense and len(wanted) > 3 and wanted in sense.split(" ")):
                return sense
        return None

    def with_sense_first(self, reading: Reading, sense: str) -> Reading:
        """Return the reading with `sense` as the first of its senses and as what its gloss says."""
        stem = reading.stem
        spoken = sense if sense in stem.glosses or not stem.plural else self._forms.plural(sense)
        glosses = tuple(dict.fromkeys((spoken, *stem.glosses)))
        return reading.with_stem(
            stem._replace(
                glosses=glosses,
                senses=tuple(
                    dict.fromkeys((self._forms.singular(sense) if stem.plural else sense, *stem.senses))
                ),
            )
        )


def _by_stem(reading: Reading) -> str:
    """Return the key for all forms of a word: a verb's stem after `V:`, a noun's bare singular."""
    letters = _written(reading.stem.form)
    if reading.tense:
        return "V:" + letters
    return letters + "ة" if reading.suffix.gender == "feminine" else letters


@lru_cache(maxsize=20_000)
def _written(form: str) -> str:
    return to_arabic(unvocalised(form))


def _leading(reading: Reading) -> int:
    prefix = reading.prefix
    if not prefix.form or prefix.person:
        return prefix.clitics
    return prefix.letters


def lemma_key(reading: Reading) -> str:
    return reading.stem.lemma if reading.known else "?"


def rarity(reading: Reading) -> float:
    """Return how unlike the language of news a reading is, as a logarithm."""
    score = _RARE_PERSONS.get(reading.person[:1] if reading.person[:1] == "2" else reading.person, 0.0)
    if reading.tense == "imperative":
        score += 2.0
    if suffix_is_near(reading):
        score += 3.0
    if reading.suffix.number == "dual":
        score += 3.0
    if reading.prefix.emphatic:
        score += 2.0
    return score + (1.0 if reading.passive else 0.0)


def grammar(before: str, after: str) -> float:
    """Return a penalty for a tag that the one before does not govern, as a verb after a preposition."""
    kind = after.split("-", 1)[0]
    if before in _BEFORE_VERB:
        return 0.0 if kind in _BEFORE_VERB[before] else _UNGRAMMATICAL
    if before in _BEFORE_NOUN and kind in _VERBS:
        return _UNGRAMMATICAL
    return 0.0


class Disambiguation:
    """The choice of the reading that each word of a sentence has there."""

    def __init__(self, resources: Resources, forms: EnglishForms, morphology: Morphology) -> None:
        self._morphology = morphology
        self._model = _counted(resources)
        self._preferences = PreferredSenses(resources, forms)

    def choose(self, words: Sequence[str]) -> list[Reading]:
        """Return the best reading of every word of one sentence. Linear in the number of words."""
        tables = self._model
        transitions = tables.transitions
        layers: list[tuple[tuple[TaggedReading, ...], list[int]]] = []
        before: list[tuple[float, int]] = [(0.0, tables.start)]
        for word in words:
            found = self.candidates(word)
            if not found:
                layers.append((found, []))
                continue
            after, origins = [], []
            for candidate in found:
                column = candidate.first
                score, origin = max(
                    (one + transitions[tag][column], place) for place, (one, tag) in enumerate(before)
                )
                after.append((score + candidate.weight, candidate.last))
                origins.append(origin)
            layers.append((found, origins))
            before = after
        return self._trace(words, layers, before)

    @remembered(40_000)
    def candidates(self, word: str) -> tuple[TaggedReading, ...]:
        """Return the readings worth comparing: of those alike in their outer tags only the best one."""
        tables = self._model
        best: dict[tuple[int, int], TaggedReading] = {}
        bare = strip_marks(word)
        for reading in self._morphology.readings(word):
            names = tags(reading)
            if not names:
                return ()
            first, last, inside = tables.path(names)
            score = (
                inside
                + tables.emission(names[-1], lemma_key(reading))
                + self._preferences.weight(reading, bare)
            )
            if (first, last) not in best or score > best[first, last].weight:
                best[first, last] = TaggedReading(reading, first, last, score)
        return tuple(best.values())

    @remembered(40_000)
    def _as_shown(self, reading: Reading, word: str) -> Reading:
        """Return the reading with the preferred sense first, and the senses of its homonyms last."""
        full = with_homonyms(reading, self._morphology.readings(word))
        preferred = self._preferences.sense_of(full, strip_marks(word))
        return self._preferences.with_sense_first(full, preferred[1]) if preferred else full

    def _trace(
        self,
        words: Sequence[str],
        layers: list[tuple[tuple[TaggedReading, ...], list[int]]],
        last: list[tuple[float, int]],
    ) -> list[Reading]:
        place = max(range(len(last)), key=lambda index: last[index][0]) if last else 0
        chosen: list[Reading] = []
        for word, (found, origins) in zip(reversed(words), reversed(layers), strict=True):
            if not found:
                chosen.append(self._morphology.readings(word)[0])
                continue
            chosen.append(self._as_shown(found[place].reading, word))
            place = origins[place]
        chosen.reverse()
        return chosen
