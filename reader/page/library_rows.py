"""Articles in the library that have no English: headline and lead word for word."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from reader.arabic.stored_tokens import unpack
from reader.models import Article, Paragraph
from reader.page.literal import literal_text, untranslated_words
from reader.text.spans import Span

_FIRST_LINES = 6  # the lead is looked for among these


def add_word_for_word(articles: Iterable[Article]) -> None:
    """Give each article without an English headline or lead what stands for it, with one query for all."""
    bare = {one.pk: one for one in articles if not (one.headline_en and (one.lead_en or not one.lead))}
    if not bare:
        return
    rows = Paragraph.objects.filter(article__in=bare, number__lt=_FIRST_LINES).defer("words")
    rows = rows.filter(kind__in=("headline", "paragraph")).order_by("article", "number")
    lines = rows.annotate(untranslated_words=untranslated_words())
    for article_id, group in groupby(lines, key=lambda row: row.article_id):
        article = bare[article_id]
        first: dict[str, Paragraph] = {}
        for row in group:
            first.setdefault(row.kind, row)
        if not article.headline_en:
            article.headline_literal = _english(article.headline, first.get("headline"))
        if not article.lead_en:
            article.lead_literal = _english(article.lead, first.get("paragraph"))


def _english(arabic: str, row: Any) -> str:
    """Return a paragraph word for word; `arabic` is its text, maybe cut at the end."""
    tokens = []
    for token in map(unpack, (row and row.untranslated_words) or ()):
        span = Span(token.span.start - row.start, token.span.end - row.start)
        if span.end <= len(arabic):
            tokens.append(replace(token, span=span))
    return literal_text(arabic, tokens, (), [token.gloss for token in tokens])
