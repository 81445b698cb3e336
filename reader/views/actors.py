"""The list of actors, and one actor: names, mentions, and the words by and about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader.annotation.merging import actors_alike
from reader.models import Actor
from reader.models.actor import ActorQuerySet
from reader.page import kept_mention_cards, kept_quote_cards
from reader.page.actor_items import actor_items
from reader.page.actor_sheet import ActorSheet, mentions_page
from reader.page.kept import ShownPieces
from reader.page.notes import actor_note
from reader.page.quote_places import QuotePlace
from reader.parameters import query
from reader.views.access import ANALYSES, readers
from reader.views.forms.filters import ActorFilter
from reader.views.forms.preferences import Preferences
from reader.views.listing import page_or_fragment, query_without_page
from reader.views.long_lists import in_order, long_page_of, told_count

ACTORS_PER_PAGE = 50
QUOTES_SHOWN = 5
MENTIONS_PER_PAGE = 10
MERGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class QuotationList:
    """Quotations by an actor, or about one: the latest, how many there are, and what stands above them."""

    anchor: str
    field: str
    heading: str
    heading_ar: str
    none: str
    cards: ShownPieces
    count: int


@require_safe
@readers
def actor_list(request: HttpRequest) -> HttpResponse:
    """All actors that some article names, the most named first."""
    form = ActorFilter(query(request).sent or None)
    form.is_valid()
    cleaned = form.cleaned_data if form.is_bound else {}
    most_named = filtered_actors(cleaned).order_by(F("mention_count").desc(), "name_en", "pk")
    ids = most_named.values_list("pk", flat=True)
    actors = long_page_of(request, ids, in_order(Actor.objects.all()), ACTORS_PER_PAGE)
    context = {
        "nav": "actors",
        "actors": actors,
        "items": actor_items(actors, request.user.has_perm(ANALYSES)),
        "total": actors.total,
        "told_total": told_count(actors),
        "filters": form,
        "kinds": cleaned.get("kind", []),
        "query": query_without_page(request),
    }
    return page_or_fragment(request, "actors/list.html", "actors/_actors.html", context)


def filtered_actors(given: Mapping[str, Any]) -> ActorQuerySet:
    """Return the actors that some article names and that a filter's fields ask for."""
    found = Actor.objects.filter(mention_count__gt=0)
    if kinds := given.get("kind"):
        found = found.filter(kind__in=kinds)
    if given.get("guess"):
        found = found.filter(guess=True)
    if wanted := given.get("q"):
        found = found.called(wanted)
    return found


@require_safe
@readers
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """One actor across the library."""
    known = Actor.everywhere.known_to(request.user)
    found = get_object_or_404(known.select_related("merged_into"), pk=pk)
    if found.merged_into is not None:
        return redirect(found.merged_into)
    sheet, note = ActorSheet(found), actor_note(found)
    machine = Preferences.of(request).machine
    at = query(request).text("at", most=100)
    mentions, following = mentions_page(found, QuotePlace.read(at), MENTIONS_PER_PAGE)
    context = {
        "nav": "actors",
        "actor": found,
        "note": note,
        "forms": sheet.forms(),
        "names_en": _other_english(found),
        "roles": sheet.roles(),
        "cards": kept_mention_cards(mentions, machine, note.kind),
        "following": following,
        "is_later": bool(at),
        "newest_read": len(sheet.ids) if sheet.is_part else 0,
        "said": _said(sheet, machine),
        "months": sheet.months(),
        "together": sheet.together(),
        "speaks_about": sheet.speaks_about(),
        "sources": sheet.sources(),
    }
    if request.user.has_perm("reader.change_annotation"):
        merges = found.merges.filter(undone=None).select_related("gone", "user")
        context |= {"alike": actors_alike(found), "merges": merges[:MERGES_SHOWN]}
    return render(request, "actors/actor.html", context)


def _said(sheet: ActorSheet, machine: bool) -> list[QuotationList]:
    """The latest of what the actor said, and of what was said about them."""
    name = {"name": sheet.actor.shown_name}
    about, count = sheet.said_about(QUOTES_SHOWN)
    by = sheet.said_by(QUOTES_SHOWN) if sheet.actor.quote_count else []
    return [
        QuotationList(
            *("by", "speaker", _("Said by %(name)s") % name, "أقواله", _("Not quoted yet.")),
            kept_quote_cards(by, machine, "by"),
            sheet.actor.quote_count,
        ),
        QuotationList(
            *("about", "about", _("Said about %(name)s") % name, "أقوال عنه"),
            _("No quotation names this actor."),
            kept_quote_cards(about, machine, "about"),
            count,
        ),
    ]


def _other_english(actor: Actor) -> list[str]:
    return list(actor.names.filter(language="en").exclude(name=actor.name_en).values_list("name", flat=True))
