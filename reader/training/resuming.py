"""An encoder that was made and packed, opened again so that it can learn more."""

from collections.abc import Iterator

import torch
from torch import Tensor

from reader.arabic.encoder.network import Network
from reader.training.fine_tuning import TrainedEncoder
from reader.training.packing import LAYER_PARTS
from reader.training.source import SourceModel


def opened_encoder(content: bytes) -> tuple[TrainedEncoder, SourceModel]:
    """Return the encoder of a file with its vocabulary; raises DamagedEncoder where the file is not whole."""
    network = Network(content)
    shape = network.shape
    weights = {name: torch.from_numpy(values.copy()) for name, values in network.weights().items()}
    source = SourceModel(
        shape.width,
        shape.heads,
        list(zip(shape.pieces, shape.scores, strict=True)),
        shape.normal,
        dict(_source_tensors(weights, shape.layers)),
    )
    model = TrainedEncoder(source, shape.layers, len(shape.labels))
    model.head.load_state_dict({"weight": weights["head"], "bias": weights["head.bias"]})
    return model.eval(), source


def _source_tensors(weights: dict[str, Tensor], layers: int) -> Iterator[tuple[str, Tensor]]:
    """Yield the weights by the names that the source has for them."""
    yield "emb.word", weights["words"]
    yield "emb.pos", weights["places"]
    yield "emb.type", torch.zeros(weights["places"].shape[1])  # the places have it in them
    yield from (("emb.ln.w", weights["norm"]), ("emb.ln.b", weights["norm.bias"]))
    for layer in range(layers):
        for ending, kind in (("", "w"), (".bias", "b")):
            attended = weights[f"{layer}.attend{ending}"].chunk(3)
            yield from ((f"l{layer}.{part}.{kind}", one) for part, one in zip("qkv", attended, strict=True))
            for ours, theirs in LAYER_PARTS.items():
                yield f"l{layer}.{theirs}.{kind}", weights[f"{layer}.{ours}{ending}"]
