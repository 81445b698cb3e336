"""Which articles a collection has: those put into it, or what its search finds."""

import json

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from reader.models import Collection
from reader.models.search import SearchPlace
from reader.search.finding import COUNTED, find, prepare

MOST_FOUND = 1_000_000


def in_collection(one: Collection, is_whole: bool = False) -> Q:
    """Return what holds for the articles of a collection.

    Of a search's only those of its newest hits, unless the `is_whole` set is wanted, such as for an export.
    """
    if one.search:
        return found_by(one.search, is_whole)
    return Q(pk__in=one.collected.values("article"))


def found_by(typed: str, is_whole: bool = False) -> Q:
    """Return what holds for the articles in which a search finds something."""
    return _among(_articles_found(typed, MOST_FOUND if is_whole else COUNTED))


def _articles_found(typed: str, most: int) -> list[int]:
    search, found, before = prepare(typed), dict[int, None](), None
    for _ in range(-(-most // COUNTED)):
        rows = find(search, before, COUNTED)
        found |= dict.fromkeys(SearchPlace.of(place).article for place in rows.places)
        if not rows.has_more:
            break
        # Of an article one hit is enough.
        before = rows.upto if rows.was_cut else SearchPlace.of(rows.upto).end()
    return list(found)


def _among(articles: list[int]) -> Q:
    """Return that an article is one of these, however many, with one parameter."""
    if connection.vendor == "sqlite":
        return Q(pk__in=RawSQL("SELECT value FROM json_each(%s)", [json.dumps(articles)]))
    return Q(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [articles]))
