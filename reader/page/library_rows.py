"""Articles in lists: headline and lead word for word where they have no English, and whose a machine's is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from reader.arabic.stored_tokens import unpack
from reader.models import Article, Paragraph
from reader.models.translation import Origin, machine_name
from reader.page.literal import literal_text
from reader.text.spans import Span

MOST_KEPT = 4000
_FIRST_LINES = 6  # the lead is looked for among these
_kept: dict[tuple[int, str, datetime], str] = {}  # lines of lists, in this process; the oldest go


def add_word_for_word(articles: Iterable[Article]) -> None:
    """Give each article what stands for an English headline or lead that it has not, with one query for all.

    Where it has one, it is told which machine made it, if none of it is a person's.
    """
    listed = {one.pk: one for one in articles}
    rows = Paragraph.objects.filter(article__in=listed, number__lt=_FIRST_LINES)
    rows = rows.filter(kind__in=("headline", "paragraph")).order_by("article", "number")
    lines = map(_Line._make, rows.values_list(*_LINE))
    wanted: list[_Wanted] = []
    for article_id, group in groupby(lines, key=lambda line: line.article):
        article = listed[article_id]
        first: dict[str, _Line] = {}
        for line in group:
            first.setdefault(line.kind, line)
        headline, lead = first.get("headline"), first.get("paragraph")
        article.headline_machine, article.lead_machine = _machine(headline), _machine(lead)
        if not article.headline_en:
            wanted.append(_Wanted(article, "headline_literal", "headline", article.headline, headline))
        if not article.lead_en:
            wanted.append(_Wanted(article, "lead_literal", "paragraph", article.lead, lead))
    _add_literal(wanted)


class _Line(NamedTuple):
    article: int
    pk: int
    kind: str
    start: int
    origin: str | None
    provider: str
    model: str


_LINE = (
    *("article", "pk", "kind", "start"),
    *("translation__origin", "translation__provider", "translation__model"),
)


class _Wanted(NamedTuple):
    """A line of an article that is wanted word for word, as its attribute `name`."""

    article: Article
    name: str
    kind: str
    arabic: str
    line: _Line | None

    @property
    def key(self) -> tuple[int, str, datetime]:
        """What changes with it."""
        return self.article.pk, self.kind, self.article.updated


def _add_literal(wanted: Sequence[_Wanted]) -> None:
    """Make lines word for word, unless they were made before and their article has not changed since."""
    english = {one.key: _kept.get(one.key) for one in wanted}
    lost = [one for one in wanted if english[one.key] is None]
    lines = [one.line.pk for one in lost if one.line]
    words = dict(_untranslated(lines)) if lines else {}
    for one in lost:
        english[one.key] = _kept[one.key] = _english(one.arabic, one.line, words)
    for one in wanted:
        setattr(one.article, one.name, english[one.key])
    if len(_kept) > MOST_KEPT:
        for old in list(_kept)[: MOST_KEPT // 4]:
            _kept.pop(old, None)


def _untranslated(lines: Sequence[int]) -> Iterable[tuple[int, Any]]:
    rows = Paragraph.objects.filter(pk__in=lines, translation=None).order_by()
    return rows.values_list("pk", "words")


def _machine(line: _Line | None) -> str:
    """Return what made the English of a paragraph, a model or a service; empty if it was a person."""
    if line is None or line.origin != Origin.MACHINE:
        return ""
    return line.model or machine_name(line.provider)


def _english(arabic: str, line: _Line | None, words: Mapping[int, Any]) -> str:
    """Return a paragraph word for word; `arabic` is its text, maybe cut at the end."""
    if line is None:
        return literal_text(arabic, [], (), [])
    tokens = []
    for token in map(unpack, words.get(line.pk, ())):
        span = Span(token.span.start - line.start, token.span.end - line.start)
        if span.end <= len(arabic):
            tokens.append(replace(token, span=span))
    return literal_text(arabic, tokens, (), [token.gloss for token in tokens])
