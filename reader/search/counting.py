"""What was found, counted: by source, month, actor and layer; never more rows than a search counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from reader.models import Actor, Annotation, Article, SearchRow
from reader.models.search import SearchPlace

MARKED = 1000  # rows whose marks are counted: the newest
ACTORS_OFFERED = 8


def articles_of(places: Iterable[int]) -> dict[int, list[int]]:
    """Return the places of each article, by its id, in the order of the places."""
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(SearchPlace.of(place).article, []).append(place)
    return found


def by_source(articles: dict[int, list[int]]) -> Counter[int]:
    """Return how many rows there are of each source, by its id."""
    counts: Counter[int] = Counter()
    rows = Article.objects.filter(pk__in=list(articles)).order_by()
    for pk, source in rows.values_list("pk", "source"):
        counts[source] += len(articles[pk])
    return counts


def by_month(places: Iterable[int]) -> Counter[str]:
    """Return how many rows there are of each month, as 2026-03."""
    days = Counter(SearchPlace.of(place).day for place in places)
    months: Counter[str] = Counter()
    for day, count in days.items():
        if day:
            months[f"{date.fromordinal(day):%Y-%m}"] += count
    return months


def by_actor(places: Sequence[int]) -> list[tuple[Actor, int]]:
    """Return the actors that most of the newest rows name, and how many of these."""
    marks = _marks(places).order_by().values_list("layer", "actor", "paragraph")
    pairs = {rest for layer, *rest_ in marks if layer == "actor" and (rest := tuple(rest_))[0] is not None}
    counted = Counter(actor for actor, _ in pairs)
    counts = dict(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:ACTORS_OFFERED])
    actors = Actor.objects.in_bulk(counts)
    return [(actors[pk], count) for pk, count in counts.items() if pk in actors]


def by_layer(places: Sequence[int]) -> dict[str, int]:
    """Return in how many of the newest rows something of each layer is marked."""
    marked = _marks(places).exclude(layer=Annotation.Layer.NOTE).order_by()
    return dict(Counter(layer for layer, _ in set(marked.values_list("layer", "paragraph"))))


def _marks(places: Sequence[int]) -> "QuerySet[Annotation]":
    """Return the marks of the newest rows, to be counted here: a database would group all marks for it."""
    rows = SearchRow.objects.filter(place__in=list(places[:MARKED])).values_list("paragraph", flat=True)
    return Annotation.objects.standing().filter(paragraph__in=list(rows))
