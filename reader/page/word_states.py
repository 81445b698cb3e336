"""The words of a text that its reader does not know: told apart in a line, and in the interlinear view."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from reader.arabic.document import Token
from reader.page.parts import ArabicLine, MarkedPiece, WordRun
from reader.text.letters import has_arabic_letter
from reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class WordStates:
    """What a reader understands of an article, and what of it is to be shown.

    With `marks`, unknown words are told apart in the text; with `bare`, only they have glosses.
    """

    understood: AbstractSet[str]
    marks: bool = False
    bare: bool = False

    def is_unknown(self, token: Token) -> bool:
        return (
            token.pos != "punctuation"
            and token.lemma not in self.understood
            and has_arabic_letter(token.lemma)
        )


def with_unknown_words(line: ArabicLine, tokens: Iterable[Token], states: WordStates) -> ArabicLine:
    """Return a line whose pieces tell the words apart that are not understood."""
    unknown = [token for token in tokens if states.is_unknown(token)]
    pieces: list[MarkedPiece] = []
    at = line.offset
    for piece in line.pieces:
        span = Span(at, at + len(piece.text))
        inside = [one for one in unknown if one.span.start < span.end and span.start < one.span.end]
        pieces.append(replace(piece, runs=_runs_of(piece.text, span, inside)) if inside else piece)
        at = span.end
    return replace(line, pieces=tuple(pieces))


def _runs_of(text: str, piece: Span, words: Sequence[Token]) -> tuple[WordRun, ...]:
    runs: list[WordRun] = []
    at = piece.start
    for token in words:
        start, end = max(token.span.start, piece.start), min(token.span.end, piece.end)
        if start > at:
            runs.append(WordRun(text[at - piece.start : start - piece.start]))
        runs.append(WordRun(text[start - piece.start : end - piece.start], token.lemma))
        at = end
    if at < piece.end:
        runs.append(WordRun(text[at - piece.start :]))
    return tuple(runs)
