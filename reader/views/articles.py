"""The library: its articles, filtered, in an order."""

from collections.abc import Collection as Collected
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count, F, Q, Sum
from django.db.models.expressions import RawSQL
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from reader.arabic.normalise import fold
from reader.library.duties import ENGLISHES, REVIEW_STATES, in_review, reviewers, with_english
from reader.library.reading import READINGS, places_of, with_reading
from reader.models import Actor, Article, ArticleDuty, Collection, Source, Tag
from reader.models.article import ArticleQuerySet
from reader.page.kept import ShownPieces
from reader.page.library_items import ItemReader, ItemReading, library_items
from reader.page.library_rows import add_word_for_word
from reader.page.parts import KIND_CLASS
from reader.parameters import query
from reader.search.collected import in_collection
from reader.views.access import ANALYSES, readers
from reader.views.forms.filters import LibraryFilter
from reader.views.forms.preferences import Preferences
from reader.views.listing import (
    PER_PAGE,
    Applied,
    Facet,
    WayToShow,
    applied,
    page_or_fragment,
    query_without_page,
    source_facets,
    without,
)
from reader.views.long_lists import MOST_COUNTED, LongPage, in_order, long_page_of, told_count
from reader.vocabulary import shares_of, words_stamp

if TYPE_CHECKING:
    pass

ACTORS_OFFERED = 8
COLLECTIONS_OFFERED = 12
TAGS_OFFERED = 12
FILLABLE_OFFERED = 100
REVIEWERS_OFFERED = 100
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
    rows = Article.objects.select_related("source").defer("raw", "text")
    known = None if order else _known_count(form)
    if form.value("q") and len(found := list(ids[: MOST_COUNTED + 1])) <= MOST_COUNTED:
        ids, known = found, len(found)  # all headlines are read for it, but once
    articles = long_page_of(request, ids, in_order(rows), PER_PAGE, known)
    add_word_for_word(articles)
    context = {
        "nav": "library",
        "articles": articles,
        "items": _items(request, articles),
        "orders": _orders(request, order),
        "order": order,
        "total": articles.total,
        "told_total": told_count(articles),
        "library_empty": not articles.total and not Article.objects.exists(),
        "sources": _source_facets(form),
        "actors": _actor_facets(form),
        "collections": _collection_facets(request, form),
        "tags": _tag_facets(form),
        "fillable": _fillable(request),
        "reviews": _choice_facets(REVIEW_STATES, form.value("review", ())),
        "englishes": _choice_facets(ENGLISHES, form.value("english", ())),
        "readings": _choice_facets(READINGS, form.value("reading", ())),
        "duties": _duty_facets(form),
        "reviewers": reviewers()[:REVIEWERS_OFFERED] if request.user.has_perm(ANALYSES) else [],
        "in_one": _in_one(request, form),
        "here": request.get_full_path(),
        "filters": form,
        "form_errors": form.sentences if form.is_bound else [],
        "applied": _applied(request, form),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "articles/library.html", "articles/_library.html", context)


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
    if not request.user.is_authenticated or not (order or words_stamp(request.user.pk)):
        return []
    newest, readable = query(request).written(order=""), query(request).written(order="readable")
    return [
        WayToShow(_("Newest first"), f"?{newest}", not order),
        WayToShow(_("Most readable for me first"), f"?{readable}", order == "readable"),
    ]


def _items(request: HttpRequest, articles: LongPage) -> ShownPieces:
    """Return the articles of a page as they are drawn, with how far their reader is and what they know of each."""
    shown: list[Article] = list(articles)
    ids, user = [one.pk for one in shown], request.user.pk
    shares = shares_of(user, ids) if user is not None and words_stamp(user) else {}
    places = places_of(user, ids) if user is not None else {}
    readings = {pk: ItemReading(one.read, one.paragraph) for pk, one in places.items()}
    drawn_for = ItemReader.here(Preferences.of(request).machine, user is not None)
    return library_items(shown, drawn_for, articles.number == 1, readings, shares)


def filtered_articles(form: LibraryFilter) -> ArticleQuerySet:
    """Return the articles that a filter names."""
    found = Article.objects.published_between(form.value("first"), form.value("last"))
    if sources := form.value("source"):
        found = found.filter(source__in=sources)
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


def _known_count(form: LibraryFilter) -> int | None:
    """Return how many articles a filter names, where that is stored: for none, for sources, for one actor."""
    chosen = {name for name in form.fields if form.value(name)}
    if chosen <= {"source"}:
        sources = Source.objects.all()
        if chosen:
            sources = sources.filter(pk__in=[one.pk for one in form.value("source")])
        return sources.aggregate(count=Sum("article_count"))["count"] or 0
    if chosen == {"actor"} and len(form.value("actor")) == 1:
        return int(form.value("actor")[0].article_count)
    return None


def _source_facets(form: LibraryFilter) -> list[Facet]:
    chosen = {source.pk for source in form.value("source", ())}
    counts = dict(Source.objects.filter(article_count__gt=0).values_list("pk", "article_count"))
    return source_facets(counts, chosen)


def _actor_facets(form: LibraryFilter) -> list[Facet]:
    """The chosen actors, then those that most articles name."""
    chosen = {actor.pk for actor in form.value("actor", ())}
    offered = {actor.pk: actor for actor in Actor.objects.filter(pk__in=chosen)} if chosen else {}
    most = Actor.objects.order_by(F("article_count").desc(), "name_en", "pk")
    for actor in most[:ACTORS_OFFERED]:
        offered.setdefault(actor.pk, actor)
    return [
        Facet(str(one.pk), one.shown_name, one.article_count, one.pk in chosen, KIND_CLASS[one.kind])
        for one in offered.values()
        if one.article_count or one.pk in chosen
    ]


def _collection_facets(request: HttpRequest, form: LibraryFilter) -> list[Facet]:
    """The chosen collections, then the first of those that one may see; a search's have no number."""
    chosen = {one.pk for one in form.value("collection", ())}
    outside_bin = Q(collected__article__binned=None)
    counted = Collection.objects.visible_to(request.user).annotate(
        size=Count("collected", filter=outside_bin)
    )
    offered = {one.pk: one for one in counted.filter(pk__in=chosen)} if chosen else {}
    for one in counted.order_by("name", "pk")[:COLLECTIONS_OFFERED]:
        offered.setdefault(one.pk, one)
    return [
        Facet(str(one.pk), one.name, "" if one.search else getattr(one, "size", 0), one.pk in chosen)
        for one in offered.values()
    ]


def _tag_facets(form: LibraryFilter) -> list[Facet]:
    chosen = {one.pk for one in form.value("tag", ())}
    counted = Tag.objects.annotate(size=Count("tagged", filter=Q(tagged__article__binned=None)))
    offered = {one.pk: one for one in counted.filter(pk__in=chosen)} if chosen else {}
    for one in counted.filter(size__gt=0).order_by("-size", "name")[:TAGS_OFFERED]:
        offered.setdefault(one.pk, one)
    return [Facet(str(one.pk), one.name, one.size, one.pk in chosen) for one in offered.values()]


def _choice_facets(choices: Iterable[tuple[str, Promise]], chosen: Collected[str]) -> list[Facet]:
    return [Facet(value, str(name), "", value in chosen) for value, name in choices]


def _duty_facets(form: LibraryFilter) -> list[Facet]:
    """Return the people who are to review something, or are chosen."""
    chosen = {one.pk for one in form.value("duty", ())}
    counts = dict(ArticleDuty.objects.values_list("user").annotate(count=Count("pk")).order_by())
    people = User.objects.filter(pk__in=[*counts, *chosen]).order_by("username")[:REVIEWERS_OFFERED]
    return [Facet(str(one.pk), str(one), counts.get(one.pk, 0), one.pk in chosen) for one in people]


def _fillable(request: HttpRequest) -> list[Collection]:
    """Return the collections into which ticked articles may be put."""
    if not request.user.is_authenticated:
        return []
    return list(Collection.objects.fillable_by(request.user)[:FILLABLE_OFFERED])


def _in_one(request: HttpRequest, form: LibraryFilter) -> Collection | None:
    """Return the collection that is shown, if it is one and ticked articles may be taken out of it."""
    chosen = list(form.value("collection", ()))
    one = chosen[0] if len(chosen) == 1 else None
    return one if one in _fillable(request) else None


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
