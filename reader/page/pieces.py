"""Marked text: the flat pieces of a line in either language, with their class names."""

import re
from collections.abc import Iterable, Sequence

from django.urls import reverse

from reader.models import Annotation, Article, Paragraph
from reader.page.parts import KIND_CLASS, Line, Piece
from reader.text.segments import Mark, cut, latin_runs
from reader.text.spans import Span

QUOTE_CLASS = {"direct": "quote", "indirect": "quote reported", "mixed": "quote mixed"}
_HAS_LATIN = re.compile("[A-Za-z]")

# The key of a mark is its annotation, or None for a Latin run.
Key = Annotation | None


def actor_href(actor_id: int) -> str:
    return reverse("actor", args=(actor_id,))


def arabic_line(article: Article, paragraph: Paragraph, annotations: Iterable[Annotation]) -> Line:
    """Return the whole line of a paragraph: its lead-in if it has one, then the marked text."""
    text, span = article.text, paragraph.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    pieces = []
    if lead_in := text[start : span.start]:
        pieces.append(Piece(lead_in, "lead-in", lang="en" if _HAS_LATIN.search(lead_in) else ""))
    marks: list[Mark[Key]] = [Mark(part, one) for one in annotations for part in one.parts]
    pieces += marked(text, span, marks)
    if tail := text[span.end : end]:
        pieces.append(Piece(tail))
    return Line(start, tuple(pieces))


def english_line(text: str, annotations: Iterable[Annotation]) -> tuple[Piece, ...]:
    """Return a translation with the marks that its Arabic has, where they were found in the English."""
    marks: list[Mark[Key]] = [
        Mark(span, one) for one in annotations if (span := one.english_span) and span.end <= len(text)
    ]
    return tuple(_piece(text, piece.span, piece.keys) for piece in cut(text, Span(0, len(text)), marks))


def marked(text: str, within: Span, marks: Sequence[Mark[Key]]) -> list[Piece]:
    """Return the stretch `within` of an Arabic text as pieces; Latin runs get their language."""
    latin: list[Mark[Key]] = []
    if _HAS_LATIN.search(text, within.start, within.end):
        latin = [Mark(run, None) for run in latin_runs(text, within)]
    return [_piece(text, piece.span, piece.keys) for piece in cut(text, within, [*marks, *latin])]


def _piece(text: str, span: Span, keys: Sequence[Key]) -> Piece:
    annotations = [key for key in keys if key is not None]
    lang = "en" if len(annotations) < len(keys) else ""
    if not annotations:
        return Piece(span.of(text), lang=lang)
    href, classes = "", ["m"]
    for one in annotations:
        if one.layer == Annotation.Layer.ACTOR:
            href = actor_href(one.actor_id) if one.actor_id else ""
            classes.append(KIND_CLASS[one.label])
            if one.is_suggested:
                classes.append("suggested")
        elif one.layer == Annotation.Layer.LABEL and one.code:
            classes += ["label", one.code.colour]
        elif one.layer in (Annotation.Layer.NOTE, Annotation.Layer.CAPTION):
            classes.append("note" if one.layer == Annotation.Layer.NOTE else "caption-mark")
    quotes = [one for one in annotations if one.layer == Annotation.Layer.QUOTE]
    if quotes:
        classes.append(QUOTE_CLASS[quotes[0].label])
        if quotes[-1].is_suggested:
            classes.append("q-suggested")
    return Piece(span.of(text), " ".join(classes), href, " ".join(str(one.pk) for one in annotations), lang)
