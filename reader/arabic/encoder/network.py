"""The encoder's arithmetic on numpy; the only importer of numpy that reads.

Layers of BERT (Devlin et al. 2019): attention, then two linear maps with a GELU between them, each added to
what came in and normed.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")  # a thread of its own for each core only takes it from its neighbours

from collections.abc import Sequence  # noqa: E402
from typing import TypeAlias, cast  # noqa: E402

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from reader.arabic.encoder.packed import BLOCK, DamagedEncoder, Stored, unsealed  # noqa: E402

Floats: TypeAlias = NDArray[np.float32]
_BEGIN, _PAD, _END = 0, 1, 2
_LITTLE = 1e-12  # of the layers' norms
_FAR = np.float32(-1e9)  # the score of what is padding
_ROOT = np.float32(0.7978845608)  # of 2 / pi


class Network:
    """The weights of an encoder, and what it says of pieces in a row."""

    def __init__(self, content: bytes) -> None:
        """Unpack the bytes of its file; raises DamagedEncoder where they are not whole."""
        self.shape, packed = unsealed(content)
        self._tensors: dict[str, Floats] = {}
        at = 0
        for name, stored, shape in self.shape.tensors():
            count = int(np.prod(shape))
            size = 2 * count if stored is Stored.HALVES else 2 * count // BLOCK + count // 4 * 3
            part = packed[at : at + size]
            if len(part) < size:
                raise DamagedEncoder("it ends too early")
            at += size
            if name == "words":
                self._scales, self._words = _steps(part, shape)
            elif stored is Stored.HALVES:
                self._tensors[name] = np.frombuffer(part, np.float16).astype(np.float32).reshape(shape)
            else:
                scales, steps = _steps(part, shape)
                self._tensors[name] = _scaled(scales, steps)
        self._words.flags.writeable = False

    def weights(self) -> dict[str, Floats]:
        """Return all that it has learnt, by the names of the file, as whoever teaches it more begins with."""
        return {"words": _scaled(self._scales, self._words), **self._tensors}

    def label_scores(self, rows: Sequence[Sequence[int]], starts: Sequence[Sequence[int]]) -> list[Floats]:
        """Return for each row of pieces, at each of its `starts`, the logarithms of what labels are likely.

        Beginning and end are put around each row; its starts count from its first piece. Rows of like length
        are best read together.
        """
        longest = max(map(len, rows)) + 2
        pieces = np.full((len(rows), longest), _PAD, np.int32)
        for place, row in enumerate(rows):
            pieces[place, : len(row) + 2] = (_BEGIN, *row, _END)
        vectors = self._vectors(pieces)
        found: list[Floats] = []
        for place, firsts in enumerate(starts):
            scores = vectors[place, np.asarray(firsts, np.int32) + 1] @ self._tensors["head"].T
            scores += self._tensors["head.bias"]
            scores -= scores.max(axis=1, keepdims=True)
            found.append(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))
        return found

    def _vectors(self, pieces: NDArray[np.int32]) -> Floats:
        """Return the vector of every piece: rows by pieces by width; noughts for padding."""
        rows, length = pieces.shape
        there = np.flatnonzero(pieces.ravel() != _PAD)  # only attention is worked out for padding
        known = pieces.ravel()[there]
        told = _scaled(self._scales[known], self._words[known])
        told += self._tensors["places"][there % length]
        mask = np.where(pieces == _PAD, _FAR, np.float32(0))[:, None, None, :]
        vectors = self._normed("norm", told)
        for layer in range(self.shape.layers):
            seen = self._attended(layer, vectors, there, mask)
            vectors = self._normed(f"{layer}.first_norm", self._mapped(f"{layer}.seen", seen) + vectors)
            wide = _gelu(self._mapped(f"{layer}.widen", vectors))
            vectors = self._normed(f"{layer}.second_norm", self._mapped(f"{layer}.narrow", wide) + vectors)
        return _spread(vectors, there, rows * length).reshape(rows, length, -1)

    def _attended(self, layer: int, vectors: Floats, there: NDArray[np.intp], mask: Floats) -> Floats:
        rows, length = mask.shape[0], mask.shape[-1]
        heads, wide = self.shape.heads, self.shape.width // self.shape.heads
        asked = _spread(self._mapped(f"{layer}.attend", vectors), there, rows * length)
        asked = asked.reshape(rows, length, 3, heads, wide)
        queries, keys, values = (asked[:, :, part].transpose(0, 2, 1, 3) for part in range(3))
        scores = queries @ keys.transpose(0, 1, 3, 2)
        scores *= np.float32(wide**-0.5)
        scores += mask
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ values).transpose(0, 2, 1, 3).reshape(rows * length, -1)[there]
        return cast("Floats", seen)

    def _mapped(self, name: str, vectors: Floats) -> Floats:
        found: Floats = vectors @ self._tensors[name].T
        found += self._tensors[f"{name}.bias"]
        return found

    def _normed(self, name: str, vectors: Floats) -> Floats:
        vectors -= vectors.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", vectors, vectors)[:, None] / np.float32(vectors.shape[1])
        vectors /= np.sqrt(spread + np.float32(_LITTLE))
        vectors *= self._tensors[name]
        vectors += self._tensors[f"{name}.bias"]
        return vectors


def _spread(vectors: Floats, there: NDArray[np.intp], count: int) -> Floats:
    """Return `count` rows, of which those `there` are the vectors and the others nought."""
    spread = np.zeros((count, vectors.shape[1]), np.float32)
    spread[there] = vectors
    return spread


def _gelu(values: Floats) -> Floats:
    """Return x times the normal distribution at x, by the approximation of Hendrycks and Gimpel (2016)."""
    bent = values * values
    bent *= np.float32(0.044715) * _ROOT
    bent += _ROOT
    bent *= values
    np.tanh(bent, out=bent)
    bent += np.float32(1)
    bent *= values
    bent *= np.float32(0.5)
    return bent


def _steps(part: memoryview, shape: tuple[int, ...]) -> tuple[NDArray[np.float16], NDArray[np.int8]]:
    """Return the scales of a tensor's blocks and its weights as steps of them, -31 to 31, by rows.

    Stored are the scales; then four bits of each weight plus 32, of the first half of them the lower part of
    each byte, of the second the upper one; then the two others, of a quarter of them each.
    """
    count = int(np.prod(shape))
    scales = np.frombuffer(part[: 2 * count // BLOCK], np.float16)
    low = np.frombuffer(part[2 * count // BLOCK :][: count // 2], np.uint8)
    high = np.frombuffer(part[2 * count // BLOCK + count // 2 :], np.uint8)
    steps = np.empty(count, np.int8)
    steps[: count // 2] = low & 15
    steps[count // 2 :] = low >> 4
    for quarter in range(4):
        steps[quarter * count // 4 : (quarter + 1) * count // 4] |= (((high >> 2 * quarter) & 3) << 4).astype(
            np.int8
        )
    steps -= 32
    return scales.reshape(shape[0], -1), steps.reshape(shape)


def _scaled(scales: NDArray[np.float16], steps: NDArray[np.int8]) -> Floats:
    blocks = steps.reshape(*scales.shape, BLOCK).astype(np.float32)
    blocks *= scales.astype(np.float32)[..., None]
    return blocks.reshape(steps.shape)
