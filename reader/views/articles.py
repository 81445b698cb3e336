"""The library: its articles, filtered, in an order."""

from collections.abc import Collection as Collected
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Sum
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from reader.arabic.normalise import fold
from reader.library.duties import (
    ENGLISHES,
    REVIEW_STATES,
    in_review,
    tallies_in_review,
    tallies_with_english,
    with_english,
)
from reader.library.reading import READINGS, places_of, with_reading
from reader.models import Article, ArticleTally, Collection, Source
from reader.models.article import ArticleQuerySet
from reader.models.prepared import PreparedQuery
from reader.page.kept import ShownPieces
from reader.page.library_items import ItemReader, ItemReading, library_items
from reader.page.library_rows import add_word_for_word
from reader.parameters import query
from reader.search.collected import in_collection
from reader.views.access import ANALYSES, readers
from reader.views.forms.filters import LibraryFilter
from reader.views.forms.preferences import Preferences
from reader.views.library_facets import fillable_by, first_reviewers, library_facets
from reader.views.listing import (
    PER_PAGE,
    Applied,
    WayToShow,
    applied,
    page_or_fragment,
    query_without_page,
    without,
)
from reader.views.long_lists import MOST_COUNTED, LongList, LongPage, long_page_of, told_count
from reader.vocabulary import shares_of, words_stamp

_HEADLINES = r"""SELECT id FROM reader_article INDEXED BY reader_headlines_by_day
    WHERE binned IS NULL AND (headline_key LIKE %s ESCAPE '\' OR headline_en LIKE %s ESCAPE '\')"""


@require_safe
@readers
def library(request: HttpRequest) -> HttpResponse:
    """The articles, newest first, filtered by headline, source, actor and date."""
    form = LibraryFilter(query(request).sent or None, request.user)
    form.is_valid()
    order = _order(request)
    ids: Any = _in_order(request, filtered_articles(form), order).values_list("pk", flat=True)
    known: int | LongList | None = None if order else _known_count(form)
    if form.value("q"):  # all headlines are read for it, but once
        known = found = list(ids[: MOST_COUNTED + 1])
        if len(found) <= MOST_COUNTED or (query(request).place("page") or 1) * PER_PAGE < len(found):
            ids = found
    articles = long_page_of(request, ids, _shown, PER_PAGE, known)
    add_word_for_word(articles)
    fillable, has_words = fillable_by(request.user), bool(words_stamp(request.user.pk))
    context = {
        "nav": "library",
        "articles": articles,
        "items": _items(request, articles, has_words),
        "orders": _orders(request, order) if order or has_words else [],
        "order": order,
        "total": articles.total,
        "told_total": told_count(articles),
        "library_empty": not articles.total and not Article.objects.exists(),
        **library_facets(form),
        "fillable": fillable,
        "reviewers": first_reviewers() if request.user.has_perm(ANALYSES) else [],
        "in_one": _in_one(fillable, form),
        "here": request.get_full_path(),
        "filters": form,
        "form_errors": form.sentences if form.is_bound else [],
        "applied": _applied(request, form),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "articles/library.html", "articles/_library.html", context)


def _rows_of(*ids: int) -> QuerySet[Article]:
    return Article.objects.select_related("source").defer("raw", "text").filter(pk__in=ids)


_rows = PreparedQuery(_rows_of)


def _shown(ids: Sequence[int]) -> list[Article]:
    """Return the articles of a page, in the order of their ids."""
    there = {one.pk: one for one in _rows(*ids)} if ids else {}
    return [there[pk] for pk in ids if pk in there]


def _order(request: HttpRequest) -> str:
    """Return "readable" where the articles are asked for by how much of them the reader knows."""
    return query(request).choice("order", ("readable",)) if request.user.is_authenticated else ""


def _in_order(request: HttpRequest, found: ArticleQuerySet, order: str) -> ArticleQuerySet:
    if order != "readable":
        return found.newest_first()
    ranked = found.filter(readable_for__user=request.user.pk)
    return ranked.order_by("-readable_for__known", "-pk")


def _orders(request: HttpRequest, order: str) -> list[WayToShow]:
    """Return the orders that a reader may choose from, who has said of words that they know them."""
    newest, readable = query(request).written(order=""), query(request).written(order="readable")
    return [
        WayToShow(_("Newest first"), f"?{newest}", not order),
        WayToShow(_("Most readable for me first"), f"?{readable}", order == "readable"),
    ]


def _items(request: HttpRequest, articles: LongPage, has_words: bool) -> ShownPieces:
    """Return the articles of a page as they are drawn, each with how far its reader is and what they know."""
    shown: list[Article] = list(articles)
    ids, user = [one.pk for one in shown], request.user.pk
    shares = shares_of(user, ids) if has_words and user is not None else {}
    places = places_of(user, ids) if user is not None else {}
    readings = {pk: ItemReading(one.read, one.paragraph) for pk, one in places.items()}
    drawn_for = ItemReader.here(Preferences.of(request).machine, user is not None)
    return library_items(shown, drawn_for, articles.number == 1, readings, shares)


def filtered_articles(form: LibraryFilter) -> ArticleQuerySet:
    """Return the articles that a filter names."""
    found = Article.objects.published_between(form.value("first"), form.value("last"))
    if sources := form.value("source"):
        # Their numbers, as of one alone an index then has the articles in order.
        found = found.filter(source__in=[one.pk for one in sources])
    for actor in form.value("actor", ()):
        found = found.mentioning(actor)
    for collection in form.value("collection", ()):
        found = found.filter(in_collection(collection))
    for tag in form.value("tag", ()):
        found = found.filter(pk__in=tag.tagged.values("article"))
    found = _in_work(found, form)
    if chosen := form.value("reading"):
        found = found.filter(with_reading(form.user.pk, chosen))
    if wanted := form.value("q"):
        found = found.filter(_in_headline(wanted))
    return found


def _in_headline(wanted: str) -> Q:
    """Return that a headline has these letters. SQLite is told of the index that has all headlines."""
    if connection.vendor != "sqlite":
        return Q(headline_key__contains=fold(wanted)) | Q(headline_en__icontains=wanted)
    parts = [f"%{connection.ops.prep_for_like_query(one)}%" for one in (fold(wanted), wanted)]
    return Q(pk__in=RawSQL(_HEADLINES, parts))  # noqa: S611


def _in_work(found: ArticleQuerySet, form: LibraryFilter) -> ArticleQuerySet:
    """Narrow articles by whose work they are, how far it is, and their English."""
    if people := form.value("duty"):
        found = found.filter(duty__user__in=people)
    for name, holds in (("review", in_review), ("english", with_english)):
        if chosen := form.value(name):
            found = found.filter(holds(chosen))
    return found


def _known_count(form: LibraryFilter) -> int | QuerySet[ArticleTally] | None:
    """Return how many articles a filter names, where that is stored: for none, for sources, for one actor.

    By the work on them alone: the rows that have this stored.
    """
    chosen = {name for name in form.fields if form.value(name)}
    if chosen <= {"source"}:
        sources = Source.objects.all()
        if chosen:
            sources = sources.filter(pk__in=[one.pk for one in form.value("source")])
        return sources.aggregate(count=Sum("article_count"))["count"] or 0
    if chosen == {"actor"} and len(form.value("actor")) == 1:
        return int(form.value("actor")[0].article_count)
    if chosen == {"review"}:
        return tallies_in_review(form.value("review"))
    return tallies_with_english(form.value("english")) if chosen == {"english"} else None


def _in_one(fillable: Sequence[Collection], form: LibraryFilter) -> Collection | None:
    """Return the collection that is shown, if it is one and ticked articles may be taken out of it."""
    chosen = list(form.value("collection", ()))
    one = chosen[0] if len(chosen) == 1 else None
    return one if one in fillable else None


def _applied(request: HttpRequest, form: LibraryFilter) -> list[Applied]:
    text, first, last = form.value("q", ""), form.value("first"), form.value("last")
    return [
        *applied(request, _("Headline"), "q", [(text, text)]),
        *applied(
            request, _("Source"), "source", [(one.slug, one.shown_name) for one in form.value("source", ())]
        ),
        *applied(
            request,
            pgettext("whom an article mentions", "Mentions"),
            "actor",
            [(str(one.pk), one.shown_name) for one in form.value("actor", ())],
        ),
        *applied(
            request,
            _("Collection"),
            "collection",
            [(str(one.pk), one.name) for one in form.value("collection", ())],
        ),
        *applied(request, _("Tag"), "tag", [(str(one.pk), one.name) for one in form.value("tag", ())]),
        *applied(request, _("Review"), "review", _named(REVIEW_STATES, form.value("review", ()))),
        *applied(
            request,
            _("To be reviewed by"),
            "duty",
            [(str(one.pk), str(one)) for one in form.value("duty", ())],
        ),
        *applied(
            request,
            pgettext("how far an article was read", "Reading"),
            "reading",
            _named(READINGS, form.value("reading", ())),
        ),
        *applied(request, _("English"), "english", _named(ENGLISHES, form.value("english", ()))),
        *([Applied("From", first.isoformat(), without(request, "first"))] if first else ()),
        *([Applied("To", last.isoformat(), without(request, "last"))] if last else ()),
    ]


def _named(choices: Iterable[tuple[str, Promise]], chosen: Collected[str]) -> list[tuple[str, str]]:
    return [(value, str(name)) for value, name in choices if value in chosen]
