"""The index of quotations: what is said, by whom, about whom, where and when; page by page, newest first.

The words that were said are found by the index of the search, paragraph by paragraph, and then looked for in
the quotation itself. What stands beside the list is counted in its newest quotations only.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import F, Q

from reader.arabic.actors.identity import name_key
from reader.models import Actor, Annotation, Article, NamePart, Paragraph, SearchRow
from reader.models.annotation import AnnotationQuerySet, about
from reader.models.article import ArticleQuerySet, newest_articles_first
from reader.models.search import SearchPlace
from reader.models.tally import MANY_ARTICLES, where_tallied
from reader.page.quote_facts import NARROWING, QuoteFacts, narrowed
from reader.page.quote_places import QuotePlace
from reader.page.walking import FIRST, ArticlePlace, ListedArticle, article_batches, with_few
from reader.search.finding import PreparedSearch, SearchedSides, find, read_sides
from reader.search.matching import Matcher, SearchedText

COUNTED = 1000  # quotations; of more only that there are more is said
LOOKED_AT = 200  # paragraphs with the words, for one page
PER_PAGE = 20
_AT_ONCE = 100
_FIRST_OF_MANY = 140  # articles, of which each has some seven quotations
MOST_NAMED = 500  # actors of one name
_FACTS = ("article_id", "start", "end", "pk", "label", "actor", "verb_en", "state")


@dataclass(frozen=True, slots=True)
class AskedQuotes:
    """Which quotations are wanted. What is empty is not asked; months are written 2026-03."""

    words: PreparedSearch | None = None
    by: str = ""
    about: Collection[int] = ()
    first: date | None = None
    last: date | None = None
    speaker: Collection[int] = ()
    kind: Collection[str] = ()
    source: Collection[int] = ()
    month: Collection[str] = ()
    verb: Collection[str] = ()
    state: Collection[str] = ()
    _quoting: dict[str, Q] = field(default_factory=dict, compare=False, repr=False)

    def unnarrowed(self) -> "AskedQuotes":
        """Return what is asked without what the list can be narrowed by."""
        return replace(self, speaker=(), kind=(), source=(), month=(), verb=(), state=())

    @property
    def narrowing(self) -> dict[str, Collection[Any]]:
        """What is asked of that by which the list can be narrowed."""
        return {name: wanted for name in NARROWING if (wanted := getattr(self, name))}

    def quoting(self) -> Q:
        """Return that an article may quote somebody of the name; looked up once for all pages of a list."""
        if self.by not in self._quoting:
            self._quoting[self.by] = _quoting_named(self.by)
        return self._quoting[self.by]


@dataclass(slots=True)
class ListedQuotes:
    """A page of the list. `counted` are the newest of all that the page's other filters leave, from which
    what it can be narrowed by is counted; `total` is how many there are, `has_more` if more than that;
    `was_cut` if only the newest paragraphs with the words were looked at for this."""

    quotations: list[Annotation]
    following: str
    counted: list[QuoteFacts]
    total: int
    has_more: bool = False
    was_cut: bool = False


def listed_quotes(asked: AskedQuotes, at: str = "") -> ListedQuotes:
    """Return the page of the index that begins after the place `at`."""
    counted, was_cut = _counted(asked.unnarrowed())
    kept, is_narrowed = narrowed(counted, asked.narrowing), bool(asked.narrowing)
    if was_cut and asked.words is None and is_narrowed:
        kept = _facts(asked, None, COUNTED + 1)
    total, has_more = min(len(kept), COUNTED), was_cut
    if was_cut and asked.words is None:
        has_more = not is_narrowed or len(kept) > COUNTED
    place = QuotePlace.read(at)
    if place is None and (not was_cut or asked.words is None or len(kept) > PER_PAGE):
        found, following = kept[: PER_PAGE + 1], None
    else:
        found, following = _page(asked, place, PER_PAGE)
    if len(found) > PER_PAGE:
        following = found[PER_PAGE - 1].place
    pks = [one.pk for one in found[:PER_PAGE]]
    return ListedQuotes(
        list(with_context(Annotation.objects.filter(pk__in=pks))),
        following.written() if following else "",
        counted,
        total,
        has_more,
        was_cut and asked.words is not None,
    )


def quotes_after(
    asked: AskedQuotes, place: QuotePlace | None, most: int
) -> tuple[AnnotationQuerySet, QuotePlace | None]:
    """Return at most so many quotations after a place, in the order of the list, and where to go on."""
    found, following = _page(asked, place, most)
    if len(found) > most:
        following = found[most - 1].place
    return _in_order(Annotation.objects.filter(pk__in=[one.pk for one in found[:most]])), following


def with_context(annotations: AnnotationQuerySet) -> AnnotationQuerySet:
    """Read with each annotation all that its card shows; newest article first, then reading order."""
    return _in_order(
        annotations.select_related(
            "actor", "article__source", "paragraph__translation__author", "created_by"
        ).defer("article__raw", "paragraph__words")
    )


def every_quote(asked: AskedQuotes) -> Iterator[Annotation]:
    """Yield all quotations that are asked for, in the order of the list, some at a time."""
    place: QuotePlace | None = None
    while True:
        if asked.words is None:
            found, following = _facts(asked, place, _AT_ONCE), None
            if len(found) == _AT_ONCE:
                following = found[-1].place
        else:
            found, following = _with_words(asked, asked.words, place, _AT_ONCE, _AT_ONCE)
        yield from with_context(Annotation.objects.filter(pk__in=[one.pk for one in found]))
        if following is None:
            return
        place = following


@cache
def _said() -> AnnotationQuerySet:
    """Return all quotations: a query that is put together once, and never asked as it is."""
    return Annotation.objects.said()


def quotes_of(asked: AskedQuotes, articles: Collection[int]) -> AnnotationQuerySet:
    """Return the quotations of some articles that are asked for, but for the words."""
    found = _said_by(_said().filter(article__in=articles), asked.by)
    if asked.about:
        found = about(found, asked.about, articles)
    if asked.first:
        found = found.filter(article__published__gte=asked.first)
    if asked.last:
        found = found.filter(article__published__lte=asked.last)
    if asked.month:
        found = found.filter(_in_months(asked.month))
    for name, column in _COLUMNS.items():
        if wanted := getattr(asked, name):
            found = found.filter(**{f"{column}__in": wanted})
    return found


def articles_with(asked: AskedQuotes) -> ArticleQuerySet:
    """Return articles that may have what is asked for: all that do, and not many more where few do."""
    found = Article.objects.published_between(asked.first, asked.last)
    if asked.month:
        found = found.filter(_in_months(asked.month, ""))
    if asked.source:
        found = found.filter(source__in=asked.source)
    if asked.speaker:
        found = found.quoting(*Actor.objects.filter(pk__in=asked.speaker))
    if asked.about:
        found = found.with_words_about(*Actor.everywhere.filter(pk__in=asked.about))
    for column, wanted in (("verb_en", asked.verb), ("state", asked.state), ("label", asked.kind)):
        if wanted:
            found = with_few(found, Q((f"{column}__in", list(wanted))))
    return found.filter(asked.quoting()) if asked.by and name_key(asked.by) else found


_COLUMNS = {
    "speaker": "actor",
    "kind": "label",
    "source": "article__source",
    "verb": "verb_en",
    "state": "state",
}


def _said_by(found: AnnotationQuerySet, name: str) -> AnnotationQuerySet:
    """Return those whose speaker has the name, in any spelling; without a name all."""
    if not name:
        return found
    named = _said_by_name(name)
    return found.none() if named is None else found.filter(named)


def _quoting_named(name: str) -> Q:
    """Return that an article may quote somebody of this name, whether the library knows them or not."""
    actors = list(Actor.everywhere.called(name).filter(quote_count__gt=0)[: MOST_NAMED + 1])
    if len(actors) > MOST_NAMED:
        return Q()
    few = _quoting_as_written(name)
    if len(few) == MANY_ARTICLES:
        return Q()
    return where_tallied(actors, "said") | Q(pk__in=few) if few else where_tallied(actors, "said")


def _quoting_as_written(name: str) -> set[int]:
    """Return articles that quote somebody whom their own words call so, at most MANY_ARTICLES."""
    names, values = NamePart.objects.beginning(name).query.sql_with_params()
    # SQLite takes the index of all marks of a layer if not told otherwise.
    index = "INDEXED BY quotes_by_name" if connection.vendor == "sqlite" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT article_id FROM reader_annotation {index}"  # noqa: S608 (its parts are ours)
            f" WHERE layer = 'quote' AND speaker_name IN ({names}) LIMIT {MANY_ARTICLES}",
            values,
        )
        return {article for (article,) in cursor}


def _said_by_name(name: str) -> Q | None:
    if not name_key(name):
        return None
    by_name = Actor.everywhere.called(name).order_by().values("pk")
    return Q(actor__in=by_name) | Q(speaker_name__in=NamePart.objects.beginning(name))


def _in_months(months: Collection[str], path: str = "article__") -> Q:
    wanted = Q(pk=None)
    for month in months:
        first = date.fromisoformat(f"{month}-01")
        last = first.replace(day=monthrange(first.year, first.month)[1])
        wanted |= Q((f"{path}published__range", (first, last)))
    return wanted


def all_but(name: str, counted: Sequence[QuoteFacts], asked: AskedQuotes) -> list[QuoteFacts]:
    """Return what is left when the list is narrowed by everything but one: what choosing in it would give."""
    return narrowed(counted, {other: wanted for other, wanted in asked.narrowing.items() if other != name})


# Pages


def _in_order(rows: AnnotationQuerySet) -> AnnotationQuerySet:
    return rows.order_by(*newest_articles_first(), "start", F("end").desc(), "pk")


def _facts(asked: AskedQuotes, place: QuotePlace | None, most: int) -> list[QuoteFacts]:
    """Return the quotations after a place, at most so many: article by article, from the newest on."""
    found: list[QuoteFacts] = []
    # What is asked of the articles is asked of these alone, so that their quotations are found by them.
    there, after = replace(asked, source=(), month=(), first=None, last=None), place.after() if place else Q()
    start = ArticlePlace(place.published, place.article) if place else None
    for batch in article_batches(articles_with(asked), start, FIRST if most <= _AT_ONCE else _FIRST_OF_MANY):
        found += _facts_in(quotes_of(there, batch).filter(after), batch)[: most - len(found)]
        if len(found) == most:
            break
    return found


def _facts_in(rows: AnnotationQuerySet, articles: Mapping[int, ListedArticle]) -> list[QuoteFacts]:
    """Return rows of some articles, article by article and in reading order."""
    there: dict[int, list[tuple[Any, ...]]] = {}
    for one in rows.order_by("start", F("end").desc(), "pk").values_list(*_FACTS):
        there.setdefault(one[0], []).append(one)
    return [
        QuoteFacts(known.published, pk, start, end, mark, kind, known.source, *rest)
        for pk, known in articles.items()
        for _, start, end, mark, kind, *rest in there.get(pk, ())
    ]


def _articles_of(articles: Collection[int]) -> dict[int, tuple[date | None, int]]:
    """Return day and source of articles, by their ids."""
    rows = Article.everywhere.filter(pk__in=articles).order_by().values_list("pk", "published", "source")
    return {pk: (published, source) for pk, published, source in rows}


def _counted(asked: AskedQuotes) -> tuple[list[QuoteFacts], bool]:
    """Return the newest quotations, and whether there are more."""
    if asked.words is not None:
        found, following = _with_words(asked, asked.words, None, COUNTED, LOOKED_AT)
        return found, following is not None
    found = _facts(asked, None, COUNTED + 1)
    return found[:COUNTED], len(found) > COUNTED


def _page(
    asked: AskedQuotes, place: QuotePlace | None, most: int
) -> tuple[list[QuoteFacts], QuotePlace | None]:
    """Return one more than is wanted, where there are more."""
    if asked.words is None:
        return _facts(asked, place, most + 1), None
    return _with_words(asked, asked.words, place, most + 1, LOOKED_AT)


def _with_words(
    asked: AskedQuotes, words: PreparedSearch, place: QuotePlace | None, most: int, looked_at: int
) -> tuple[list[QuoteFacts], QuotePlace | None]:
    """Return at most so many quotations that have the words, and from where the next are looked for.

    Only so many paragraphs are looked at.
    """
    before = _before(place) if place is not None else None
    found: list[QuoteFacts] = []
    for _ in range(-(-looked_at // _AT_ONCE)):
        rows = find(words, before, _AT_ONCE)
        there = read_sides(rows.places)
        sides = {one.paragraph_id: one for one in (there[at] for at in rows.places if at in there)}
        new = [
            one
            for one in _quoted_in(asked, words, sides)
            if place is None or one.place.order() > place.order()
        ]
        found += new[: most - len(found)]
        if len(found) == most:
            return found, found[-1].place
        if not rows.has_more:
            return found, None
        before = rows.upto
    return found, _end_of(list(sides)[-1]) if sides else None


def _before(place: QuotePlace) -> int:
    """Return the place in the search's index below which the paragraph of a quotation is the first."""
    rows = SearchRow.objects.filter(article=place.article, paragraph__start__lte=place.start)
    row = rows.order_by("place").values_list("place", flat=True).first()
    day = place.published.toordinal() if place.published else 0
    return (row or SearchPlace(day, place.article, 0).packed()) + 1


def _end_of(last: int) -> QuotePlace:
    """Return the place behind a paragraph, by its id."""
    rows = Paragraph.objects.filter(pk=last)
    published, article, end = rows.values_list("article__published", "article", "end").get()
    return QuotePlace(published, article, end, 0, 0)


def _quoted_in(
    asked: AskedQuotes, words: PreparedSearch, sides: dict[int, SearchedSides]
) -> Iterator[QuoteFacts]:
    """Yield the quotations in some paragraphs in whose own words the query finds something."""
    # Their articles too are named: quotations are found by those, in order, and among all of them else.
    articles = {one.article_id for one in sides.values()}
    rows = _in_order(quotes_of(asked, articles).filter(paragraph__in=sides))
    matcher, known = Matcher(words.plan), _articles_of(articles)
    columns = ("paragraph", "further", "en_start", "en_end", *_FACTS)
    for paragraph, further, en_start, en_end, *values in islice(rows.values_list(*columns), COUNTED):
        article, start, end, pk, kind, *rest = values
        one = sides[paragraph]
        parts = [_part(one.arabic, [(start, end), *further])]
        if one.english is not None and en_start is not None and en_end is not None:
            parts.append(_part(one.english, [(en_start, en_end)]))
        if matcher.finds(parts):
            published, source = known[article]
            yield QuoteFacts(published, article, start, end, pk, kind, source, *rest)


def _part(side: SearchedText, parts: Collection[tuple[int, int]]) -> SearchedText:
    """Return the words of a side that stand in some parts of it, each once and in order."""
    if len(parts) == 1:
        [(first, last)] = parts
        return SearchedText(side.text, [one for one in side.words if first < one.end and one.start < last])
    within = [
        word for word in side.words if any(start < word.end and word.start < end for start, end in parts)
    ]
    return SearchedText(side.text, within)
