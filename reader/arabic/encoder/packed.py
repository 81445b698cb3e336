"""The file of an encoder: what it says of itself, its weights in six bits each, and a digest of all that."""

import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import Enum, auto
from typing import Any

MAGIC = b"HASHIYA1"
BLOCK = 64  # weights that share a scale
_DIGEST = 32  # bytes at the end


class DamagedEncoder(ValueError):  # noqa: N818 (it says what became of the file)
    """The bytes are no whole encoder."""


class Stored(Enum):
    """How a tensor is stored: as halves (16 bits), or in blocks of six bits."""

    HALVES = auto()
    SIX_BITS = auto()


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """What an encoder says of itself; `pieces` have the logarithms of their probabilities in `scores`.

    The first four pieces stand for the beginning, for padding, for the end and for what is unknown.
    `longest` counts the pieces that it reads at once, beside beginning and end.
    """

    width: int
    inner: int
    heads: int
    layers: int
    longest: int
    labels: tuple[str, ...]
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    normal: dict[str, str]

    def tensors(self) -> Iterator[tuple[str, Stored, tuple[int, ...]]]:
        """Yield the name, the way of storing and the shape of every tensor, in the order of the file."""
        wide, inner, labels = self.width, self.inner, len(self.labels)
        yield "words", Stored.SIX_BITS, (len(self.pieces), wide)
        yield "places", Stored.HALVES, (self.longest + 2, wide)
        yield from _pair("norm", (wide,))
        for layer in range(self.layers):
            yield from _pair(f"{layer}.attend", (3 * wide, wide))  # queries, keys and values
            yield from _pair(f"{layer}.seen", (wide, wide))
            yield from _pair(f"{layer}.first_norm", (wide,))
            yield from _pair(f"{layer}.widen", (inner, wide))
            yield from _pair(f"{layer}.narrow", (wide, inner))
            yield from _pair(f"{layer}.second_norm", (wide,))
        yield "head", Stored.HALVES, (labels, wide)
        yield "head.bias", Stored.HALVES, (labels,)


def _pair(name: str, shape: tuple[int, ...]) -> Iterator[tuple[str, Stored, tuple[int, ...]]]:
    yield name, Stored.SIX_BITS if len(shape) > 1 else Stored.HALVES, shape
    yield f"{name}.bias", Stored.HALVES, shape[:1]


def sealed(shape: EncoderShape, tensors: bytes) -> bytes:
    """Return the file of an encoder, given its tensors as they are stored, in order."""
    told = json.dumps(asdict(shape), ensure_ascii=False, separators=(",", ":")).encode()
    content = MAGIC + struct.pack("<I", len(told)) + told + tensors
    return content + hashlib.sha256(content).digest()


def unsealed(content: bytes) -> tuple[EncoderShape, memoryview]:
    """Return what a file says of itself and its tensors; raises DamagedEncoder where it is not whole."""
    body = memoryview(content)[:-_DIGEST]
    if content[: len(MAGIC)] != MAGIC or hashlib.sha256(body).digest() != content[-_DIGEST:]:
        raise DamagedEncoder("its digest is not that of its content")
    start = len(MAGIC) + 4
    (size,) = struct.unpack_from("<I", content, len(MAGIC))
    told: dict[str, Any] = json.loads(content[start : start + size])
    told |= {name: tuple(told[name]) for name in ("labels", "pieces", "scores")}
    return EncoderShape(**told), body[start + size :]
