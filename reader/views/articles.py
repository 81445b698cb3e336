"""The library, an article with what its cached parts are keyed by, and an article's raw text."""

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.arabic.normalise import fold
from reader.glossary import glossary_stamp
from reader.library.original import english_of, original_of
from reader.models import Actor, Article, Assignment, Collection, Source, Tag
from reader.models.article import ArticleQuerySet
from reader.models.neighbours import neighbours
from reader.page import article_page
from reader.page.left_out import told_by_item
from reader.page.library_rows import add_word_for_word
from reader.page.parts import KIND_CLASS
from reader.parameters import query
from reader.search.collected import in_collection
from reader.translation.machine import arriving
from reader.translation.services.limits import is_switched_on
from reader.views.access import readers
from reader.views.downloads import as_attachment
from reader.views.forms.filters import LibraryFilter
from reader.views.forms.preferences import CHOICES, Preferences
from reader.views.listing import (
    PER_PAGE,
    Applied,
    Facet,
    applied,
    page_or_fragment,
    query_without_page,
    source_facets,
    without,
)
from reader.views.long_lists import in_order, long_page_of, told_count

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

ACTORS_OFFERED = 8
COLLECTIONS_OFFERED = 12
TAGS_OFFERED = 12
FILLABLE_OFFERED = 100


@require_safe
@readers
def library(request: HttpRequest) -> HttpResponse:
    """The articles, newest first, filtered by headline, source, actor and date."""
    form = LibraryFilter(query(request).sent or None, request.user)
    form.is_valid()
    ids = filtered_articles(form).newest_first().values_list("pk", flat=True)
    rows = Article.objects.with_counts().select_related("source").defer("raw", "text")
    articles = long_page_of(request, ids, in_order(rows), PER_PAGE, _known_count(form))
    add_word_for_word(articles)
    context = {
        "nav": "library",
        "articles": articles,
        "total": articles.total,
        "told_total": told_count(articles),
        "library_empty": not articles.total and not Article.objects.exists(),
        "sources": _source_facets(form),
        "actors": _actor_facets(form),
        "collections": _collection_facets(request, form),
        "tags": _tag_facets(form),
        "fillable": _fillable(request),
        "in_one": _in_one(request, form),
        "here": request.get_full_path(),
        "filters": form,
        "form_errors": form.sentences if form.is_bound else [],
        "applied": _applied(request, form),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "articles/library.html", "articles/_library.html", context)


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
    if wanted := form.value("q"):
        found = found.filter(Q(headline_key__contains=fold(wanted)) | Q(headline_en__icontains=wanted))
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
        Facet(str(one.pk), one.name_en, one.article_count, one.pk in chosen, KIND_CLASS[one.kind])
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
        *applied(request, "Headline", "q", [(text, text)]),
        *applied(request, "Source", "source", [(one.slug, one.name_en) for one in form.value("source", ())]),
        *applied(
            request, "Mentions", "actor", [(str(one.pk), one.name_en) for one in form.value("actor", ())]
        ),
        *applied(
            request,
            _("Collection"),
            "collection",
            [(str(one.pk), one.name) for one in form.value("collection", ())],
        ),
        *applied(request, _("Tag"), "tag", [(str(one.pk), one.name) for one in form.value("tag", ())]),
        *([Applied("From", first.isoformat(), without(request, "first"))] if first else ()),
        *([Applied("To", last.isoformat(), without(request, "last"))] if last else ()),
    ]


@require_safe
@readers
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """One article in both languages; `?view=` chooses facing, arabic or interlinear for this visit."""
    prefs = Preferences.of(request)
    if view := query(request).choice("view", CHOICES["view"]):
        prefs = prefs.changed({"view": view})
    interlinear = prefs.view == "interlinear"
    found = _article_with_state(request, pk)
    gloss_stamp = found.gloss_stamp or ""
    part = Assignment.objects.open_for(request.user, found) if found.has_part else None
    context = {
        "nav": "library",
        "prefs": prefs,
        "article": found,
        "part": part,
        "stamp": found.stamp(part),
        "gloss_stamp": gloss_stamp,
        "viewpoint": _viewpoint(request, part),
        "arriving": arriving(found) if found.awaits_english else None,
        "since": timezone.now().timestamp(),
        # Read only if a part of the page is not in the cache.
        "page": SimpleLazyObject(lambda: article_page(found, interlinear, request.user, part, gloss_stamp)),
        **neighbours(found),
    }
    return page_or_fragment(request, "articles/article.html", "articles/_edition.html", context)


class _State(TypedDict):
    gloss_stamp: str | None
    has_part: bool
    awaits_english: bool


def _article_with_state(request: HttpRequest, pk: int) -> "WithAnnotations[Article, _State]":
    """Return the article, and with it what else its page is keyed by, in one query.

    A part in a round only to who may have one.
    """
    rows = Article.objects.select_related("source").defer("raw")
    state = {
        "gloss_stamp": glossary_stamp(),
        "has_part": _has_part(request.user.pk) if request.user.is_authenticated else Value(False),
        "awaits_english": is_switched_on(),
    }
    return get_object_or_404(rows.annotate(**state), pk=pk)  # type: ignore[arg-type]


def _has_part(user_id: int | None) -> Exists:
    return Exists(Assignment.objects.of(user_id).filter(round__article=OuterRef("pk")))


def _viewpoint(request: HttpRequest, part: Assignment | None) -> str:
    """Return what tells apart the page for different people: private notes, the analysts' tools, a round."""
    verbs = ("change_annotation", "add_round", "add_article")
    tools = [verb for verb in verbs if request.user.has_perm(f"reader.{verb}")]
    return f"{'+'.join(tools)}-{request.user.pk or 0}-{part.pk if part else 0}"


@require_safe
@readers
def raw_text(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The article's text as it is stored; `?download` gives the original file, byte for byte.

    `?download=english` gives the file that its English came in, if it was one of its own.
    """
    found = get_object_or_404(Article.objects.select_related("source", "upload"), pk=pk)
    original, english = original_of(found), english_of(found)
    if "download" in query(request):
        wanted = english if query(request).text("download") == "english" else original
        if wanted is None:
            raise Http404(_("This file is lost; `manage.py verify` tells which are."))
        return as_attachment(wanted)
    may_see = found.upload is not None and request.user.has_perm("reader.add_article")
    told = told_by_item(found.upload, [found.item]) if found.upload and may_see else {}
    context = {
        "nav": "library",
        "article": found,
        "original": original,
        "english": english,
        "told": told.get(found.item or 0),
    }
    return render(request, "articles/raw.html", context)
