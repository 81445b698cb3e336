"""A trained encoder as the bytes of its file."""

from collections.abc import Iterator

import torch
from torch import Tensor

from reader.arabic.encoder.packed import BLOCK, EncoderShape, Stored, sealed
from reader.training.fine_tuning import LONGEST, TrainedEncoder
from reader.training.making import LABELS
from reader.training.source import SourceModel

_STEPS = 31  # to either side of nought
_SHARES = (1.0, 0.95, 0.9, 0.85, 0.8)  # of a block's largest weight, tried as the end of its scale


def packed_encoder(model: TrainedEncoder, source: SourceModel) -> bytes:
    """Return the file of a trained encoder; what it learnt is kept to six bits for each weight."""
    texts, scores = zip(*source.pieces, strict=True)
    tensors = dict(_named(model))
    shape = EncoderShape(
        width=source.width,
        inner=tensors["0.widen"].shape[0],
        heads=source.heads,
        layers=len(model.layers),
        longest=LONGEST,
        labels=LABELS,
        pieces=texts,
        scores=tuple(round(score, 4) for score in scores),
        normal=source.normal,
    )
    stored = b"".join(
        _halves(tensors[name]) if how is Stored.HALVES else _six_bits(tensors[name])
        for name, how, _ in shape.tensors()
    )
    return sealed(shape, stored)


def _named(model: TrainedEncoder) -> Iterator[tuple[str, Tensor]]:
    """Yield the tensors by the names that they have in the file."""
    weights = {name: tensor.detach() for name, tensor in model.state_dict().items()}
    yield "words", weights["words.weight"]
    yield "places", weights["places"]
    names = {"norm": "norm", "head": "head"}
    for layer in range(len(model.layers)):
        inside = f"layers.{layer}."
        for kind, end in (("weight", ""), ("bias", ".bias")):
            parts = [weights[f"{inside}{part}.{kind}"] for part in ("q", "k", "v")]
            yield f"{layer}.attend{end}", torch.cat(parts)
        names |= {f"{layer}.{ours}": f"{inside}{theirs}" for ours, theirs in LAYER_PARTS.items()}
    for ours, theirs in names.items():
        yield ours, weights[f"{theirs}.weight"]
        yield f"{ours}.bias", weights[f"{theirs}.bias"]


# Our names of the parts of a layer, and the source's.
LAYER_PARTS = {"seen": "ao", "first_norm": "aln", "widen": "fi", "narrow": "fo", "second_norm": "oln"}


def _halves(tensor: Tensor) -> bytes:
    return _bytes(tensor.to(torch.float16))


def _six_bits(tensor: Tensor) -> bytes:
    """Return scales and steps as `reader.arabic.encoder.network` reads them.

    Of a few scales a block has the one that leaves the least error.
    """
    blocks = tensor.float().reshape(-1, BLOCK)
    largest = blocks.abs().amax(dim=1, keepdim=True).clamp_min(1e-6)
    tried = [(largest * share / _STEPS).to(torch.float16).float() for share in _SHARES]
    errors = torch.stack([((_stepped(blocks, scale) * scale - blocks) ** 2).sum(1) for scale in tried])
    scales = torch.stack(tried)[errors.argmin(0), torch.arange(len(blocks))]
    steps = (_stepped(blocks, scales) + 32).to(torch.uint8).flatten()
    first, second = (steps & 15).chunk(2)
    quarters = (steps >> 4).chunk(4)
    high = quarters[0] | quarters[1] << 2 | quarters[2] << 4 | quarters[3] << 6
    return _halves(scales) + _bytes(first | second << 4) + _bytes(high)


def _bytes(tensor: Tensor) -> bytes:
    return bytes(tensor.contiguous().numpy().tobytes())


def _stepped(blocks: Tensor, scales: Tensor) -> Tensor:
    return (blocks / scales).round().clamp(-_STEPS, _STEPS)
