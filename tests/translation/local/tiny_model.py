"""A translation model of one layer that is made here: each piece of Arabic becomes a piece of English.

Its weights are written down rather than trained. Source and target have one vocabulary; the source's
embedding of a piece is the code of the piece that it becomes, the decoder looks at the place of the source
that is its own, and what it sees there is compared with all codes. Latin letters, digits and marks become
themselves. So the real path runs, with SentencePiece, beams and batches, and what comes out belongs to the
sentence, as of a translator who knows no Arabic.
"""

import io
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import pytest

WHY = "what reader/translation/local/requirements.txt lists is not installed"
pytest.importorskip("ctranslate2", reason=WHY)
sentencepiece = pytest.importorskip("sentencepiece", reason=WHY)

SEEDS = Path(__file__).parents[3] / "seeds"
_PIECES, _CODE, _PLACES = 420, 128, 512
_SIZE = 2 * _CODE
_MARKS = {"،": ",", "؛": ";", "؟": "?", "«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "…": "."}
_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:?!-'\"()%/"


@cache
def pieces_model() -> bytes:
    """Train SentencePiece on the seeds in both languages."""
    lines = [
        line
        for path in sorted(SEEDS.glob("*.txt"))[:8]
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    trained = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*lines, *([" ".join(_ALPHABET), _ALPHABET] * 20)]),
        model_writer=trained,
        vocab_size=_PIECES,
        model_type="unigram",
        split_digits=True,
        character_coverage=1.0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return trained.getvalue()


def _vocabulary() -> list[str]:
    known = sentencepiece.SentencePieceProcessor(model_proto=pieces_model())
    pieces = [known.id_to_piece(number) for number in range(known.get_piece_size())]
    return ["</s>", "<unk>", *(piece for piece in pieces if piece not in ("<s>", "</s>", "<unk>")), "<pad>"]


def _becomes(piece: str, begin: list[str], inside: list[str]) -> str:
    """Return the English piece in the place of an Arabic one."""
    bare = piece.removeprefix("▁")
    if bare.isascii():
        return piece
    if bare.isdecimal():
        return str(int(bare))
    if bare in _MARKS:
        return _MARKS[bare]
    choice = begin if piece.startswith("▁") else inside
    return choice[sum(map(ord, piece)) % len(choice)]


@cache
def _weights() -> dict[str, Any]:
    """Return the parameters by the names that Marian gives them, and its vocabulary."""
    vocabulary = _vocabulary()
    english = [piece for piece in vocabulary if piece.strip("▁").isascii() and piece.strip("▁").isalpha()]
    begin = [piece for piece in english if piece.startswith("▁") and len(piece) > 2]
    inside = [piece for piece in english if not piece.startswith("▁")]
    chance = numpy.random.default_rng(7)
    codes = chance.choice([-1.0, 1.0], (len(vocabulary), _CODE))
    places = chance.choice([-1.0, 1.0], (_PLACES, _CODE))
    number = {piece: at for at, piece in enumerate(vocabulary)}
    source = numpy.zeros((len(vocabulary), _SIZE))
    for piece, at in number.items():
        source[at, :_CODE] = codes[number.get(_becomes(piece, begin, inside), 1)]
    nothing, one = numpy.zeros((_SIZE, _SIZE)), numpy.eye(_SIZE)
    of_place, of_code = one.copy(), one.copy()
    of_place[:_CODE] = 0
    of_code[_CODE:] = 0
    found: dict[str, Any] = {
        "encoder_Wemb": source / _SIZE**0.5,
        "decoder_Wemb": numpy.zeros((len(vocabulary), _SIZE)),
        "Wpos": numpy.hstack([numpy.zeros((_PLACES, _CODE)), places]),
        "decoder_ff_logit_out_W": numpy.vstack([codes.T, numpy.zeros((_CODE, len(vocabulary)))]),
        "decoder_ff_logit_out_b": numpy.zeros((1, len(vocabulary))),
    }
    for scope in ("encoder_l1_self", "decoder_l1_self", "decoder_l1_context"):
        looks = scope.endswith("context")
        for part, weight in (("q", 6 * of_place), ("k", of_place), ("v", of_code), ("o", 10 * one)):
            found[f"{scope}_W{part}"] = weight if looks else nothing
            found[f"{scope}_b{part}"] = numpy.zeros((1, _SIZE))
        found |= _norm(f"{scope}_Wo_ln", "_pre")
    for side in ("encoder", "decoder"):
        found[f"{side}_l1_ffn_W1"], found[f"{side}_l1_ffn_b1"] = numpy.zeros((_SIZE, 8)), numpy.zeros((1, 8))
        found[f"{side}_l1_ffn_W2"], found[f"{side}_l1_ffn_b2"] = (
            numpy.zeros((8, _SIZE)),
            numpy.zeros((1, _SIZE)),
        )
        found |= _norm(f"{side}_l1_ffn_ffn_ln", "_pre") | _norm(f"{side}_top_ln", "")
    return {name: value.astype("float32") for name, value in found.items()}


def _norm(scope: str, suffix: str) -> dict[str, Any]:
    return {
        f"{scope}_scale{suffix}": numpy.ones((1, _SIZE)),
        f"{scope}_bias{suffix}": numpy.zeros((1, _SIZE)),
    }


_OPTIONS = """
type: transformer
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-ffn-activation: relu
transformer-preprocess: n
transformer-postprocess: da
transformer-postprocess-top: n
transformer-postprocess-emb: d
transformer-guided-alignment-layer: last
transformer-heads: 1
enc-depth: 1
dec-depth: 1
"""


def make_published(folder: Path) -> Path:
    """Write the model as OPUS-MT publishes its models: for Marian, not yet converted."""
    folder.mkdir(parents=True)
    options = numpy.frombuffer(_OPTIONS.encode() + b"\0", dtype="int8")
    weights: dict[str, Any] = _weights() | {"special:model.yml": options}
    numpy.savez(folder / "opus.model1.npz", **weights)
    lines = [f"{json.dumps(piece, ensure_ascii=False)}: {at}" for at, piece in enumerate(_vocabulary())]
    (folder / "opus.vocab.yml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "decoder.yml").write_text(
        "models:\n  - opus.model1.npz\nvocabs:\n  - opus.vocab.yml\n  - opus.vocab.yml\n"
    )
    for side in ("source", "target"):
        (folder / f"{side}.spm").write_bytes(pieces_model())
    (folder / "README.md").write_text("# opus-2026-01-05.zip\n\n* dataset: opus\n")
    return folder


def make_layouts(folder: Path) -> Path:
    """Write the model into `published`, `opus` and `argos` of the folder, each in its layout."""
    from ctranslate2.converters import OpusMTConverter

    published = make_published(folder / "published")
    opus, argos = folder / "opus", folder / "argos" / "translate-ar_en-1_0"
    OpusMTConverter(str(published)).convert(str(opus), quantization="int8")
    argos.mkdir(parents=True)
    shutil.copytree(opus, argos / "model")
    for side in ("source", "target"):
        (opus / f"{side}.spm").write_bytes(pieces_model())
    (argos / "sentencepiece.model").write_bytes(pieces_model())
    facts = {"package_version": "1.0", "from_code": "ar", "to_code": "en"}
    (argos / "metadata.json").write_text(json.dumps(facts))
    return folder
