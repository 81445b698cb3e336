"""The encoder as torch has it, and how it learns the labels of words."""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from reader.arabic.encoder.pieces import Pieces
from reader.training.source import SourceModel
from reader.training.swapping import Labelled

LONGEST = 160  # pieces that are read at once
BEGIN, PAD, END = 0, 1, 2
_BATCH, _NEAR = 16, 40  # sentences of a step; batches among which sentences are sorted by length
_RATE, _HEAD_RATE, _DECAY = 1.5e-4, 1e-3, 0.01
_WARM_UP, _CLIP, _DROP = 0.1, 1.0, 0.1
_LITTLE = 1e-12  # of the layers' norms


@dataclass(frozen=True, slots=True)
class Sample:
    """The pieces of a stretch of a sentence, framed; where its words begin; the labels' numbers."""

    pieces: list[int]
    starts: list[int]
    labels: list[int]


class EncoderLayer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention and two linear maps, each added and normed."""

    def __init__(self, source: SourceModel, layer: int) -> None:
        super().__init__()
        self._heads = source.heads
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            self.add_module(part, _linear(source, f"l{layer}.{part}"))
        for part in ("aln", "oln"):
            self.add_module(part, _norm(source, f"l{layer}.{part}"))

    def forward(self, rows: Tensor, mask: Tensor, drop: float) -> Tensor:
        batch, length, width = rows.shape
        shape = (batch, length, self._heads, width // self._heads)
        query, keys, values = (
            self.get_submodule(part)(rows).view(shape).transpose(1, 2) for part in ("q", "k", "v")
        )
        seen = functional.scaled_dot_product_attention(query, keys, values, mask, drop)
        seen = self.get_submodule("ao")(seen.transpose(1, 2).reshape(batch, length, width))
        rows = self.get_submodule("aln")(rows + functional.dropout(seen, drop))
        wide = functional.gelu(self.get_submodule("fi")(rows))
        return self.get_submodule("oln")(rows + functional.dropout(self.get_submodule("fo")(wide), drop))


class TrainedEncoder(nn.Module):
    """Pieces in, for each the scores of the labels out; the positions stay as they are."""

    def __init__(self, source: SourceModel, layers: int, labels: int) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(source.tensors["emb.word"].clone(), freeze=False)
        places = source.tensors["emb.pos"][: LONGEST + 2] + source.tensors["emb.type"][: source.width]
        self.places: Tensor
        self.register_buffer("places", places.clone())
        self.norm = _norm(source, "emb.ln")
        self.layers = nn.ModuleList(EncoderLayer(source, layer) for layer in range(layers))
        self.head = nn.Linear(source.width, labels)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def vectors(self, pieces: Tensor, drop: float = 0.0) -> Tensor:
        """Return the vector of every piece; 0.0 to 1.0 of the values are left out while it learns."""
        mask = (pieces != PAD)[:, None, None, :]
        rows = self.norm(self.words(pieces) + self.places[: pieces.shape[1]])
        rows = functional.dropout(rows, drop)
        for layer in self.layers:
            rows = layer(rows, mask, drop)
        return rows

    def forward(self, pieces: Tensor, drop: float = 0.0) -> Tensor:
        scores: Tensor = self.head(functional.dropout(self.vectors(pieces, drop), drop))
        return scores


def _linear(source: SourceModel, name: str) -> nn.Linear:
    weights = source.tensors[f"{name}.w"]
    made = nn.Linear(weights.shape[1], weights.shape[0])
    made.load_state_dict({"weight": weights, "bias": source.tensors[f"{name}.b"]})
    return made


def _norm(source: SourceModel, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(source.width, eps=_LITTLE)
    made.load_state_dict({"weight": source.tensors[f"{name}.w"], "bias": source.tensors[f"{name}.b"]})
    return made


def samples_of(pieces: Pieces, sentences: Sequence[Labelled], labels: Sequence[str]) -> list[Sample]:
    """Return the sentences as the encoder reads them, cut where one would be longer than `LONGEST`."""
    number = {label: at for at, label in enumerate(labels)}
    found: list[Sample] = []
    for words, right in sentences:
        open_sample = Sample([BEGIN], [], [])
        for word, label in zip(words, right, strict=True):
            cut = pieces.of(word)
            if len(open_sample.pieces) + len(cut) > LONGEST + 1:
                found.append(open_sample)
                open_sample = Sample([BEGIN], [], [])
            open_sample.starts.append(len(open_sample.pieces))
            open_sample.pieces.extend(cut)
            open_sample.labels.append(number[label])
        found.append(open_sample)
    for sample in found:
        sample.pieces.append(END)
    return found


def fine_tune(
    model: TrainedEncoder,
    epochs: Sequence[Callable[[], list[Sample]]],
    seed: int,
    tell: Callable[[str], object],
    pace: float = 1.0,
) -> None:
    """Teach the model the labels of the samples that each epoch gives.

    In half precision (bfloat16) where the processor reckons in it; where it does not, that is twenty times
    slower than whole precision. `pace` multiplies how far a step goes. AdamW with a warm-up over a tenth of
    the steps and a linear decay (Loshchilov and Hutter 2019).
    """
    chance = random.Random(seed)  # noqa: S311
    head = list(model.head.parameters())
    rest = [one for name, one in model.named_parameters() if not name.startswith("head.")]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "lr": pace * _RATE}, {"params": head, "lr": pace * _HEAD_RATE}],
        weight_decay=_DECAY,
    )
    batches_of = [list(_batches(epoch(), chance)) for epoch in epochs]
    total = sum(map(len, batches_of))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (total * _WARM_UP), (total - step) / (total * (1 - _WARM_UP))),
    )
    model.train()
    lost = 0.0
    is_half = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
    for step, batch in enumerate((one for batches in batches_of for one in batches), 1):
        with torch.autocast("cpu", torch.bfloat16, enabled=is_half):
            loss = _loss(model, batch)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), _CLIP)
        optimiser.step()
        schedule.step()
        lost += float(loss.detach())
        if step % 50 == 0:
            tell(f"step {step} of {total}: loss {lost / 50:.4f}")
            lost = 0.0
    if not math.isfinite(lost):
        raise ArithmeticError("the loss is no number any more: train anew with another seed")


def _batches(samples: list[Sample], chance: random.Random) -> Iterator[list[Sample]]:
    """Yield batches of samples of like length, in an order by chance."""
    mixed = chance.sample(samples, len(samples))
    stretch = _BATCH * _NEAR
    batches: list[list[Sample]] = []
    for start in range(0, len(mixed), stretch):
        near = sorted(mixed[start : start + stretch], key=lambda sample: len(sample.pieces))
        batches.extend(near[at : at + _BATCH] for at in range(0, len(near), _BATCH))
    yield from chance.sample(batches, len(batches))


def padded(batch: Sequence[Sample]) -> Tensor:
    """Return the pieces of samples as one matrix, filled up with `PAD`."""
    widest = max(len(sample.pieces) for sample in batch)
    return torch.tensor([[*one.pieces, *[PAD] * (widest - len(one.pieces))] for one in batch])


def _loss(model: TrainedEncoder, batch: Sequence[Sample]) -> Tensor:
    scores = model(padded(batch), _DROP)
    rows = [at for at, sample in enumerate(batch) for _ in sample.starts]
    columns = [start for sample in batch for start in sample.starts]
    right = torch.tensor([label for sample in batch for label in sample.labels])
    return functional.cross_entropy(scores[rows, columns].float(), right)
