"""The index of quotations: who said what, about whom, when."""

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.arabic.actors.identity import name_key
from reader.models import Actor, Annotation, Article
from reader.models.annotation import AnnotationQuerySet
from reader.models.article import newest_articles_first
from reader.page import quote_cards
from reader.parameters import query
from reader.views.access import readers
from reader.views.forms.filters import QuoteFilter
from reader.views.listing import (
    Applied,
    Facet,
    applied,
    page_of,
    page_or_fragment,
    query_without_page,
    source_facets,
    without,
)

SPEAKERS_OFFERED = 10


@require_safe
@readers
def quote_list(request: HttpRequest) -> HttpResponse:
    """All quotations that stand, newest article first."""
    form = QuoteFilter(query(request).sent or None)
    form.is_valid()
    found = filtered_quotations(form)
    page = page_of(request, with_context(found))
    context = {
        "nav": "quotes",
        "quotes": page,
        "cards": quote_cards(list(page)),
        "total": page.paginator.count,
        "filters": form,
        "form_errors": form.sentences if form.is_bound else [],
        "applied": _applied(request, form),
        "kinds": _kind_facets(form),
        "sources": _source_facets(form),
        "speakers": _speaker_facets(form),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "quotes/list.html", "quotes/_quotes.html", context)


@require_safe
@readers
def quotation(request: HttpRequest, pk: int, words: str) -> HttpResponse:
    """A quotation of an article at its own address, which it keeps through every new analysis.

    `words` is the fingerprint of its words. Words that the article quotes several times share it.
    """
    article = get_object_or_404(Article.objects.defer("raw"), pk=pk)
    quotations = with_context(Annotation.objects.standing().quotations().filter(article=article))
    found = [one for one in quotations if one.fingerprint == words]
    context = {"nav": "quotes", "article": article, "cards": quote_cards(found)}
    return render(request, "quotes/quotation.html", context, status=200 if found else 404)


def with_context(annotations: AnnotationQuerySet) -> AnnotationQuerySet:
    """Read with each annotation all that its card shows; newest article first, then reading order."""
    return (
        annotations.select_related("actor", "article__source", "paragraph__translation")
        .defer("article__raw", "paragraph__words")
        .order_by(*newest_articles_first(), "start", "-end")
    )


def about(quotations: AnnotationQuerySet, actors: Sequence[Actor]) -> AnnotationQuerySet:
    """Those in whose words one of the actors is named."""
    named = (
        Annotation.objects.standing()
        .mentions()
        .filter(
            article=OuterRef("article"),
            start__gte=OuterRef("start"),
            end__lte=OuterRef("end"),
            actor__in=actors,
        )
    )
    return quotations.filter(Exists(named))


def filtered_quotations(form: QuoteFilter) -> AnnotationQuerySet:
    """Return the quotations that a filter names, each once."""
    found = Annotation.objects.said()
    if speakers := form.value("speaker"):
        found = found.filter(actor__in=speakers)
    if named := form.value("about"):
        found = about(found, named)
    if kinds := form.value("kind"):
        found = found.filter(label__in=kinds)
    if sources := form.value("source"):
        found = found.filter(article__source__in=sources)
    if first := form.value("first"):
        found = found.filter(article__published__gte=first)
    if last := form.value("last"):
        found = found.filter(article__published__lte=last)
    if wanted := form.value("q"):
        by_name = Actor.objects.filter(names__key__contains=name_key(wanted)).values("pk")
        found = found.filter(Q(actor__in=by_name) | Q(speaker_name__contains=wanted))
    return found


def _kind_facets(form: QuoteFilter) -> list[Facet]:
    counts = dict(
        Annotation.objects.said().values_list("label").annotate(count=Count("pk")).order_by("label")
    )
    chosen = form.value("kind", [])
    return [
        Facet(value, str(name), counts.get(value, 0), value in chosen) for value, name in QuoteFilter.KINDS
    ]


def _source_facets(form: QuoteFilter) -> list[Facet]:
    chosen = {source.pk for source in form.value("source", ())}
    quotations = Annotation.objects.said()
    counts = dict(quotations.values_list("article__source").annotate(count=Count("pk")).order_by())
    return source_facets(counts, chosen)


def _speaker_facets(form: QuoteFilter) -> list[Facet]:
    chosen = {actor.pk for actor in form.value("speaker", ())}
    counted = Actor.objects.with_counts().filter(quote_count__gt=0).order_by("-quote_count", "name_en")
    offered = {actor.pk: actor for actor in counted.filter(pk__in=chosen)}
    for actor in counted[:SPEAKERS_OFFERED]:
        offered.setdefault(actor.pk, actor)
    return [
        Facet(str(one.pk), one.name_en, one.quote_count, one.pk in chosen, one.kind)
        for one in offered.values()
    ]


def _applied(request: HttpRequest, form: QuoteFilter) -> list[Applied]:
    text, first, last = form.value("q", ""), form.value("first"), form.value("last")
    names = {kind: str(name) for kind, name in QuoteFilter.KINDS}
    return [
        *applied(request, _("Speaker"), "q", [(text, text)]),
        *applied(
            request, _("Speaker"), "speaker", [(str(a.pk), a.name_en) for a in form.value("speaker", ())]
        ),
        *applied(request, _("About"), "about", [(str(a.pk), a.name_en) for a in form.value("about", ())]),
        *applied(request, _("Kind"), "kind", [(kind, names[kind]) for kind in form.value("kind", ())]),
        *applied(request, _("Source"), "source", [(s.slug, s.name_en) for s in form.value("source", ())]),
        *([Applied(_("From"), first.isoformat(), without(request, "first"))] if first else ()),
        *([Applied(_("To"), last.isoformat(), without(request, "last"))] if last else ()),
    ]
