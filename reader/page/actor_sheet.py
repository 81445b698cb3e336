"""What an actor's page says of them across the library.

How often they are named, when and where, comes from stored counts. What has to be read in the articles (the
forms of the name, titles, who is named beside them) is taken from the newest of these alone, and the page
says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Count, F, Max, Min
from django.db.models.expressions import RawSQL
from django.db.models.functions import Right, Substr
from django.utils.formats import date_format
from django.utils.translation import get_language

from reader.analyser import site_analyser
from reader.arabic.actors.identity import name_key
from reader.arabic.document import ActorType
from reader.models import Actor, ActorMonth, ActorTally, Annotation, Article, Source
from reader.models.annotation import AnnotationQuerySet, on_its_own
from reader.page.notes import actor_note
from reader.page.parts import ActorNote
from reader.page.quote_index import AskedQuotes, quotes_after, with_context
from reader.page.quote_places import QuotePlace
from reader.page.walking import ArticlePlace, article_batches, newest

NEWEST = 400  # articles that are read for what is not counted
TOGETHER_SHOWN = 12
SOURCES_SHOWN = 8
FEWEST_FOR_PLOT = 4


@dataclass(frozen=True, slots=True)
class Month:
    """A column of the plot: in how many articles of a month an actor is named, how often, and quoted.

    `height` and `depth`, of what is said, are 0 to 100; `key` is the month as addresses have it.
    """

    key: str
    label: str
    articles: int
    count: int
    said: int
    height: int
    depth: int


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form under which articles name an actor: how often, and the English that says the same."""

    arabic: str
    count: int
    english: str


@dataclass(frozen=True, slots=True)
class SourceShare:
    """In how many articles of a source an actor is named; `width` is 0 to 100."""

    source: Source
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class CountedActor:
    """Another actor, and in how many of what was read both are."""

    pk: int
    note: ActorNote
    count: int


class ActorSheet:
    """Reads what the page of an actor says; `ids` are the newest articles that name them."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.ids = newest(Article.objects.mentioning(actor), NEWEST)
        self.is_part = actor.article_count > len(self.ids)
        self.newest_mentions = (
            Annotation.objects.standing().mentions().filter(actor=actor, article__in=_written(self.ids))
        )

    def forms(self) -> list[NameForm]:
        """The forms under which articles name the actor, the most frequent first, each with its English."""
        counts: Counter[str] = Counter()
        worded: dict[str, Counter[str]] = {}
        english = Substr("paragraph__translation__text", F("en_start") + 1, F("en_end") - F("en_start"))
        rows = self.newest_mentions.annotate(before=Right("prefix", 1), english=english)
        named = rows.values_list("exact", "before", "english").annotate(count=Count("pk"))
        for exact, before, words, count in named.order_by():
            form = on_its_own(exact, before)
            counts[form] += count
            if words:
                worded.setdefault(form, Counter())[words] += count
        return [
            NameForm(form, count, _english_of(form, self.actor, worded.get(form, Counter())))
            for form, count in counts.most_common()
        ]

    def roles(self) -> list[Any]:
        """The titles that articles give the actor, each with its first and last date, if one is known."""
        return list(
            self.newest_mentions.exclude(role_ar="")
            .values("role_ar", "role_en")
            .annotate(first=Min("article__published"), last=Max("article__published"), count=Count("pk"))
            .order_by(F("first").asc(nulls_last=True), "role_ar")
        )

    def together(self) -> list[CountedActor]:
        """The actors that stand in the same articles most often."""
        rows = ActorTally.objects.filter(article__in=_written(self.ids), mentions__gt=0).exclude(
            actor=self.actor
        )
        shared = dict(
            rows.values_list("actor")
            .annotate(shared=Count("pk"))
            .order_by("-shared", "actor__name_en")[:TOGETHER_SHOWN]
        )
        return _noted(shared)

    def months(self) -> list[Month]:
        """Count the mentions by month, from the first to the last; empty when there are too few."""
        counts: dict[str, tuple[int, int, int]] = {}
        for month, _, *numbers in self._tallied:
            if month:
                before = counts.get(month, (0, 0, 0))
                counts[month] = (before[0] + numbers[0], before[1] + numbers[2], before[2] + numbers[3])
        if sum(named for _, named, _ in counts.values()) < FEWEST_FOR_PLOT or len(counts) < 2:
            return []
        most_named = max(named for _, named, _ in counts.values())
        most_said = max(1, *(said for _, _, said in counts.values()))
        months = []
        for first in _every_month(min(counts), max(counts)):
            articles, named, said = counts.get(f"{first:%Y-%m}", (0, 0, 0))
            height, depth = named * 100 // most_named, said * 100 // most_said
            label = _month_label(first, get_language())
            months.append(Month(f"{first:%Y-%m}", label, articles, named, said, height, depth))
        return months

    def sources(self) -> list[SourceShare]:
        """The sources that name the actor in most articles."""
        counts: Counter[int] = Counter()
        for _, source, _, naming, *_ in self._tallied:
            counts[source] += naming
        counts = +counts
        sources = Source.objects.in_bulk([pk for pk, _ in counts.most_common(SOURCES_SHOWN)])
        most = max(counts.values(), default=1)
        return [
            SourceShare(sources[pk], count, count * 100 // most)
            for pk, count in counts.most_common(SOURCES_SHOWN)
            if pk in sources
        ]

    @cached_property
    def _tallied(self) -> list[tuple[str, int, int, int, int, int, int]]:
        """Months and sources, with how many articles of both name or quote the actor, how many name them,
        how often, how often they are quoted and in how many quotations named."""
        columns = ("month", "source", "articles", "named", "mentions", "said", "about")
        return list(ActorMonth.objects.filter(actor=self.actor).values_list(*columns))

    def said_by(self, most: int) -> list[Annotation]:
        """The latest quotations of the actor."""
        rows, _ = quotes_after(AskedQuotes(speaker=[self.actor.pk]), None, most)
        return list(with_context(rows))

    def said_about(self, most: int) -> tuple[list[Annotation], int]:
        """The latest quotations in which the actor is named, and how many there are."""
        counted = sum(about for *_, about in self._tallied)
        if not counted:
            return [], 0
        rows, _ = quotes_after(AskedQuotes(about=[self.actor.pk]), None, most)
        return list(with_context(rows)), counted

    def speaks_about(self) -> list[CountedActor]:
        """The actors who are named in what the actor says."""
        quoted = newest(Article.objects.quoting(self.actor), NEWEST) if self.actor.quote_count else []
        said = _spans(Annotation.objects.said().filter(actor=self.actor, article__in=_written(quoted)))
        if not said:
            return []
        rows = Annotation.objects.standing().mentions().filter(article__in=_written(said))
        counts: Counter[int] = Counter()
        for article, actor, start, end in rows.exclude(actor=None).values_list(
            "article", "actor", "start", "end"
        ):
            if actor != self.actor.pk and any(a <= start and end <= b for a, b in said[article]):
                counts[actor] += 1
        return _noted(dict(counts.most_common(TOGETHER_SHOWN)))


def _written(ids: Iterable[int]) -> RawSQL:
    """Return ids as SQL has them: there are hundreds, which the ORM would prepare one by one."""
    return RawSQL(",".join([str(int(pk)) for pk in ids]) or "NULL", ())  # noqa: S611 (they are numbers)


@lru_cache(maxsize=2000)
def _month_label(first: date, _language: str | None) -> str:
    return date_format(first, "M Y")


def mentions_page(actor: Actor, place: QuotePlace | None, most: int) -> tuple[list[Annotation], str]:
    """Return at most so many mentions after a place, newest article first, and where the next page begins.

    The last is empty where there are no others.
    """
    found: list[Annotation] = []
    rows = Annotation.objects.standing().mentions().filter(actor=actor)
    start = ArticlePlace(place.published, place.article) if place else None
    for batch in article_batches(Article.objects.mentioning(actor), start):
        there = with_context(rows.filter(article__in=batch))
        if place is not None:
            there = there.filter(place.after())
        found += there[: most + 1 - len(found)]
        if len(found) > most:
            last = found[most - 1]
            at = QuotePlace(last.article.published, last.article_id, last.start, last.end, last.pk)
            return found[:most], at.written()
    return found, ""


def _spans(quotes: AnnotationQuerySet) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for article, start, end in quotes.order_by().values_list("article", "start", "end"):
        spans.setdefault(article, []).append((start, end))
    return spans


def _noted(counts: dict[int, int]) -> list[CountedActor]:
    actors = Actor.objects.in_bulk(list(counts))
    return [CountedActor(pk, actor_note(actors[pk]), count) for pk, count in counts.items() if pk in actors]


def _english_of(form: str, actor: Actor, worded: Counter[str]) -> str:
    """How the translations put a form most often; without any, the actor's English name or the form's own."""
    if worded:
        return worded.most_common(1)[0][0]
    if name_key(form) == name_key(actor.name_ar):
        return actor.name_en
    return site_analyser().english_name(form, ActorType(actor.kind))


def _every_month(first: str, last: str) -> Iterator[date]:
    """Yield the first day of each month from one to another, both written 2026-03."""
    ends = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last)]
    for month in range(ends[0], ends[1] + 1):
        yield date(month // 12, month % 12 + 1, 1)
