"""A line with vowel signs throughout: its pieces with their signs, and so the words told apart in them."""

from collections.abc import Mapping
from dataclasses import replace

from reader.arabic.vowelling import vowelled, written_signs
from reader.page.parts import ArabicLine, MarkedPiece


def with_vowel_signs(line: ArabicLine, signs: Mapping[int, str]) -> ArabicLine:
    """Return a line as it is shown with these signs of its article."""
    written = "".join(piece.text for piece in line.pieces)
    return replace(
        line, pieces=vowelled_pieces(line.pieces, line.offset, signs), signs=written_signs(written)
    )


def vowelled_pieces(
    pieces: tuple[MarkedPiece, ...], start: int, signs: Mapping[int, str]
) -> tuple[MarkedPiece, ...]:
    """Return neighbouring pieces of a text, which begin at `start`, with its signs."""
    shown = []
    for piece in pieces:
        runs, at = [], start
        for run in piece.runs:
            runs.append(replace(run, text=vowelled(run.text, at, signs)))
            at += len(run.text)
        shown.append(replace(piece, text=vowelled(piece.text, start, signs), runs=tuple(runs)))
        start += len(piece.text)
    return tuple(shown)
