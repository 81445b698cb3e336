"""What the list of one's own words shows: filters, their counts, one page by its place."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from reader.arabic.normalise import fold
from reader.models import KeptWord
from reader.models.kept_words import KeptWordQuerySet
from reader.page.grammar import grammar_term
from reader.page.kept_words import kept_rows, week_columns
from reader.parameters import query
from reader.parameters.values import row
from reader.views.listing import Facet, WayToShow, source_facets
from reader.vocabulary import weekly_progress, word_tally

PER_PAGE = 40
ORDERS = ("due", "newest")
KINDS = ("verb", "noun", "adjective", "proper noun")


def list_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the page of words shows, as its address asks for it."""
    user: Any = request.user
    given = query(request)
    own = KeptWord.objects.of(user.pk)
    chosen = chosen_words(request, own)
    order = given.choice("order", ORDERS, "due")
    rows = list(_from_place(chosen, order, given.text("at", most=80))[: PER_PAGE + 1])
    tally = word_tally(user.pk)
    following = _place_of(rows[PER_PAGE - 1], order) if len(rows) > PER_PAGE else ""
    return {
        "tally": tally,
        "weeks": week_columns(weekly_progress(user.pk)),
        "words": kept_rows(rows[:PER_PAGE]),
        "total": chosen.count(),
        "q": given.search(),
        "states": _state_facets(request, tally),
        "kinds": _kind_facets(request, own),
        "sources": _source_facets(request, own),
        "is_due": "due" in given,
        "orders": _orders(request, order),
        "order": order,
        "address": given.written(),
        "is_later": "at" in given,
        "next": given.written(at=following) if following else "",
    }


def chosen_words(request: HttpRequest, own: KeptWordQuerySet) -> KeptWordQuerySet:
    """Return those of a reader's words that an address asks for."""
    given = query(request)
    found = own.select_related("article__source")
    if states := [one for one in given.texts("state", 8) if one in KeptWord.State.values]:
        found = found.filter(state__in=states)
    if kinds := [one for one in given.texts("kind", 8) if one in KINDS]:
        found = found.filter(pos__in=kinds)
    if sources := given.texts("source", 50):
        found = found.filter(article__source__slug__in=sources)
    if "due" in given:
        found = found.filter(due__lt=_night())
    if wanted := given.search():
        found = found.filter(Q(key__contains=fold(wanted)) | Q(meaning__icontains=wanted))
    return found


def _night() -> datetime:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def _from_place(words: KeptWordQuerySet, order: str, at: str) -> KeptWordQuerySet:
    """Return the words after a place of the list: its last word's day and id."""
    moment, _tilde, number = at.partition("~")
    last = row(number)
    if order == "newest":
        words = words.order_by("-pk")
        return words.filter(pk__lt=last) if last is not None else words
    words = words.order_by(F("due").asc(nulls_last=True), "-pk")
    if last is None:
        return words
    try:
        day = parse_datetime(moment) if moment else None
    except ValueError:
        day = None
    if day is None or timezone.is_naive(day):
        return words.filter(due=None, pk__lt=last)
    return words.filter(Q(due__gt=day) | Q(due=day, pk__lt=last) | Q(due=None))


def _place_of(word: KeptWord, order: str) -> str:
    return f"{word.due.isoformat() if word.due and order == 'due' else ''}~{word.pk}"


def _state_facets(request: HttpRequest, tally: Any) -> list[Facet]:
    on = set(query(request).texts("state", 8))
    return [
        Facet(state.value, str(state.label), getattr(tally, state.value), state.value in on)
        for state in KeptWord.State
    ]


def _kind_facets(request: HttpRequest, own: KeptWordQuerySet) -> list[Facet]:
    on = set(query(request).texts("kind", 8))
    counts = dict(own.order_by().values_list("pos").annotate(count=Count("pk")))
    return [
        Facet(kind, grammar_term(kind), counts.get(kind, 0), kind in on)
        for kind in KINDS
        if counts.get(kind) or kind in on
    ]


def _source_facets(request: HttpRequest, own: KeptWordQuerySet) -> Sequence[Facet]:
    on = set(query(request).texts("source", 50))
    counted = own.exclude(article=None).order_by().values_list("article__source").annotate(count=Count("pk"))
    found = source_facets(dict(counted), ())
    return [Facet(one.value, one.name, one.count, one.value in on) for one in found]


def _orders(request: HttpRequest, order: str) -> list[WayToShow]:
    labels = {"due": _("Due first"), "newest": _("Newest first")}
    return [
        WayToShow(label, f"?{query(request).written(order=name)}", name == order)
        for name, label in labels.items()
    ]
