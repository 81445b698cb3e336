"""A tiny encoder with weights by chance, and its arithmetic written out a second time, number by number."""

import random
import struct
from math import erf, exp, log, sqrt

from reader.arabic.encoder.packed import BLOCK, EncoderShape, Stored, sealed

Rows = list[list[float]]

SHAPE = EncoderShape(
    width=64,
    inner=128,
    heads=2,
    layers=2,
    longest=12,
    labels=("O", "B-PER", "I-PER", "B-LOC", "I-LOC"),
    pieces=("<s>", "<pad>", "</s>", "<unk>", "▁زار", "▁", "بيروت", "▁الوزير", "▁بي", "روت", "ا", "ل"),
    scores=(0.0, 0.0, 0.0, 0.0, -5.0, -3.0, -7.0, -6.0, -8.0, -8.5, -6.0, -6.0),
    normal={"\u00a0": " "},
)


def tensors() -> dict[str, list[float]]:
    """Return weights that survive being stored, by name, row after row."""
    chance = random.Random(7)
    found: dict[str, list[float]] = {}
    for name, stored, shape in SHAPE.tensors():
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        if stored is Stored.HALVES:
            around = 1.0 if "norm" in name and "bias" not in name else 0.0
            found[name] = [around + chance.randrange(-64, 65) / 256 for _ in range(count)]
        else:
            found[name] = [chance.randrange(-31, 32) / 128 for _ in range(count)]
    return found


def content() -> bytes:
    """Return the file of the tiny encoder."""
    weights = tensors()
    parts = [
        _halves(weights[name]) if stored is Stored.HALVES else _six_bits(weights[name])
        for name, stored, _ in SHAPE.tensors()
    ]
    return sealed(SHAPE, b"".join(parts))


def _halves(numbers: list[float]) -> bytes:
    return struct.pack(f"<{len(numbers)}e", *numbers)


def _six_bits(numbers: list[float]) -> bytes:
    """Store weights of which every block has the scale 1/128."""
    steps = [round(number * 128) + 32 for number in numbers]
    half, quarter = len(steps) // 2, len(steps) // 4
    low = bytes(steps[at] & 15 | (steps[half + at] & 15) << 4 for at in range(half))
    high = bytes(
        sum((steps[part * quarter + at] >> 4) << 2 * part for part in range(4)) for at in range(quarter)
    )
    return _halves([1 / 128] * (len(steps) // BLOCK)) + low + high


def scores_of(pieces: list[int]) -> Rows:
    """Return the logarithms of the labels' probabilities at every piece of a framed row."""
    weights, wide = tensors(), SHAPE.width
    words, places = _rows(weights["words"], wide), _rows(weights["places"], wide)
    vectors = [
        _normed([a + b for a, b in zip(words[piece], places[at], strict=True)], weights, "norm")
        for at, piece in enumerate(pieces)
    ]
    for layer in range(SHAPE.layers):
        seen = _attended(vectors, weights, layer)
        vectors = _added(seen, vectors, weights, f"{layer}.first_norm")
        wide_ones = [
            [x * (1 + erf(x / sqrt(2))) / 2 for x in row]
            for row in _mapped(vectors, weights, f"{layer}.widen", wide)
        ]
        narrow = _mapped(wide_ones, weights, f"{layer}.narrow", SHAPE.inner)
        vectors = _added(narrow, vectors, weights, f"{layer}.second_norm")
    return [
        [score - log(sum(map(exp, row))) for score in row] for row in _mapped(vectors, weights, "head", wide)
    ]


def _rows(numbers: list[float], wide: int) -> Rows:
    return [numbers[at : at + wide] for at in range(0, len(numbers), wide)]


def _normed(row: list[float], weights: dict[str, list[float]], name: str) -> list[float]:
    mean = sum(row) / len(row)
    spread = sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
    return [
        (x - mean) / spread * by + more
        for x, by, more in zip(row, weights[name], weights[f"{name}.bias"], strict=True)
    ]


def _added(rows: Rows, others: Rows, weights: dict[str, list[float]], name: str) -> Rows:
    return [
        _normed([a + b for a, b in zip(row, other, strict=True)], weights, name)
        for row, other in zip(rows, others, strict=True)
    ]


def _mapped(rows: Rows, weights: dict[str, list[float]], name: str, wide: int) -> Rows:
    matrix = list(zip(_rows(weights[name], wide), weights[f"{name}.bias"], strict=True))
    return [
        [sum(a * b for a, b in zip(row, line, strict=True)) + more for line, more in matrix] for row in rows
    ]


def _attended(vectors: Rows, weights: dict[str, list[float]], layer: int) -> Rows:
    wide, head = SHAPE.width, SHAPE.width // SHAPE.heads
    asked = _mapped(vectors, weights, f"{layer}.attend", wide)
    seen: Rows = [[] for _ in vectors]
    for first in range(0, wide, head):
        queries, keys, values = (
            [row[part * wide + first : part * wide + first + head] for row in asked] for part in range(3)
        )
        for at, query in enumerate(queries):
            near = [exp(sum(a * b for a, b in zip(query, key, strict=True)) / sqrt(head)) for key in keys]
            total = sum(near)
            seen[at].extend(
                sum(share * value[place] for share, value in zip(near, values, strict=True)) / total
                for place in range(head)
            )
    return _mapped(seen, weights, f"{layer}.seen", wide)
