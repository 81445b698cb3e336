"""Articles in lists: headline and lead word for word where they have no English, and whose a machine's is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import F

from reader.arabic.stored_tokens import unpack
from reader.models import Article, Paragraph
from reader.models.translation import Origin, machine_name
from reader.page.literal import literal_text, untranslated_words
from reader.text.spans import Span

MOST_KEPT = 4000
_FIRST_LINES = 6  # the lead is looked for among these
_kept: dict[tuple[int, str, datetime], str] = {}  # lines of lists, in this process; the oldest go


def add_word_for_word(articles: Iterable[Article]) -> None:
    """Give each article what stands for an English headline or lead that it has not, with one query for all.

    Where it has one, it is told which machine made it, if none of it is a person's.
    """
    listed = {one.pk: one for one in articles}
    rows = Paragraph.objects.filter(article__in=listed, number__lt=_FIRST_LINES).defer("words")
    rows = rows.filter(kind__in=("headline", "paragraph")).order_by("article", "number")
    lines = rows.annotate(
        untranslated_words=untranslated_words(),
        origin=F("translation__origin"),
        provider=F("translation__provider"),
        model=F("translation__model"),
    )
    for article_id, group in groupby(lines, key=lambda row: row.article_id):
        article = listed[article_id]
        first: dict[str, Paragraph] = {}
        for row in group:
            first.setdefault(row.kind, row)
        article.headline_machine = _machine(first.get("headline"))
        article.lead_machine = _machine(first.get("paragraph"))
        if not article.headline_en:
            article.headline_literal = _kept_english(article, "headline", article.headline, first)
        if not article.lead_en:
            article.lead_literal = _kept_english(article, "paragraph", article.lead, first)


def _machine(row: Any) -> str:
    """Return what made the English of a paragraph, a model or a service; empty if it was a person."""
    if row is None or row.origin != Origin.MACHINE:
        return ""
    return row.model or machine_name(row.provider)


def _kept_english(article: Article, kind: str, arabic: str, first: dict[str, Paragraph]) -> str:
    """Return a line word for word, as it was made before if the article has not changed since."""
    key = (article.pk, kind, article.updated)
    english = _kept.get(key)
    if english is None:
        english = _kept[key] = _english(arabic, first.get(kind))
    if len(_kept) > MOST_KEPT:
        for old in list(_kept)[: MOST_KEPT // 4]:
            _kept.pop(old, None)
    return english


def _english(arabic: str, row: Any) -> str:
    """Return a paragraph word for word; `arabic` is its text, maybe cut at the end."""
    tokens = []
    for token in map(unpack, (row and row.untranslated_words) or ()):
        span = Span(token.span.start - row.start, token.span.end - row.start)
        if span.end <= len(arabic):
            tokens.append(replace(token, span=span))
    return literal_text(arabic, tokens, (), [token.gloss for token in tokens])
