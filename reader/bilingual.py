"""Marks in the English: where a paragraph's translation names the actors and says the quotations."""

from collections.abc import Sequence

from reader.models import Annotation, Paragraph
from reader.text.mirror import NameQuery, QuoteQuery, find_names, find_quotes
from reader.text.spans import Span


def mark_english(paragraphs: Sequence[Paragraph], annotations: Sequence[Annotation]) -> None:
    """Set on each annotation where the paragraph's English says the same; nothing is stored here.

    Annotations that are not found there, or whose paragraph has no English yet, get no English span.
    """
    by_paragraph: dict[int, list[Annotation]] = {}
    for one in sorted(annotations, key=lambda one: (one.start, -one.end)):
        one.en_start = one.en_end = None
        by_paragraph.setdefault(one.paragraph_id, []).append(one)
    for paragraph in paragraphs:
        translation = getattr(paragraph, "translation", None)
        if translation is not None and paragraph.pk in by_paragraph:
            _mark(paragraph, translation.text, by_paragraph[paragraph.pk])


def _mark(paragraph: Paragraph, english: str, annotations: Sequence[Annotation]) -> None:
    mentions = [one for one in annotations if one.layer == Annotation.Layer.ACTOR]
    quotations = [one for one in annotations if one.layer == Annotation.Layer.QUOTE]
    names = [_name_query(paragraph, one) for one in mentions]
    _set(mentions, find_names(english, names))
    queries = [_quote_query(paragraph, one) for one in quotations]
    _set(quotations, find_quotes(english, queries, [query.name for query in names]))


def _set(annotations: Sequence[Annotation], spans: Sequence[Span | None]) -> None:
    for one, span in zip(annotations, spans, strict=True):
        if span is not None and len(span):
            one.en_start, one.en_end = span.start, span.end


def _name_query(paragraph: Paragraph, mention: Annotation) -> NameQuery:
    return NameQuery(
        actor=mention.actor_id or 0,
        name=mention.actor.name_en if mention.actor else "",
        type=mention.label,
        position=_position(paragraph, mention),
    )


def _quote_query(paragraph: Paragraph, quotation: Annotation) -> QuoteQuery:
    return QuoteQuery(
        kind=quotation.label,
        position=_position(paragraph, quotation),
        share=len(quotation.span) / max(1, len(paragraph.span)),
        verb=quotation.verb_en,
        speaker=quotation.actor.name_en if quotation.actor else "",
    )


def _position(paragraph: Paragraph, annotation: Annotation) -> float:
    """Return where in its paragraph an annotation begins, from 0 to 1."""
    return (annotation.start - paragraph.start) / max(1, len(paragraph.span))
