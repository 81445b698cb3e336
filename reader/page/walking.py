"""Articles from the newest on, some at a time: what stands in them is listed without reading it all."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q

from reader.models import Annotation
from reader.models.article import ArticleQuerySet
from reader.models.tally import MANY_ARTICLES

FIRST, MOST = 40, 640  # articles at once; each time twice as many
MANY_QUOTATIONS = 20_000


class ArticlePlace(NamedTuple):
    """A place among the articles, the newest first; those without a day are the last."""

    published: date | None
    article: int


class ListedArticle(NamedTuple):
    """When an article was published, and its source."""

    published: date | None
    source: int


def article_batches(
    articles: ArticleQuerySet, start: ArticlePlace | None = None, size: int = FIRST
) -> Iterator[dict[int, ListedArticle]]:
    """Yield articles by their ids, from the newest on, or from that at `start` on: so many, then more."""
    for undated in (False, True):
        if start is not None and start.published is None and not undated:
            continue
        rows = articles.filter(published__isnull=undated)
        place, with_it = (start, True) if start and (start.published is None) == undated else (None, False)
        while True:
            after = _from(rows, place, with_it).newest_first()
            found = list(after.values_list("published", "pk", "source")[:size])
            if found:
                yield {pk: ListedArticle(published, source) for published, pk, source in found}
            if len(found) < size:
                break
            place, with_it, size = ArticlePlace(*found[-1][:2]), False, min(size * 2, MOST)


def newest(articles: ArticleQuerySet, most: int) -> list[int]:
    """Return the ids of the newest articles, at most so many."""
    return list(articles.newest_first().values_list("pk", flat=True)[:most])


def with_few(articles: ArticleQuerySet, wanted: Q) -> ArticleQuerySet:
    """Return the articles with such a quotation, if there are not many; else all, for one is met soon."""
    # As SQL, since SQLite takes an index of some rows only for what is said in the same words.
    quotes = Annotation._base_manager.extra(where=["layer = 'quote'"])
    quoting = quotes.filter(wanted).order_by().values_list("article", flat=True)
    ids = list(quoting[:MANY_ARTICLES])
    if len(ids) < MANY_ARTICLES:
        return articles.filter(pk__in=set(ids))
    return articles if quoting[MANY_QUOTATIONS:].exists() else articles.filter(pk__in=quoting)


def _from(articles: ArticleQuerySet, place: ArticlePlace | None, with_it: bool) -> ArticleQuerySet:
    """Return the articles after a place; compared as one value, so that an index leads there."""
    if place is None:
        return articles
    if place.published is None:
        return articles.filter(**{f"pk__lt{'e' * with_it}": place.article})
    day = connection.ops.adapt_datefield_value(place.published)
    compared = f"(reader_article.published, reader_article.id) <{'=' * with_it} (%s, %s)"
    after: Any = articles.extra(where=[compared], params=[day, place.article])  # noqa: S610
    return after  # type: ignore[no-any-return]
