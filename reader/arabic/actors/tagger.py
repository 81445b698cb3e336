"""Names of people, organisations, places and other things by a conditional random field over sentences."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pycrfsuite

from reader.arabic.actors.bio import decoded
from reader.arabic.actors.tagger_features import document_features
from reader.arabic.document import ActorType

MODEL = Path(__file__).parent.parent / "data" / "entities.crfsuite"
_LONGEST = 300  # words that are read at once; a longer sentence is cut
_L1, _L2, _ROUNDS = 0.1, 0.05, 110  # regularisation and rounds of L-BFGS
_SEEN = ((0.5, 0.42), (0.7, 0.56), (0.85, 0.68), (0.95, 0.80), (0.99, 0.90), (1.0, 0.955))
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Name:
    """The words `first <= i < last` of one sentence name something; `score` estimates how probably."""

    first: int
    last: int
    type: ActorType
    score: float


def tag(sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
    """Return the names in every sentence of one document, given the words as written."""
    pieces, origin = _cut(sentences)
    found: list[list[Name]] = [[] for _ in sentences]
    crf = _tagger()
    for rows, (sentence, offset) in zip(document_features(pieces), origin, strict=True):
        if not rows:
            continue
        labels = crf.tag(rows)
        for first, last, kind in decoded(labels):
            certain = min(crf.marginal(labels[at], at) for at in range(first, last))
            found[sentence].append(Name(first + offset, last + offset, ActorType(kind), _calibrated(certain)))
    return found


def train(sentences: Sequence[Sequence[str]], labels: Sequence[Sequence[str]], model: Path) -> None:
    """Estimate the model from sentences with BIO labels and write it to `model`.

    L-BFGS with an elastic net (Okazaki's CRFsuite): the L1 part keeps the file small.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, right in zip(document_features(sentences), labels, strict=True):
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


@lru_cache(maxsize=1)
def _model() -> bytes:
    return MODEL.read_bytes()


def _tagger() -> Any:
    """Return this thread's tagger: one decodes a sentence at a time."""
    if not hasattr(_local, "tagger"):
        _local.tagger = pycrfsuite.Tagger()
        _local.tagger.open_inmemory(_model())
    return _local.tagger


def _cut(sentences: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[tuple[int, int]]]:
    pieces: list[Sequence[str]] = []
    origin: list[tuple[int, int]] = []
    for number, words in enumerate(sentences):
        for offset in range(0, len(words), _LONGEST):
            pieces.append(words[offset : offset + _LONGEST])
            origin.append((number, offset))
    return pieces, origin


def _calibrated(certain: float) -> float:
    """Return the share of names right at this certainty of the field, interpolated in measured points."""
    below, low = 0.0, 0.25
    for bound, share in _SEEN:
        if certain <= bound:
            return low + (share - low) * (certain - below) / (bound - below)
        below, low = bound, share
    return _SEEN[-1][1]
