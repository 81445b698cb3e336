"""Searches that people keep: what is new in each since they looked, and what they searched for lately."""

from dataclasses import dataclass, replace
from secrets import token_urlsafe
from urllib.parse import parse_qs, urlencode

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from reader.models import Article, SavedSearch, SearchVisit
from reader.models.saved_search import LONGEST_NAME
from reader.search.finding import FoundRows, PreparedSearch, find, prepare
from reader.search.query import QueryField

MOST_SAVED = 30
MOST_VISITS = 50
COUNTED_NEW = 99
LONGEST_QUERY = 2000
FACETS = ("source", "month", "actor", "speaker", "layer", "form")
_KEPT = ("q", *FACETS, "leave", "shape", "order")


class NotSaved(ValueError):  # noqa: N818 (it says what was not done)
    """Why a search is not kept: "unnamed", "unreadable", "empty", "same name" or "too many"."""


@dataclass(frozen=True, slots=True)
class NewHits:
    """How many paragraphs a saved search finds in articles that came since its keeper looked."""

    saved: SavedSearch
    count: int
    has_more: bool


def prepared_from(address: str) -> PreparedSearch:
    """Read the query string of a search's page as the page does."""
    given = parse_qs(address[: 4 * LONGEST_QUERY], max_num_fields=200)
    typed = " ".join(given.get("q", [""])[0][:LONGEST_QUERY].split())
    fields = [QueryField(name, value) for name in FACETS for value in given.get(name, [])[:20]]
    return prepare(typed, given.get("leave", [])[:100], fields)


def search_address(address: str) -> str:
    """Return a query string with nothing in it but what makes a search, in one order."""
    given = parse_qs(address[: 4 * LONGEST_QUERY], max_num_fields=200)
    return urlencode([(name, value) for name in _KEPT for value in given.get(name, ())[:100]])


def save_search(user: User, name: str, address: str) -> SavedSearch:
    """Keep a search under a name. Raises NotSaved."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise NotSaved("unnamed")
    try:
        address = search_address(address)
    except ValueError:  # it has hundreds of parts
        raise NotSaved("unreadable") from None
    if prepared_from(address).is_empty:
        raise NotSaved("empty")
    if SavedSearch.objects.filter(user=user).count() >= MOST_SAVED:
        raise NotSaved("too many")
    try:
        with transaction.atomic():
            return SavedSearch.objects.create(user=user, name=name, query=address, seen=newest_article())
    except IntegrityError:
        raise NotSaved("same name") from None


def new_hits(user: User) -> list[NewHits]:
    """Return the saved searches of somebody, each with what is new in it."""
    return [_new_in(one) for one in SavedSearch.objects.filter(user=user)[:MOST_SAVED]]


def _new_in(saved: SavedSearch) -> NewHits:
    rows = rows_after(saved, saved.seen, COUNTED_NEW)
    return NewHits(saved, len(rows.places), rows.has_more)


def rows_after(saved: SavedSearch, article: int, most: int) -> FoundRows:
    """Return what a saved search finds in articles that came after one, by their ids."""
    search = prepared_from(saved.query)
    newer = ("{article} > %s", [article])
    search = replace(search, conditions=replace(search.conditions, sql=[*search.conditions.sql, newer]))
    return find(search, None, most)


def look(user: User, typed: str, address: str) -> None:
    """Note that somebody looks at a search now: nothing of it is new to them any more."""
    address = search_address(address)
    with transaction.atomic():
        SearchVisit.objects.update_or_create(
            user=user,
            key=SearchVisit.key_of(address),
            defaults={"typed": typed, "query": address, "made": timezone.now()},
        )
        kept = SearchVisit.objects.filter(user=user).values_list("pk", flat=True)
        if old := list(kept[MOST_VISITS:]):
            SearchVisit.objects.filter(pk__in=old).delete()
        SavedSearch.objects.filter(user=user, query=address).update(seen=newest_article())


def open_feed(saved: SavedSearch) -> None:
    """Give a saved search a feed at a new address that nobody can guess; an old one ends."""
    saved.feed_key = token_urlsafe(32)
    saved.save(update_fields=["feed_key"])


def close_feed(saved: SavedSearch) -> None:
    """End the feed of a saved search."""
    saved.feed_key = ""
    saved.save(update_fields=["feed_key"])


def newest_article() -> int:
    """Return the id of the article that came last; 0 if there is none."""
    return Article.everywhere.aggregate(newest=Max("pk"))["newest"] or 0
