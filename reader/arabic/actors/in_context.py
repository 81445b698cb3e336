"""Names by the conditional random field and the encoder together: what each says of a word is mixed."""

import importlib.util
import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from math import exp, log
from typing import Any

from reader.arabic.actors.bio import BioLabel, name_spans, read_label
from reader.arabic.actors.tagger import BuiltInTagger, Name, ahead, interpolated
from reader.arabic.actors.tagger_features import Features
from reader.arabic.document import ActorType
from reader.arabic.encoder.packed import DamagedEncoder, unsealed
from reader.arabic.knowledge import Knowledge
from reader.arabic.resources import ENCODER, Resources

_OF_ENCODER = 0.6  # the weight of the encoder's logarithms, the rest is the field's; chosen on degraded text
_NEVER = 1e-6  # the least probability that a label of the field has
_READING = 0.8  # how much of the work is the encoder's
_SEEN = (
    (0.4, 0.42),
    (0.6, 0.5),
    (0.75, 0.56),
    (0.85, 0.69),
    (0.93, 0.855),
    (0.97, 0.905),
    (0.99, 0.925),
    (1.0, 0.955),
)

logger = logging.getLogger(__name__)


class ContextTagger(BuiltInTagger):
    """The names in sentences by the field and the encoder; by the field alone where that cannot be read."""

    @property
    def name(self) -> str:
        """Which tagger it is for a version: with the encoder or, as of the field alone, nothing."""
        return "" if self._problem else "encoder"

    def with_knowledge(self, known: Knowledge) -> "ContextTagger":
        return ContextTagger(known)

    def load(self) -> None:
        super().load()
        _ = self._encoder

    @cached_property
    def _problem(self) -> str:
        return encoder_problem(self._known.resources)

    @cached_property
    def _encoder(self) -> Any:
        """The encoder, None where it cannot be used; the log says why."""
        if self._problem:
            logger.warning("Names are found without the encoder: %s", self._problem)
            return None
        from reader.arabic.encoder.reading import Encoder  # numpy is large, and may not be installed

        return Encoder(self._known.resources.encoder() or b"")

    def _names_of(self, pieces: Sequence[Sequence[str]], tell: Callable[[float], object]) -> list[list[Name]]:
        encoder = self._encoder
        if encoder is None:
            return super()._names_of(pieces, tell)
        shares = encoder.label_shares(pieces, lambda share: tell(_READING * share))
        labels = [read_label(label) for label in encoder.labels]
        crf = self._of_thread()
        found: list[list[Name]] = []
        for at, (rows, seen) in enumerate(zip(ahead(self._features.of(pieces)), shares, strict=True)):
            tell(_READING + (1 - _READING) * at / len(pieces))
            found.append(_mixed_names(labels, _mixed(crf, rows, seen, encoder.labels)) if rows else [])
        return found


def encoder_problem(resources: Resources) -> str:
    """Return why the encoder cannot be used, empty where it can; nothing is loaded for it."""
    content = resources.encoder()
    if content is None:
        return f"there is no {ENCODER} in {resources.models or resources.folder}"
    if importlib.util.find_spec("numpy") is None:
        return "the package numpy is not installed"
    try:
        unsealed(content)
    except DamagedEncoder as damage:
        return f"{ENCODER} is damaged: {damage}"
    return ""


Rows = list[list[float]]


def _mixed(crf: Any, rows: Sequence[Features], seen: Rows, labels: Sequence[str]) -> Rows:
    """Return for every word the logarithms of the labels' probabilities by field and encoder, weighed."""
    crf.set(rows)
    known = set(crf.labels())
    mixed: Rows = []
    for at, row in enumerate(seen):
        weighed = [
            _OF_ENCODER * share
            + (1 - _OF_ENCODER) * log(max(_NEVER, crf.marginal(label, at) if label in known else 0.0))
            for label, share in zip(labels, row, strict=True)
        ]
        total = log(sum(map(exp, weighed)))
        mixed.append([one - total for one in weighed])
    return mixed


def _mixed_names(labels: Sequence[BioLabel], rows: Rows) -> list[Name]:
    best = _best_path(labels, rows)
    return [
        Name(
            first,
            last,
            ActorType(kind),
            interpolated(_SEEN, exp(min(rows[at][best[at]] for at in range(first, last)))),
        )
        for first, last, kind in name_spans([labels[place] for place in best])
    ]


def _best_path(labels: Sequence[BioLabel], rows: Rows) -> list[int]:
    """Return the likeliest labels of which none goes on with a name that did not begin (Viterbi 1967)."""
    before = _predecessors(labels)
    sums = [
        row if not label.type or label.starts else float("-inf")
        for label, row in zip(labels, rows[0], strict=True)
    ]
    steps: list[list[int]] = []
    for row in rows[1:]:
        best = max(range(len(labels)), key=sums.__getitem__)
        step = [best if allowed is None else max(allowed, key=sums.__getitem__) for allowed in before]
        sums = [sums[place] + row[at] for at, place in enumerate(step)]
        steps.append(step)
    path = [max(range(len(labels)), key=sums.__getitem__)]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _predecessors(labels: Sequence[BioLabel]) -> list[list[int] | None]:
    """Return for every label those that may stand before it; None for any."""
    return [
        [at for at, one in enumerate(labels) if one.type == label.type]
        if label.type and not label.starts
        else None
        for label in labels
    ]
