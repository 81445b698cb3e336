"""The list of actors, and one actor: names, mentions, and the words by and about them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.functions import Right
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from reader.arabic.identity import name_key
from reader.forms import ActorFilter
from reader.models import Actor, Annotation
from reader.models.annotation import AnnotationQuerySet, on_its_own
from reader.page import ActorNote, mention_cards, quote_cards
from reader.page.notes import actor_note
from reader.parameters import query
from reader.views.access import readers
from reader.views.listing import page_of, page_or_fragment, query_without_page
from reader.views.quotes import about, with_context
from reader.who_is_who import alike

QUOTES_SHOWN = 5
TOGETHER_SHOWN = 12
MENTIONS_PER_PAGE = 10
FEWEST_FOR_PLOT = 4
MERGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Month:
    """A column of the plot: how often an actor is named in a month; `height` is 0 to 100."""

    label: str
    count: int
    height: int


@require_safe
@readers
def actor_list(request: HttpRequest) -> HttpResponse:
    """All actors that some article names, the most named first."""
    form = ActorFilter(query(request).sent or None)
    form.is_valid()
    found = Actor.objects.with_counts().filter(mention_count__gt=0)
    cleaned = form.cleaned_data if form.is_bound else {}
    if kinds := cleaned.get("kind"):
        found = found.filter(kind__in=kinds)
    if wanted := cleaned.get("q"):
        found = found.filter(pk__in=Actor.objects.filter(names__key__contains=name_key(wanted)).values("pk"))
    actors = page_of(request, found.order_by("-mention_count", "name_en"), per_page=50)
    context = {
        "nav": "actors",
        "actors": actors,
        "total": actors.paginator.count,
        "filters": form,
        "kinds": cleaned.get("kind", []),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "actors/list.html", "actors/_actors.html", context)


@require_safe
@readers
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """One actor across the library."""
    known = Actor.everywhere.known_to(request.user)
    found = get_object_or_404(known.select_related("merged_into"), pk=pk)
    if found.merged_into is not None:
        return redirect(found.merged_into)
    mentions = Annotation.objects.standing().mentions().filter(actor=found)
    by_them = Annotation.objects.standing().quotations().filter(actor=found)
    about_them = about(Annotation.objects.standing().quotations(), [found])
    page = page_of(request, with_context(mentions), MENTIONS_PER_PAGE)
    context = {
        "nav": "actors",
        "actor": found,
        "note": actor_note(found),
        "names_ar": _forms(mentions),
        "names_en": [name.name for name in found.names.filter(language="en")],
        "roles": _roles(mentions),
        "mentions": page,
        "cards": mention_cards(list(page)),
        "mention_count": page.paginator.count,
        "article_count": mentions.values("article").distinct().count(),
        "quotes_by": quote_cards(list(with_context(by_them)[:QUOTES_SHOWN])),
        "quotes_by_count": by_them.count(),
        "quotes_about": quote_cards(list(with_context(about_them)[:QUOTES_SHOWN])),
        "quotes_about_count": about_them.count(),
        "months": _months(mentions),
        "together": _together(found, mentions),
    }
    if request.user.has_perm("reader.change_annotation"):
        merges = found.merges.filter(undone=None).select_related("gone", "user")
        context |= {"alike": alike(found), "merges": merges[:MERGES_SHOWN]}
    return render(request, "actors/actor.html", context)


def _forms(mentions: AnnotationQuerySet) -> list[dict[str, Any]]:
    """The forms under which articles name the actor, the most frequent first."""
    counts: Counter[str] = Counter()
    rows = mentions.annotate(before=Right("prefix", 1)).values_list("exact", "before")
    for exact, before, count in rows.annotate(count=Count("pk")).order_by():
        counts[on_its_own(exact, before)] += count
    return [{"exact": form, "count": count} for form, count in counts.most_common()]


def _roles(mentions: AnnotationQuerySet) -> list[Any]:
    """The titles that articles give the actor, each with its first and last date."""
    return list(
        mentions.exclude(role_ar="")
        .values("role_ar", "role_en")
        .annotate(first=Min("article__published"), last=Max("article__published"), count=Count("pk"))
        .order_by("first", "role_ar")
    )


def _months(mentions: AnnotationQuerySet) -> list[Month]:
    """Count the mentions by month, from the first to the last; empty when there are too few for a plot."""
    dates = list(mentions.values_list("article__published", flat=True))
    counts = Counter((day.year, day.month) for day in dates)
    if len(dates) < FEWEST_FOR_PLOT or len(counts) < 2:
        return []
    highest = max(counts.values())
    return [
        Month(
            date(year, month, 1).strftime("%b %Y"), counts[year, month], counts[year, month] * 100 // highest
        )
        for year, month in _every_month(min(counts), max(counts))
    ]


def _every_month(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    months = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [(month // 12, month % 12 + 1) for month in months]


def _together(found: Actor, mentions: AnnotationQuerySet) -> list[ActorNote]:
    """The actors that stand in the same articles most often."""
    shared = dict(
        Annotation.objects.standing()
        .mentions()
        .filter(article__in=mentions.values("article"))
        .exclude(actor=None)
        .exclude(actor=found)
        .values_list("actor")
        .annotate(shared=Count("article", distinct=True))
        .order_by("-shared", "actor__name_en")[:TOGETHER_SHOWN]
    )
    others = Actor.objects.in_bulk(shared)
    return [actor_note(others[pk], count=count) for pk, count in shared.items()]
