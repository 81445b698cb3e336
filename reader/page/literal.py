"""A paragraph word for word in English, where nobody has translated it, under the marks of its Arabic."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from django.db.models import Case, F, JSONField, When

from reader.analyser import site_analyser
from reader.arabic.document import Token
from reader.arabic.literal import LineName, LiteralChunk
from reader.arabic.normalise import fold
from reader.models import Annotation, Article
from reader.page.parts import ArabicLine, LiteralLine, LiteralRun, MarkedPiece
from reader.text.spans import Span

_PLAIN = MarkedPiece("")
_LOST = frozenset({"glyph", "lead-in"})


def literal_line(
    article: Article,
    line: ArabicLine,
    tokens: Sequence[Token],
    annotations: Iterable[Annotation],
    glosses: Sequence[str],
    within: Span | None = None,
) -> LiteralLine:
    """Return the English of a line, chunk by chunk, grouped by the marks that the Arabic words are under.

    `tokens` are all tokens of the line, with the `glosses` that they are shown with; `annotations` those that
    stand in it. Of a long line only the chunks that stand `within` a part of it may be wanted.
    """
    names = line_names(article.text, annotations)
    chunks = site_analyser().word_for_word(article.text, tokens, glosses, names)
    if within is not None:
        chunks = tuple(chunk for chunk in chunks if within.covers(chunk.span))
    owners = _Owners(line)
    grouped = [
        (piece, tuple(part)) for piece, part in groupby(chunks, key=lambda chunk: owners.at(chunk.span.start))
    ]
    return LiteralLine(
        runs=tuple(_runs(grouped)),
        starts=" ".join(str(chunk.span.start - line.offset) for chunk in chunks),
        unknown=sum(chunk.kind == "unknown" for chunk in chunks),
    )


def literal_text(
    text: str, tokens: Sequence[Token], annotations: Iterable[Annotation], glosses: Sequence[str]
) -> str:
    """Return the English of a line of `text` as plain text."""
    chunks = site_analyser().word_for_word(text, tokens, glosses, line_names(text, annotations))
    return " ".join(chunk.whole for chunk in chunks)


def untranslated_words(**only: object) -> Case:
    """Return an expression for the words of paragraphs without English, and of these `only` some."""
    return Case(
        When(translation__isnull=True, **only, then=F("words")),
        default=None,
        output_field=JSONField(null=True),
    )


def line_names(text: str, annotations: Iterable[Annotation]) -> list[LineName]:
    """Return the names among annotations with the English that their actors have in the library."""
    return [
        LineName(span, _name_en(one, span.of(text)), one.label == "PER")
        for one in annotations
        if one.layer == Annotation.Layer.ACTOR
        for span in one.parts
    ]


def _name_en(mention: Annotation, name: str) -> str:
    """Return the English of the form that stands here: all of the actor's, or the family name alone."""
    actor = mention.actor
    if actor is None:
        return ""
    key, whole = fold(name), fold(actor.name_ar)
    if key == whole:
        return actor.name_en
    is_last_word = " " not in key and whole.endswith(f" {key}")
    return actor.name_en.rpartition(" ")[2] if is_last_word and mention.label == "PER" else ""


class _Owners:
    """The pieces of a line by their place in the article."""

    def __init__(self, line: ArabicLine) -> None:
        self.pieces = line.pieces
        self.starts: list[int] = []
        at = line.offset
        for piece in line.pieces:
            self.starts.append(at)
            at += len(piece.text)

    def at(self, place: int) -> MarkedPiece:
        """Return the piece that has the code point at `place`; a bare one where nothing is marked."""
        piece = self.pieces[max(0, bisect_right(self.starts, place) - 1)] if self.pieces else _PLAIN
        return piece if piece.classes and not _LOST.intersection(piece.classes.split()) else _PLAIN


def _runs(grouped: Sequence[tuple[MarkedPiece, tuple[LiteralChunk, ...]]]) -> Iterable[LiteralRun]:
    """Yield runs; a piece that is shown in parts has its beginning in the first, its end in the last."""
    last = {id(piece): at for at, (piece, _) in enumerate(grouped)}
    begun: set[int] = set()
    for at, (piece, chunks) in enumerate(grouped):
        lost = set()
        if id(piece) in begun:
            lost |= {"opens", "mixed"}
        if last[id(piece)] != at:
            lost.add("closes")
        begun.add(id(piece))
        classes = " ".join(one for one in piece.classes.split() if one not in lost)
        bare = (replace(chunks[0], before=""), *chunks[1:])
        bare = (*bare[:-1], replace(bare[-1], after=""))
        shown = replace(piece, text="", classes=classes, lang="")
        yield LiteralRun(shown, bare, chunks[0].before, chunks[-1].after)
