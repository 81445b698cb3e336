"""The articles of the library's list, each with all that is shown of it: an unchanged one is drawn once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Self

from django.db import connection
from django.utils.translation import get_language

from reader.models import Article
from reader.models.article import article_href
from reader.models.naming import name_shown
from reader.page.kept import KeptRows, ShownPieces
from reader.vocabulary import WordShare

KEPT = KeptRows(500)
# Of each article the actors that it mentions, its quotations each once (as `AnnotationQuerySet.said`), and
# how many marks are suggested and judged.
_COUNTED = """SELECT m.article_id,
    COUNT(DISTINCT CASE WHEN m.layer = 'actor' AND m.state IN ('suggested', 'accepted') THEN m.actor_id END),
    COUNT(CASE WHEN m.layer = 'quote' AND m.state IN ('suggested', 'accepted') AND NOT (
        m.label = 'direct' AND EXISTS (SELECT 1 FROM reader_annotation r
            WHERE r.article_id = m.article_id AND r.layer = 'quote' AND r.label = 'mixed'
            AND r.assignment_id IS NULL AND r.state IN ('suggested', 'accepted')
            AND r.start <= m.start AND r."end" >= m."end")) THEN 1 END),
    COUNT(CASE WHEN m.state = 'suggested' THEN 1 END),
    COUNT(CASE WHEN m.state IN ('accepted', 'rejected') THEN 1 END)
    FROM reader_annotation m WHERE m.assignment_id IS NULL AND m.article_id IN ({articles})
    GROUP BY m.article_id"""


class ItemCounts(NamedTuple):
    """What is counted of an article's marks, for its place in the list."""

    actors: int = 0
    quotes: int = 0
    suggested: int = 0
    reviewed: int = 0


class SourceNames(NamedTuple):
    """What an article's source is called."""

    name_en: str
    name_ar: str


class ItemReading(NamedTuple):
    """How far somebody is in an article."""

    read: bool
    paragraph: int


class ItemReader(NamedTuple):
    """For whom an item is drawn, as far as it shows."""

    language: str | None
    machine: bool
    is_signed_in: bool

    @classmethod
    def here(cls, machine: bool, is_signed_in: bool) -> Self:
        return cls(get_language(), machine, is_signed_in)


class LibraryItem(NamedTuple):
    """An article of the list. What its template shows is here and nowhere else."""

    reader: ItemReader
    is_first: bool
    pk: int
    headline: str
    headline_en: str
    headline_literal: str
    headline_machine: str
    lead: str
    lead_en: str
    lead_literal: str
    lead_machine: str
    source: SourceNames
    published: date | None
    actor_count: int
    quote_count: int
    caption_count: int
    suggested_count: int
    reviewed_count: int
    is_sample: bool
    reading: ItemReading | None
    share: WordShare | None

    def __str__(self) -> str:
        return name_shown(self.headline_en, self.headline)

    def get_absolute_url(self) -> str:
        return article_href(self.pk)


def library_items(
    articles: Sequence[Article],
    reader: ItemReader,
    begins: bool,
    readings: Mapping[int, ItemReading],
    shares: Mapping[int, WordShare],
) -> ShownPieces:
    """Return the items of some articles, as a template draws them; `begins` if the list begins with them."""
    counts = counts_of([one.pk for one in articles])
    items = [
        LibraryItem(
            reader,
            begins and not at,
            one.pk,
            one.headline,
            one.headline_en,
            getattr(one, "headline_literal", ""),
            getattr(one, "headline_machine", ""),
            one.lead,
            one.lead_en,
            getattr(one, "lead_literal", ""),
            getattr(one, "lead_machine", ""),
            SourceNames(one.source.name_en, one.source.name_ar),
            one.published,
            counted.actors,
            counted.quotes,
            one.caption_count,
            counted.suggested,
            counted.reviewed,
            one.is_sample,
            readings.get(one.pk),
            shares.get(one.pk),
        )
        for at, one in enumerate(articles)
        for counted in [counts.get(one.pk, ItemCounts())]
    ]
    return ShownPieces(KEPT, items, lambda item: item)


def counts_of(articles: Collection[int]) -> dict[int, ItemCounts]:
    """Return what is counted of the marks of articles, by their ids: of those that have any."""
    if not articles:
        return {}
    marks = ", ".join(["%s"] * len(articles))
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(articles=marks), list(articles))
        rows: Iterable[tuple[int, ...]] = cursor.fetchall()
    return {article: ItemCounts(*numbers) for article, *numbers in rows}
