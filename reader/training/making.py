"""An encoder from its beginning: the source's weights, the labelled sentences, the exchanged names."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch

from reader.arabic.document import ActorType
from reader.arabic.encoder.pieces import Pieces
from reader.arabic.knowledge import Knowledge
from reader.training.fine_tuning import Sample, TrainedEncoder, fine_tune, samples_of
from reader.training.source import SourceModel, read_source
from reader.training.swapping import Labelled, NamePool, names_only_in, pool_of, swapped

LABELS = ("O", *(f"{edge}-{kind}" for kind in sorted(ActorType) for edge in "BI"))
_LAST_PACE = 0.4  # of the steps of one more round
UNKNOWN = 3  # the source's piece for letters that it has not


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """What an encoder is made of: layers of the source, rounds over the sentences, and what chance begins at.

    `full_names` is the index of arabic-name-romanizer, if its names are to stand in for others.
    """

    source: Path
    full_names: Path | None = None
    layers: int = 9
    epochs: int = 5
    seed: int = 1


def made_encoder(
    plan: TrainingPlan,
    known: Knowledge,
    training: Sequence[Labelled],
    measured: Sequence[Labelled],
    tell: Callable[[str], object],
) -> tuple[TrainedEncoder, SourceModel]:
    """Return an encoder that has learnt the labels of `training`, and the source with its vocabulary.

    Names that only `measured` has are not shown to it. The same plan gives the same weights on the same
    machine.
    """
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)  # sums in one order
    source = read_source(plan.source, plan.layers)
    model = TrainedEncoder(source, plan.layers, len(LABELS))
    epochs = _epochs(plan, known, source, training, names_only_in(measured, training))
    fine_tune(model, epochs, plan.seed, tell)
    return model.eval(), source


def teach_more(
    plan: TrainingPlan,
    known: Knowledge,
    model: TrainedEncoder,
    source: SourceModel,
    training: Sequence[Labelled],
    tell: Callable[[str], object],
) -> None:
    """Teach an encoder by one more round, in smaller steps, over sentences of which it may know some.

    So what was measured before can learn from the text that measured it, too, before it ships.
    """
    torch.manual_seed(plan.seed + 1)
    torch.set_num_threads(1)  # sums in one order
    another = replace(plan, epochs=1, seed=plan.seed + 1)
    fine_tune(model, _epochs(another, known, source, training, frozenset()), another.seed, tell, _LAST_PACE)
    model.eval()


def _epochs(
    plan: TrainingPlan,
    known: Knowledge,
    source: SourceModel,
    training: Sequence[Labelled],
    without: frozenset[str],
) -> list[Callable[[], list[Sample]]]:
    """Return what gives the samples of each round, with names exchanged but for those of `without`."""
    pieces = pieces_of(source)
    pool = pool_of(known, plan.full_names, without, plan.seed)
    return [
        partial(_epoch, known, pool, pieces, training, random.Random(f"{plan.seed} {number}"))  # noqa: S311
        for number in range(plan.epochs)
    ]


def _epoch(
    known: Knowledge, pool: NamePool, pieces: Pieces, training: Sequence[Labelled], chance: random.Random
) -> list[Sample]:
    return samples_of(pieces, swapped(known, pool, training, chance), LABELS)


def pieces_of(source: SourceModel) -> Pieces:
    """Return the source's vocabulary."""
    texts, scores = zip(*source.pieces, strict=True)
    return Pieces(texts, scores, source.normal, UNKNOWN)
