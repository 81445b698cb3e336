"""The stored counts of actors and sources follow the library: `tell_anew` is called by what changes it.

What is stored for some articles is compared with what they hold by now, and only the difference is added, so
that what is called twice, or was forgotten once, is right afterwards.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from reader.library.actor_months import MonthPlace, MonthSums, miscounted_months, month_of
from reader.models import (
    Actor,
    ActorMonth,
    ActorName,
    ActorTally,
    Annotation,
    Article,
    ArticleTally,
    NamePart,
    Source,
)
from reader.models.bulk import insert
from reader.models.name_part import name_parts_of
from reader.models.tally import english_now, review_now, tell_review

AT_ONCE = 200
_SHOWN = 20
_Place = tuple[int, int]  # actor, article
_Facts = tuple[int, date | None, str, int]  # source, day of publication, review, English
_Moved = dict[int, tuple[_Facts | None, _Facts | None]]


class _Numbers(NamedTuple):
    """What is counted of an actor in an article."""

    mentions: int
    said: int
    about: int


class _Quote(NamedTuple):
    pk: int
    actor: int | None
    label: str
    start: int
    end: int

    def covers(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


_NONE = _Numbers(0, 0, 0)


def tell_anew(articles: Collection[int], actors: Collection[int] | None = None) -> None:
    """Bring the counts of these articles up to date, by their ids.

    Of some `actors` where those of others stay, and the articles' English and speakers do.
    """
    articles = list(articles)
    for at in range(0, len(articles), AT_ONCE):
        some = articles[at : at + AT_ONCE]
        with transaction.atomic():
            moved: _Moved = {}
            if actors is None:
                moved = _tell_articles(some)
                NamePart.objects.add(_unknown_speakers(some))
            else:
                tell_review(some)
            _tell_actors(some, actors, moved)


def count_everything() -> None:
    """Count everything anew, and have all names found by their words."""
    with transaction.atomic():
        NamePart.objects.all().delete()
        NamePart.objects.remember(ActorName.objects.order_by().values_list("key", flat=True).distinct())
        ActorMonth.objects.all().delete()
        ActorTally.objects.all().delete()
        ArticleTally.objects.all().delete()
        Actor.everywhere.update(article_count=0, mention_count=0, quote_count=0)
        Source.everywhere.update(article_count=0)
        ids = Article.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
        while some := list(islice(ids, AT_ONCE)):
            tell_anew(some)


def miscounted() -> Iterator[str]:
    """Yield what is wrong with the counts, in words."""
    wrong: list[str] = []
    ids = Article.everywhere.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
    while len(wrong) < _SHOWN and (some := list(islice(ids, AT_ONCE))):
        compared = _before_and_now(some, None)
        differing = {article for (_, article), (one, other) in compared.items() if one != other}
        differing |= _moved(some).keys()
        wrong += [f"article {pk} is not counted as it is" for pk in sorted(differing)]
    yield from wrong[:_SHOWN]
    sums: dict[int, tuple[int, ...]] = {
        pk: (articles, mentions, said)
        for pk, articles, mentions, said in ActorTally.objects.values_list("actor").annotate(
            articles=Count("pk", filter=Q(mentions__gt=0)), all_mentions=Sum("mentions"), all_said=Sum("said")
        )
    }
    rows = Actor.everywhere.values_list("pk", "article_count", "mention_count", "quote_count")
    for pk, *stored in rows.iterator():
        if tuple(stored) != sums.get(pk, (0, 0, 0)):
            yield f"actor {pk} has other counts than its articles"
    yield from miscounted_months()
    counted = Counter(ArticleTally.objects.values_list("source", flat=True))
    for pk, stored_count in Source.everywhere.values_list("pk", "article_count"):
        if stored_count != counted[pk]:
            yield f"source {pk} has another count than its articles"
    for name in islice(chain(_unknown_speakers(), _unknown_actors()), _SHOWN):
        yield f"the name {name} is not found by its words"


def _unknown_speakers(articles: Collection[int] | None = None) -> Iterator[str]:
    """Yield what speakers are called in quotations, of these articles or of all, and is not found so far."""
    named = Annotation.objects.quotations().filter(speaker_name__gt="")
    if articles is not None:
        named = named.filter(article__in=articles)
    known = NamePart.objects.filter(name=OuterRef("speaker_name"))
    names = named.exclude(Exists(known)).order_by().values_list("speaker_name", flat=True)
    return (name for name in names.distinct() if name_parts_of(name))


def _unknown_actors() -> Iterator[str]:
    known = NamePart.objects.filter(name=OuterRef("key"))
    names = ActorName.objects.exclude(Exists(known)).order_by().values_list("key", flat=True)
    return (name for name in names.distinct() if name_parts_of(name))


def _tell_articles(articles: Collection[int]) -> _Moved:
    """Store as what articles are counted; return what differed."""
    changes: Counter[int] = Counter()
    moved = _moved(articles)
    for before, after in moved.values():
        if before is not None:
            changes[before[0]] -= 1
        if after is not None:
            changes[after[0]] += 1
    ArticleTally.objects.filter(article__in=[pk for pk, (before, _) in moved.items() if before]).delete()
    ArticleTally.objects.bulk_create(
        ArticleTally(article_id=pk, source_id=after[0], published=after[1], review=after[2], english=after[3])
        for pk, (_, after) in moved.items()
        if after
    )
    for source, change in sorted(changes.items()):
        if change:
            Source.everywhere.filter(pk=source).update(article_count=F("article_count") + change)
    return moved


def _moved(articles: Collection[int]) -> _Moved:
    """Return as what each article is counted, and as what it should be, where these differ."""
    counted = ArticleTally.objects.filter(article__in=articles)
    columns = ("source", "published", "review", "english")
    before: dict[int, _Facts] = {pk: tuple(facts) for pk, *facts in counted.values_list("article", *columns)}
    mine = "reader_article.id"
    there = Article.objects.annotate(review=review_now(mine), english=english_now(mine))
    rows = there.filter(pk__in=articles).order_by().values_list("pk", *columns)
    after: dict[int, _Facts] = {pk: tuple(facts) for pk, *facts in rows}
    both = ((pk, before.get(pk), after.get(pk)) for pk in before.keys() | after.keys())
    return {pk: (one, other) for pk, one, other in both if one != other}


def _tell_actors(articles: Collection[int], actors: Collection[int] | None, moved: _Moved) -> None:
    compared = _before_and_now(articles, actors)
    changes = {place: (one, other) for place, (one, other) in compared.items() if one != other}
    _store_changes(changes)
    if changes or moved:
        _tell_months(compared, moved)


def _tell_months(compared: Mapping[_Place, tuple[_Numbers, _Numbers]], moved: _Moved) -> None:
    before = {pk: (month_of(facts[1]), facts[0]) for pk, (facts, _) in moved.items() if facts is not None}
    now = {pk: (month_of(facts[1]), facts[0]) for pk, (_, facts) in moved.items() if facts is not None}
    if stayed := {article for _, article in compared} - moved.keys():
        rows = ArticleTally.objects.filter(article__in=stayed).values_list("article", "source", "published")
        there = {article: (month_of(published), source) for article, source, published in rows}
        before, now = before | there, now | there
    sums = MonthSums()
    for (actor, article), (one, other) in compared.items():
        if article in before:
            sums.add(MonthPlace(actor, *before[article]), *one, times=-1)
        if article in now:
            sums.add(MonthPlace(actor, *now[article]), *other)
    sums.store()


def _store_changes(changes: Mapping[_Place, tuple[_Numbers, _Numbers]]) -> None:
    if not changes:
        return
    totals: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    new, gone = [], []
    for (actor, article), (before, after) in changes.items():
        sums = totals[actor]
        sums[0] += bool(after.mentions) - bool(before.mentions)
        sums[1] += after.mentions - before.mentions
        sums[2] += after.said - before.said
        if any(before):
            gone.append((actor, article))
        if any(after):
            new.append(ActorTally(actor_id=actor, article_id=article, **after._asdict()))
    for article in {article for _, article in gone}:
        there = [actor for actor, other in gone if other == article]
        ActorTally.objects.filter(article=article, actor__in=there).delete()
    insert(new)
    _add({actor: tuple(sums) for actor, sums in totals.items()})


def _add(sums: Mapping[int, tuple[int, ...]]) -> None:
    """Add articles, mentions and quotations to the counts of actors.

    In one order, so that of two who count the same actors one waits for the other.
    """
    changed = [(*sums[actor], actor) for actor in sorted(sums) if any(sums[actor])]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE reader_actor SET article_count = article_count + %s,"
            " mention_count = mention_count + %s, quote_count = quote_count + %s WHERE id = %s",
            changed,
        )


def _before_and_now(
    articles: Collection[int], actors: Collection[int] | None
) -> dict[_Place, tuple[_Numbers, _Numbers]]:
    """Return what is stored and what is there by now."""
    rows = ActorTally.objects.filter(article__in=articles)
    if actors is not None:
        rows = rows.filter(actor__in=actors)
    stored = {
        (actor, article): _Numbers(*numbers)
        for actor, article, *numbers in rows.values_list("actor", "article", *_Numbers._fields)
    }
    there = _counted(articles, actors)
    return {place: (stored.get(place, _NONE), there.get(place, _NONE)) for place in {**stored, **there}}


def _counted(articles: Collection[int], actors: Collection[int] | None) -> dict[_Place, _Numbers]:
    """Count the marks that stand. Words in marks inside a reported quotation are no second one."""
    mine = Annotation.objects.standing().filter(article__in=articles)
    named = mine.mentions().exclude(actor=None)
    if actors is not None:
        named = named.filter(actor__in=actors)
    quotes: defaultdict[int, list[_Quote]] = defaultdict(list)
    for article, *quote in (
        mine.quotations().order_by().values_list("article", "pk", "actor", "label", "start", "end")
    ):
        quotes[article].append(_Quote._make(quote))
    said: Counter[_Place] = Counter()
    for article, there in quotes.items():
        quotes[article] = list(_each_once(there))
        said.update((one.actor, article) for one in quotes[article] if one.actor is not None)
    mentions: Counter[_Place] = Counter()
    about: defaultdict[_Place, set[int]] = defaultdict(set)
    for article, actor, start, end in named.order_by().values_list("article", "actor", "start", "end"):
        mentions[actor, article] += 1
        about[actor, article].update(one.pk for one in quotes.get(article, ()) if one.covers(start, end))
    places = {**mentions, **said}
    return {
        place: _Numbers(mentions[place], said[place], len(about.get(place, ())))
        for place in places
        if actors is None or place[0] in actors
    }


def _each_once(quotes: Sequence[_Quote]) -> Iterator[_Quote]:
    reported = [(one.start, one.end) for one in quotes if one.label == "mixed"]
    for one in quotes:
        around = [1 for start, end in reported if start <= one.start and one.end <= end]
        if one.label != "direct" or not around:
            yield one
