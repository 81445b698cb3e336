"""Cards for lists: quotations with who said them, and mentions in context."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from reader.models import Annotation, Article, Paragraph, Source
from reader.page.article import paragraph_idents
from reader.page.excerpts import excerpt, window
from reader.page.notes import quote_note
from reader.page.parts import MarkedPiece
from reader.page.pieces import english_line, marked_pieces


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation in its sentence, in both languages, with speaker, verb, kind and state."""

    speaker_en: str
    speaker_ar: str
    speaker_href: str
    verb_en: str
    verb_ar: str
    kind: str
    kind_word: str
    state: str
    confidence: str
    arabic: tuple[MarkedPiece, ...]
    english: tuple[MarkedPiece, ...]
    article: Article
    href: str
    address: str
    source: Source
    published: date | None


@dataclass(frozen=True, slots=True)
class MentionCard:
    """A mention of an actor in its sentence, in both languages."""

    article: Article
    href: str
    published: date | None
    before: str
    exact: str
    after: str
    english: tuple[MarkedPiece, ...]


def quote_cards(quotations: Sequence[Annotation]) -> list[QuoteCard]:
    """Return a card for each quotation."""
    hrefs = _hrefs(quotations)
    return [_quote_card(one, hrefs[one.pk]) for one in quotations]


def _quote_card(quotation: Annotation, href: str) -> QuoteCard:
    note, article = quote_note(quotation.article, quotation), quotation.article
    return QuoteCard(
        speaker_en=note.speaker_en,
        speaker_ar=note.speaker_ar,
        speaker_href=note.href,
        verb_en=note.verb_en,
        verb_ar=note.verb_ar,
        kind=note.kind,
        kind_word=note.kind_word,
        state=note.state,
        confidence=note.confidence,
        arabic=_arabic(quotation),
        english=_english(quotation),
        article=article,
        href=href,
        address=reverse("quotation", args=(article.pk, quotation.fingerprint)),
        source=article.source,
        published=article.published,
    )


def mention_cards(mentions: Sequence[Annotation]) -> list[MentionCard]:
    """Return a card for each mention."""
    hrefs = _hrefs(mentions)
    return [_mention_card(one, hrefs[one.pk]) for one in mentions]


def _mention_card(mention: Annotation, href: str) -> MentionCard:
    article = mention.article
    around = excerpt(article.text, mention.paragraph.span, mention.span)
    return MentionCard(
        article=article,
        href=href,
        published=article.published,
        before=around.before,
        exact=around.exact,
        after=around.after,
        english=_english(mention),
    )


def _hrefs(annotations: Sequence[Annotation]) -> dict[int, str]:
    """Return the address of each annotation's paragraph, with one query for all."""
    by_article: dict[int, list[Paragraph]] = {}
    rows = Paragraph.objects.filter(article__in={one.article_id for one in annotations}).defer("words")
    for row in rows.order_by("article", "number"):
        by_article.setdefault(row.article_id, []).append(row)
    idents = {article: paragraph_idents(paragraphs) for article, paragraphs in by_article.items()}
    return {
        one.pk: f"{one.article.get_absolute_url()}#{idents[one.article_id].get(one.paragraph_id, '')}"
        for one in annotations
    }


def _arabic(one: Annotation) -> tuple[MarkedPiece, ...]:
    text, paragraph = one.article.text, one.paragraph.span
    around = window(text, paragraph, one.span)
    pieces = marked_pieces(text, around, [(one, one.span)])
    if around.start > paragraph.start:
        pieces.insert(0, MarkedPiece("… "))
    if around.end < paragraph.end:
        pieces.append(MarkedPiece(" …"))
    return tuple(pieces)


def _english(one: Annotation) -> tuple[MarkedPiece, ...]:
    translation = one.paragraph.english
    return english_line(translation.text, [one]) if translation else ()
