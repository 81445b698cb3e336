"""What was found, counted by source, month, actor, speaker, layer and form; never more than is looked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db import connection

from reader.arabic.normalise import strip_marks
from reader.models import Actor, Annotation
from reader.models.article import BINNED
from reader.models.search import article_at, day_at
from reader.search.finding import PreparedSearch, SearchedParagraph, SearchedSides, read_sides
from reader.search.matching import Matcher
from reader.search.terms import spelling_key

MARKED = 500  # rows whose marks are counted: the newest
FORMED = 50  # rows whose hits are counted by how they are written: the newest
ACTORS_OFFERED = 8
FORMS_OFFERED = 6


# The library's marks that stand; the marks of one paragraph are found by its index.
_MARKED_IN = f"""SELECT m.layer, m.actor_id, m.paragraph_id FROM reader_annotation m
    WHERE m.paragraph_id IN (SELECT paragraph_id FROM reader_searchrow WHERE place IN ({{places}}))
    AND m.assignment_id IS NULL AND m.state IN ('suggested', 'accepted') AND m.layer <> 'note'
    AND m.article_id NOT IN ({BINNED.sql})"""  # noqa: S608 (its parts are ours)


class FoundMark(NamedTuple):
    """That something of a layer is marked in a paragraph, with its actor."""

    layer: str
    actor: int | None
    paragraph: int


def articles_of(places: Iterable[int]) -> dict[int, list[int]]:
    """Return the places of each article, by its id, in the order of the places."""
    found: dict[int, list[int]] = {}
    for place in places:
        found.setdefault(article_at(place), []).append(place)
    return found


def by_source(articles: dict[int, list[int]]) -> Counter[int]:
    """Return how many rows there are of each source, by its id."""
    counts: Counter[int] = Counter()
    if not articles:
        return counts
    with connection.cursor() as cursor:
        # Thousands of numbers, which the ORM would prepare one by one.
        numbers = ",".join(map(str, articles))
        cursor.execute(
            f"SELECT article_id, source_id FROM reader_articletally WHERE article_id IN ({numbers})"  # noqa: S608
        )
        for pk, source in cursor.fetchall():
            counts[source] += len(articles[pk])
    return counts


def by_month(places: Iterable[int]) -> Counter[str]:
    """Return how many rows there are of each month, as 2026-03."""
    days = Counter(map(day_at, places))
    months: Counter[str] = Counter()
    for day, count in days.items():
        if day:
            months[f"{date.fromordinal(day):%Y-%m}"] += count
    return months


def marked_in(places: Sequence[int]) -> set[FoundMark]:
    """Return what is marked in the newest rows; counted here, as a database would group all marks for it."""
    if not places:
        return set()
    # Hundreds of numbers, which the ORM would prepare one by one, as it would take in each mark.
    numbers = ",".join(map(str, places[:MARKED]))
    with connection.cursor() as cursor:
        cursor.execute(_MARKED_IN.format(places=numbers))
        return set(map(FoundMark._make, cursor.fetchall()))


def by_actor(marks: Iterable[FoundMark]) -> list[tuple[Actor, int]]:
    """Return the actors that most of the newest rows name, and how many of these."""
    return _with_actor(marks, Annotation.Layer.ACTOR)


def by_speaker(marks: Iterable[FoundMark]) -> list[tuple[Actor, int]]:
    """Return the actors that are quoted in most of the newest rows, and in how many of these."""
    return _with_actor(marks, Annotation.Layer.QUOTE)


def by_form(
    search: PreparedSearch, places: Sequence[int], read: Mapping[int, SearchedParagraph]
) -> list[tuple[str, int]]:
    """Return how the Arabic words are written that were found in the newest rows, the most frequent first.

    Each with the number of its rows; vowel signs, hamzas and the like make no form of their own. `read` has
    paragraphs that were read before.
    """
    rows: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    matcher = Matcher(search.plan)
    newest = places[:FORMED]
    there: dict[int, SearchedSides] = {**read, **read_sides(place for place in newest if place not in read)}
    for side in (there[place].arabic for place in newest if place in there):
        words = {
            strip_marks(side.written(hit.first)): spelling_key(side.written(hit.first))
            for hit in matcher.hits(side)
            if hit.last == hit.first + 1
        }
        rows.update(set(words.values()))
        for word, key in words.items():
            written.setdefault(key, Counter())[word] += 1
    counted = sorted(rows.items(), key=lambda item: (-item[1], item[0]))
    return [(written[key].most_common(1)[0][0], count) for key, count in counted[:FORMS_OFFERED]]


def _with_actor(marks: Iterable[FoundMark], layer: str) -> list[tuple[Actor, int]]:
    counted = Counter(one.actor for one in marks if one.layer == layer and one.actor is not None)
    counts = dict(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:ACTORS_OFFERED])
    actors = Actor.objects.in_bulk(counts)
    return [(actors[pk], count) for pk, count in counts.items() if pk in actors]


def by_layer(marks: Iterable[FoundMark]) -> dict[str, int]:
    """Return in how many of the newest rows something of each layer is marked."""
    return dict(Counter(layer for layer, _ in {(one.layer, one.paragraph) for one in marks}))
