"""Names of people, organisations, places and other things by a conditional random field over sentences."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pycrfsuite

from reader.arabic.actors.bio import decoded
from reader.arabic.actors.model_features import weighed_features
from reader.arabic.actors.tagger_features import FeatureExtractor, Features
from reader.arabic.document import ActorType
from reader.arabic.knowledge import Knowledge

OWN = frozenset({"", "encoder"})  # the names of the project's own taggers: the field, and with the encoder
_LONGEST = 300  # words that are read at once; a longer sentence is cut
_AHEAD = 2000  # words whose features are made at once, some 15 MB
_L1, _L2, _ROUNDS = 0.1, 0.05, 110  # regularisation and rounds of L-BFGS
_SEEN = ((0.5, 0.42), (0.7, 0.56), (0.85, 0.68), (0.95, 0.80), (0.99, 0.90), (1.0, 0.955))


@dataclass(frozen=True, slots=True)
class Name:
    """The words `first <= i < last` of one sentence name something; `score` estimates how probably."""

    first: int
    last: int
    type: ActorType
    score: float

    def moved(self, words: int) -> "Name":
        """Return the same name so many words further on."""
        return replace(self, first=self.first + words, last=self.last + words)


class ListsAlone:
    """Finds no name by a model, so that the names of the lists are all.

    For where there is no lexicon: on words without readings the model takes nearly everything for a name.
    """

    name = ""

    def load(self) -> None:
        """There is nothing to read."""

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        return [[] for _ in sentences]


class BuiltInTagger:
    """The names in sentences by the project's own model, under what is known of their words."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._local = threading.local()

    def with_knowledge(self, known: Knowledge) -> "BuiltInTagger":
        """Return a tagger of this kind under other knowledge."""
        return BuiltInTagger(known)

    @property
    def name(self) -> str:
        """What a version of the analysis is told by, beside its code and tables."""
        return ""

    @cached_property
    def _model(self) -> bytes:
        return self._known.resources.model()

    @cached_property
    def _features(self) -> FeatureExtractor:
        return FeatureExtractor(self._known, weighed_features(self._model))

    def load(self) -> None:
        self._of_thread()

    def _of_thread(self) -> Any:
        """Return this thread's decoder: one decodes a sentence at a time."""
        if not hasattr(self._local, "decoder"):
            decoder = pycrfsuite.Tagger()
            decoder.open_inmemory(self._model)
            self._local.decoder = decoder
        return self._local.decoder

    def __call__(
        self, sentences: Sequence[Sequence[str]], tell: Callable[[float], object] = lambda share: None
    ) -> list[list[Name]]:
        """Return the names in every sentence of one document, given the words as written.

        `tell` is told before each sentence what share of them is done, from 0 to 1.
        """
        pieces, origin = _cut(sentences)
        found: list[list[Name]] = [[] for _ in sentences]
        for names, (sentence, offset) in zip(self._names_of(pieces, tell), origin, strict=True):
            found[sentence] += names if not offset else [name.moved(offset) for name in names]
        return found

    def _names_of(self, pieces: Sequence[Sequence[str]], tell: Callable[[float], object]) -> list[list[Name]]:
        """Return the names in stretches of words that are not too long."""
        crf = self._of_thread()
        found: list[list[Name]] = []
        for at, rows in enumerate(ahead(self._features.of(pieces))):
            tell(at / len(pieces))
            labels = crf.tag(rows) if rows else []
            found.append(
                [
                    Name(first, last, ActorType(kind), _certainty(crf, labels, first, last))
                    for first, last, kind in decoded(labels)
                ]
            )
        return found


def ahead(rows: Iterator[list[Features]]) -> Iterator[list[Features]]:
    """Yield the same, with those of `_AHEAD` words made before any of them is decoded.

    Making features and decoding each use memory that the processor keeps near, and drive each other's out.
    """
    batch: list[list[Features]] = []
    words = 0
    for row in rows:
        batch.append(row)
        words += len(row)
        if words >= _AHEAD:
            yield from batch
            batch, words = [], 0
    yield from batch


class ToldTagger:
    """A built-in tagger that tells how far it is."""

    def __init__(self, tagger: BuiltInTagger, tell: Callable[[float], object]) -> None:
        self._tagger, self._tell = tagger, tell

    @property
    def name(self) -> str:
        return self._tagger.name

    def load(self) -> None:
        self._tagger.load()

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        return self._tagger(sentences, self._tell)


def train(
    known: Knowledge, sentences: Sequence[Sequence[str]], labels: Sequence[Sequence[str]], model: Path
) -> None:
    """Estimate the model from sentences with BIO labels and write it to `model`.

    L-BFGS with an elastic net (Okazaki's CRFsuite): the L1 part keeps the file small.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, right in zip(FeatureExtractor(known).of(sentences), labels, strict=True):
        trainer.append(rows, right)
    trainer.set_params(
        {"c1": _L1, "c2": _L2, "max_iterations": _ROUNDS, "feature.possible_transitions": True}
    )
    trainer.train(str(model))


def read_conll(lines: Iterable[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the words and the labels of every sentence of a CoNLL file (word, tab, BIO label; blank line).

    Raises ValueError for a line without a label.
    """
    words: list[list[str]] = [[]]
    labels: list[list[str]] = [[]]
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if not line.strip():
            words.append([])
            labels.append([])
        elif len(fields) < 2:
            raise ValueError(f"line {number} has no label: {line.strip()!r}")
        else:
            words[-1].append(fields[0])
            labels[-1].append(fields[-1])
    kept = [at for at, sentence in enumerate(words) if sentence]
    return [words[at] for at in kept], [labels[at] for at in kept]


def _cut(sentences: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[tuple[int, int]]]:
    pieces: list[Sequence[str]] = []
    origin: list[tuple[int, int]] = []
    for number, words in enumerate(sentences):
        for offset in range(0, len(words), _LONGEST):
            pieces.append(words[offset : offset + _LONGEST])
            origin.append((number, offset))
    return pieces, origin


def _certainty(crf: Any, labels: Sequence[str], first: int, last: int) -> float:
    return interpolated(_SEEN, min(crf.marginal(labels[at], at) for at in range(first, last)))


def interpolated(seen: Sequence[tuple[float, float]], certain: float) -> float:
    """Return the share of names right at this certainty, between measured points (certainty, share)."""
    below, low = 0.0, 0.25
    for bound, share in seen:
        if certain <= bound:
            return low + (share - low) * (certain - below) / (bound - below)
        below, low = bound, share
    return seen[-1][1]
