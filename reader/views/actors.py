"""The list of actors, and one actor: names, mentions, and the words by and about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Min, QuerySet
from django.db.models.functions import Right, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.analyser import site_analyser
from reader.annotation.merging import actors_alike
from reader.arabic.actors.identity import name_key
from reader.arabic.document import ActorType
from reader.models import Actor, Annotation
from reader.models.annotation import AnnotationQuerySet, about, on_its_own
from reader.page import ActorNote, QuoteCard, mention_cards, quote_cards
from reader.page.notes import actor_note
from reader.page.quote_index import with_context
from reader.parameters import query
from reader.views.access import readers
from reader.views.forms.filters import ActorFilter
from reader.views.listing import page_of, page_or_fragment, query_without_page

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from reader.models.actor import ActorCounts

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


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form under which articles name an actor: how often, and the English that says the same."""

    arabic: str
    count: int
    english: str


@dataclass(frozen=True, slots=True)
class QuotationList:
    """Quotations by an actor, or about one: the latest, how many there are, and what stands above them."""

    anchor: str
    field: str
    heading: str
    heading_ar: str
    none: str
    cards: list[QuoteCard]
    count: int


@require_safe
@readers
def actor_list(request: HttpRequest) -> HttpResponse:
    """All actors that some article names, the most named first."""
    form = ActorFilter(query(request).sent or None)
    form.is_valid()
    cleaned = form.cleaned_data if form.is_bound else {}
    found = filtered_actors(cleaned)
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


def filtered_actors(given: Mapping[str, Any]) -> "QuerySet[WithAnnotations[Actor, ActorCounts]]":
    """Return the actors that some article names and that a filter's fields ask for."""
    found = Actor.objects.with_counts().filter(mention_count__gt=0)
    if kinds := given.get("kind"):
        found = found.filter(kind__in=kinds)
    if given.get("guess"):
        found = found.filter(guess=True)
    if wanted := given.get("q"):
        found = found.filter(pk__in=Actor.objects.filter(names__key__contains=name_key(wanted)).values("pk"))
    return found


@require_safe
@readers
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """One actor across the library."""
    known = Actor.everywhere.known_to(request.user)
    found = get_object_or_404(known.select_related("merged_into"), pk=pk)
    if found.merged_into is not None:
        return redirect(found.merged_into)
    mentions = Annotation.objects.standing().mentions().filter(actor=found)
    by_them = Annotation.objects.said().filter(actor=found)
    about_them = about(Annotation.objects.said(), [found])
    page = page_of(request, with_context(mentions), MENTIONS_PER_PAGE)
    context = {
        "nav": "actors",
        "actor": found,
        "note": actor_note(found),
        "forms": _forms(found, mentions),
        "names_en": _other_english(found),
        "roles": _roles(mentions),
        "mentions": page,
        "cards": mention_cards(list(page)),
        "mention_count": page.paginator.count,
        "article_count": mentions.values("article").distinct().count(),
        "said": _said(found, by_them, about_them),
        "quotes_by_count": by_them.count(),
        "months": _months(mentions),
        "together": _together(found, mentions),
    }
    if request.user.has_perm("reader.change_annotation"):
        merges = found.merges.filter(undone=None).select_related("gone", "user")
        context |= {"alike": actors_alike(found), "merges": merges[:MERGES_SHOWN]}
    return render(request, "actors/actor.html", context)


def _said(actor: Actor, by_them: AnnotationQuerySet, about_them: AnnotationQuerySet) -> list[QuotationList]:
    """The latest of what the actor said, and of what was said about them."""
    name = {"name": actor.shown_name}
    parts = (
        ("by", "speaker", by_them, _("Said by %(name)s") % name, "أقواله", _("Not quoted yet.")),
        (
            *("about", "about", about_them, _("Said about %(name)s") % name, "أقوال عنه"),
            _("No quotation names this actor."),
        ),
    )
    return [
        QuotationList(
            anchor,
            field,
            heading,
            arabic,
            none,
            quote_cards(list(with_context(rows)[:QUOTES_SHOWN])),
            rows.count(),
        )
        for anchor, field, rows, heading, arabic, none in parts
    ]


def _forms(actor: Actor, mentions: AnnotationQuerySet) -> list[NameForm]:
    """The forms under which articles name the actor, the most frequent first, each with its own English."""
    counts: Counter[str] = Counter()
    worded: dict[str, Counter[str]] = {}
    english = Substr("paragraph__translation__text", F("en_start") + 1, F("en_end") - F("en_start"))
    rows = mentions.annotate(before=Right("prefix", 1), english=english)
    named = rows.values_list("exact", "before", "english").annotate(count=Count("pk"))
    for exact, before, words, count in named.order_by():
        form = on_its_own(exact, before)
        counts[form] += count
        if words:
            worded.setdefault(form, Counter())[words] += count
    return [
        NameForm(form, count, _english_of(form, actor, worded.get(form, Counter())))
        for form, count in counts.most_common()
    ]


def _english_of(form: str, actor: Actor, worded: Counter[str]) -> str:
    """How the translations put a form most often; without any, the actor's English name or the form's own."""
    if worded:
        return worded.most_common(1)[0][0]
    if name_key(form) == name_key(actor.name_ar):
        return actor.name_en
    return site_analyser().english_name(form, ActorType(actor.kind))


def _other_english(actor: Actor) -> list[str]:
    return list(actor.names.filter(language="en").exclude(name=actor.name_en).values_list("name", flat=True))


def _roles(mentions: AnnotationQuerySet) -> list[Any]:
    """The titles that articles give the actor, each with its first and last date, if one is known."""
    return list(
        mentions.exclude(role_ar="")
        .values("role_ar", "role_en")
        .annotate(first=Min("article__published"), last=Max("article__published"), count=Count("pk"))
        .order_by(F("first").asc(nulls_last=True), "role_ar")
    )


def _months(mentions: AnnotationQuerySet) -> list[Month]:
    """Count the mentions by month, from the first to the last; empty when there are too few for a plot."""
    dates = [day for day in mentions.values_list("article__published", flat=True) if day]
    counts = Counter((day.year, day.month) for day in dates)
    if len(dates) < FEWEST_FOR_PLOT or len(counts) < 2:
        return []
    highest = max(counts.values())
    return [
        Month(
            date_format(date(year, month, 1), "M Y"),
            counts[year, month],
            counts[year, month] * 100 // highest,
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
