"""Estimates the counts behind the choice of readings from plain text, by Baum-Welch under the lexicon.

`python -m reader.arabic.morphology.estimation TEXT… > reading_counts.tsv`, each TEXT one token a
line (anything after a tab is not read) and a blank line between sentences.
"""

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.preferences import PreferredSenses, lemma_key, rarity
from reader.arabic.morphology.sequence import Model
from reader.arabic.morphology.tagging import START, tags
from reader.arabic.normalise import strip_marks
from reader.arabic.resources import Resources

Counts = dict[tuple[str, str], float]
_ITERATIONS = 4
_SMALLEST = 0.05


class _Path(NamedTuple):
    tags: tuple[str, ...]
    lemma: str
    odds: float
    first: int
    last: int


def read_sentences(lines: Iterable[str]) -> list[list[str]]:
    """Return the sentences of one-token-a-line text as lists of words."""
    found: list[list[str]] = [[]]
    for line in lines:
        word = line.split("\t")[0].strip()
        if word:
            found[-1].append(word)
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]


def estimate(
    known: Knowledge, sentences: Sequence[Sequence[str]], iterations: int = _ITERATIONS
) -> tuple[Counts, Counts]:
    """Return the expected counts of tag pairs and of (tag, lemma) after `iterations` rounds."""
    current = _Round(known, Model({}, {}), blank=True)
    for _ in range(iterations):
        pairs: Counts = defaultdict(float)
        lemmas: Counts = defaultdict(float)
        for sentence in sentences:
            current.count(sentence, pairs, lemmas)
        current = _Round(known, Model(pairs, lemmas))
    return pairs, lemmas


class _Round:
    """One pass of expectation under the model of the pass before; the first knows nothing but the lexicon."""

    def __init__(self, known: Knowledge, tables: Model, blank: bool = False) -> None:
        self._readings = known.readings
        self._preferences = PreferredSenses(known.resources, known.forms)
        self._tables = tables
        self._blank = blank
        self._odds = [[math.exp(value) for value in row] for row in tables.transitions]
        self._paths: dict[str, tuple[_Path, ...]] = {}

    def paths(self, word: str) -> tuple[_Path, ...]:
        found = self._paths.get(word)
        if found is None:
            found = tuple(self._make_paths(word))
            self._paths[word] = found
        return found

    def _make_paths(self, word: str) -> Iterator[_Path]:
        bare = strip_marks(word)
        for reading in self._readings(word):
            names = tags(reading)
            if not names:
                return
            lemma, extra = (
                lemma_key(reading),
                self._preferences.weight(reading, bare) - (2.0 * rarity(reading) if self._blank else 0.0),
            )
            if self._blank:
                yield _Path(names, lemma, math.exp(extra), 0, 0)
                continue
            first, last, inside = self._tables.path(names)
            score = inside + self._tables.emission(names[-1], lemma) + extra
            yield _Path(names, lemma, math.exp(score + 10.0), first, last)

    def count(self, sentence: Sequence[str], pairs: Counts, lemmas: Counts) -> None:
        """Add the expected counts of one sentence (forward-backward)."""
        start = _Path((START,), "", 1.0, self._tables.start, self._tables.start)
        layers = [(start,), *(paths for paths in map(self.paths, sentence) if paths)]
        forward = self._forward(layers)
        backward = [1.0] * len(layers[-1])
        for place in range(len(layers) - 1, 0, -1):
            backward = self._step_back(layers, place, forward[place - 1], backward, pairs, lemmas)

    def _forward(self, layers: list[tuple[_Path, ...]]) -> list[list[float]]:
        rows = [[1.0]]
        for before, layer in pairwise(layers):
            previous = list(zip(rows[-1], before, strict=True))
            row = [
                path.odds * sum(alpha * self._odds[one.last][path.first] for alpha, one in previous)
                for path in layer
            ]
            scale = sum(row) or 1.0
            rows.append([value / scale for value in row])
        return rows

    def _step_back(
        self,
        layers: list[tuple[_Path, ...]],
        place: int,
        alphas: list[float],
        betas: list[float],
        pairs: Counts,
        lemmas: Counts,
    ) -> list[float]:
        before, layer = layers[place - 1], layers[place]
        joint = [
            [
                alpha * self._odds[one.last][path.first] * path.odds * beta
                for path, beta in zip(layer, betas, strict=True)
            ]
            for one, alpha in zip(before, alphas, strict=True)
        ]
        total = sum(map(sum, joint)) or 1.0
        for one, row in zip(before, joint, strict=True):
            for path, value in zip(layer, row, strict=True):
                share = value / total
                if share > 1e-4:
                    _add(one, path, share, pairs, lemmas)
        back = [sum(row) / alpha if alpha else 0.0 for row, alpha in zip(joint, alphas, strict=True)]
        scale = sum(back) or 1.0
        return [value / scale for value in back]


def _add(before: _Path, path: _Path, share: float, pairs: Counts, lemmas: Counts) -> None:
    pairs[before.tags[-1], path.tags[0]] += share
    for one, two in pairwise(path.tags):
        pairs[one, two] += share
    lemmas[path.tags[-1], path.lemma] += share


_HEADER = (
    "# Counts by which the readings of a word are chosen in its sentence, estimated from text.",
    "# columns: kind (T: two tags in a row, E: a tag and a lemma), first, second, count",
    "# source: the text of ANERcorp (Benajiba and Rosso; split of the CAMeL Lab)",
    "# licence: CC BY-SA 4.0",
)


def count_lines(pairs: Counts, lemmas: Counts) -> Iterator[str]:
    """Yield the counts as lines of kind, first, second, count; the smallest left out."""
    for kind, counts in (("T", pairs), ("E", lemmas)):
        for (one, two), count in sorted(counts.items()):
            if count >= _SMALLEST:
                yield f"{kind}\t{one}\t{two}\t{count:.3g}"


def main(files: Sequence[str]) -> None:
    """Print the counts of the text in `files`."""
    lines = (line for name in files for line in (*Path(name).read_text(encoding="utf-8").split("\n"), ""))
    for line in (*_HEADER, *count_lines(*estimate(Knowledge(Resources()), read_sentences(lines)))):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
