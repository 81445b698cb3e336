"""A paragraph word for word in English, where nobody has translated it, under the marks of its Arabic."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import Case, F, JSONField, When

from reader.analyser import site_analyser
from reader.arabic.document import Token
from reader.arabic.literal import LineName, LiteralChunk, plain_text
from reader.arabic.normalise import fold
from reader.arabic.stored_tokens import unpack
from reader.glossary import ArticleWording, wording_of
from reader.models import Annotation, Article, Paragraph
from reader.page.parts import ArabicLine, LiteralLine, LiteralRun, MarkedPiece
from reader.page.pieces import part_of
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
    return plain_text(chunks)


class WordForWord:
    """Some paragraphs of an article word for word, with the glosses and names of the library.

    Names and wording are asked for when the first paragraph is, with one query each.
    """

    def __init__(self, article: Article, paragraphs: Iterable[Paragraph]) -> None:
        self._article = article
        self._paragraphs = list(paragraphs)

    @cached_property
    def _names(self) -> dict[int, list[Annotation]]:
        named: dict[int, list[Annotation]] = {}
        rows = Annotation.objects.filter(paragraph__in=self._paragraphs).standing().mentions()
        for one in rows.select_related("actor"):
            named.setdefault(one.paragraph_id, []).append(one)
        return named

    @cached_property
    def _wording(self) -> ArticleWording:
        return wording_of(self._article.pk)

    def chunks(self, paragraph: Paragraph, packed: Iterable[Sequence[Any]]) -> tuple[LiteralChunk, ...]:
        """Return the English of a paragraph, whose words are `packed`."""
        text, tokens = self._article.text, [unpack(word) for word in packed]
        names = line_names(text, self._names.get(paragraph.pk, ()))
        return site_analyser().word_for_word(text, tokens, self._wording.glosses(text, tokens), names)


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
        shown = part_of(piece, id(piece) not in begun, last[id(piece)] == at)
        begun.add(id(piece))
        first, last_one = chunks[0], chunks[-1]
        bare = (replace(first, before=""), *chunks[1:]) if first.before else chunks
        bare = (*bare[:-1], replace(bare[-1], after="")) if last_one.after else bare
        yield LiteralRun(shown, bare, first.before, last_one.after)
