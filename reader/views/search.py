"""Search: what was found by article or as a concordance, and its facets."""

import logging
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reader import search
from reader.library.bin import written_number
from reader.models import Actor, Source
from reader.page.kept import KeptRows, ShownPieces
from reader.page.parts import KIND_CLASS
from reader.page.search_lists import ORDERS, ListedSearch, listed
from reader.page.search_results import ConcordanceLine
from reader.parameters import query
from reader.search.counting import (
    MARKED,
    by_actor,
    by_form,
    by_layer,
    by_month,
    by_source,
    by_speaker,
    marked_in,
)
from reader.search.finding import FoundRows, PreparedSearch
from reader.search.query import QueryField
from reader.search.saved import FACETS, LONGEST_QUERY, look
from reader.views.access import readers
from reader.views.forms.built_search import LAYERS, BuiltSearch
from reader.views.listing import (
    Applied,
    Facet,
    WayToShow,
    applied,
    page_or_fragment,
    source_facets,
    without,
)
from reader.views.saved_searches import own_searches

MONTHS_OFFERED = 12
logger = logging.getLogger(__name__)
KEPT_FORM = KeptRows(10)  # the empty form, which says the same to all who read the same language
HIT_COLUMNS = (
    *("article", "headline", "headline_en", "source", "published", "address", "number", "language"),
    *("start", "end", "exact", "why", "before", "after"),
)


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """What the address of a search says."""

    typed: str
    prepared: PreparedSearch
    shape: str
    order: str
    at: int
    page: int


@require_safe
@readers
def search_page(request: HttpRequest) -> HttpResponse:
    """What a query finds, in both languages, by paragraph. `?build` writes the query of a form first."""
    if "build" in query(request):
        built = BuiltSearch(query(request).sent)
        built.is_valid()
        return redirect(f"{reverse('search')}?{urlencode({'q': built.query()})}")
    asked = asked_search(request)
    found = listed(asked.prepared, asked.shape, asked.order, asked.at, asked.page)
    context = {
        "nav": "search",
        "asked": asked,
        "found": found,
        "counted": _counted(found),
        "notes": notes_on(asked, found.rows, found.is_sorted_part),
        "readings": _readings(request, asked),
        "applied": _applied(request),
        "facets": _facets(request, asked, found) if found.rows.places else [],
        "marks_counted": len(found.rows.places) > MARKED and MARKED,
        "shapes": _segments(request, "shape", asked.shape, _shapes()),
        "orders": _segments(request, "order", asked.order, _orders(asked.shape)),
        "behind": search.still_to_put(),
        "built": ShownPieces(KEPT_FORM, [get_language()], lambda _language: BuiltSearch()),
        "next": query(request).written(**found.following) if found.following else "",
        "address": query(request).written(),
        **(own_searches(request) if asked.prepared.is_empty else {}),
    }
    if _is_look(request, asked):
        _note_look(request, asked)
    return page_or_fragment(request, "search/search.html", "search/_search.html", context)


def _is_look(request: HttpRequest, asked: AskedSearch) -> bool:
    """Tell whether somebody who is signed in looks at what a search finds, from its beginning."""
    is_ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    is_first = request.method == "GET" and not asked.at and asked.page == 1
    return request.user.is_authenticated and is_first and not is_ahead and not asked.prepared.is_empty


def _note_look(request: HttpRequest, asked: AskedSearch) -> None:
    """Note what somebody looks at; a database that cannot be written to keeps nobody from reading."""
    try:
        look(request.user, asked.typed, query(request).written())  # type: ignore[arg-type]
    except DatabaseError as error:
        logger.warning("It could not be noted that somebody looked at a search: %s", error)


def asked_search(request: HttpRequest) -> AskedSearch:
    """Return what an address asks for."""
    given = query(request)
    typed = " ".join(given.text("q", most=LONGEST_QUERY).split())
    fields = [QueryField(name, value) for name in FACETS for value in given.texts(name, most=20)]
    shape = given.choice("shape", ORDERS, "articles")
    order = given.choice("order", ORDERS[shape], "newest")
    prepared = search.prepare(typed, given.texts("leave", most=100), fields)
    return AskedSearch(typed, prepared, shape, order, given.row("at"), given.place("page") or 1)


# What stands around the list


def _counted(found: ListedSearch) -> str:
    rows, articles = len(found.rows.places), found.articles
    if found.rows.has_more and not found.rows.was_cut:
        return _("More than %(rows)s paragraphs; the newest are counted, in %(articles)s articles") % {
            "rows": written_number(rows),
            "articles": written_number(articles),
        }
    paragraphs = ngettext("%(rows)s paragraph", "%(rows)s paragraphs", rows) % {"rows": written_number(rows)}
    sentence = ngettext(
        "%(paragraphs)s in %(articles)s article", "%(paragraphs)s in %(articles)s articles", articles
    )
    if found.rows.was_cut:
        sentence = ngettext(
            "%(paragraphs)s in %(articles)s article so far",
            "%(paragraphs)s in %(articles)s articles so far",
            articles,
        )
    return sentence % {"paragraphs": paragraphs, "articles": written_number(articles)}


def notes_on(asked: AskedSearch, rows: FoundRows, sorted_part: int = 0) -> list[str]:
    """Return sentences about what is not looked for, or not looked at."""
    notes = list(asked.prepared.conditions.notes)
    if asked.prepared.plan.is_cut or len(asked.typed) >= LONGEST_QUERY:
        notes.append(_("This is a long query: its end is not looked for."))
    if asked.typed and asked.prepared.is_empty:
        notes.append(_("There is no word in it to look for."))
    if rows.was_cut:
        note = _(
            "Of very many paragraphs in which this may stand, only the newest %(count)s were looked at. "
            "“More results” looks at older ones."
        )
        notes.append(note % {"count": written_number(rows.looked_at)})
    if sorted_part:
        note = _("The lines of the newest %(count)s paragraphs are sorted.")
        notes.append(note % {"count": written_number(sorted_part)})
    return notes


@dataclass(frozen=True, slots=True)
class OfferedReading:
    """A way in which a word is looked for, and the address with or without it."""

    way: str
    word: str
    form: str
    sense: str
    is_used: bool
    href: str
    ident: str


def _readings(request: HttpRequest, asked: AskedSearch) -> list[OfferedReading]:
    plan = asked.prepared.plan
    return [
        OfferedReading(
            one.way.value,
            one.word,
            one.form,
            one.sense,
            one.ident not in plan.left_out,
            f"?{query(request).with_one_more('leave', one.ident)}"
            if one.ident not in plan.left_out
            else without(request, "leave", one.ident),
            one.ident,
        )
        for one in plan.readings
    ]


def _applied(request: HttpRequest) -> list[Applied]:
    given, layers = query(request), {value: str(name) for value, name in LAYERS}
    sources = Source.objects.filter(slug__in=given.texts("source", most=20)) if "source" in given else ()
    return [
        *applied(request, _("Source"), "source", [(one.slug, one.shown_name) for one in sources]),
        *applied(request, _("Month"), "month", [(one, one) for one in given.texts("month", most=20)]),
        *applied(
            request,
            _("Marked"),
            "layer",
            [(one, layers.get(one, one)) for one in given.texts("layer", most=20)],
        ),
        *_applied_actors(request, _("Actor"), "actor"),
        *_applied_actors(request, _("Said by"), "speaker"),
        *applied(request, _("Arabic form"), "form", [(one, one) for one in given.texts("form", most=20)]),
    ]


def _applied_actors(request: HttpRequest, label: str, name: str) -> list[Applied]:
    """Return the chosen actors under their names; what the address has that is no number stands as it is."""
    given = query(request).texts(name, most=20)
    ids = [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 18]
    names = {str(pk): name for pk, name in Actor.objects.filter(pk__in=ids).values_list("pk", "name_en")}
    return applied(request, label, name, [(one, names.get(one, one)) for one in given])


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Values of one field by which what was found can be narrowed."""

    name: str
    label: str
    facets: list[Facet]


def _facets(request: HttpRequest, asked: AskedSearch, found: ListedSearch) -> list[FacetGroup]:
    given, places = query(request), found.rows.places
    chosen = {name: set(given.texts(name, most=20)) for name in FACETS}
    slugs = Source.objects.filter(slug__in=chosen["source"]).values_list("pk", flat=True)
    months = sorted(by_month(places).items(), reverse=True)[:MONTHS_OFFERED]
    marks = marked_in(places)
    layers = by_layer(marks)
    groups = [
        FacetGroup("form", _("Arabic form"), _form_facets(asked, found, chosen["form"])),
        FacetGroup(
            "source",
            _("Source"),
            source_facets(by_source(found.groups), set(slugs) if chosen["source"] else set()),
        ),
        FacetGroup(
            "month",
            _("Month"),
            [Facet(one, _month(one), count, one in chosen["month"]) for one, count in months],
        ),
        FacetGroup("actor", _("Near"), _actor_facets(by_actor(marks), chosen["actor"])),
        FacetGroup("speaker", _("Said by"), _actor_facets(by_speaker(marks), chosen["speaker"])),
        FacetGroup(
            "layer",
            _("Marked in it"),
            [
                Facet(value, str(name), layers[value], value in chosen["layer"])
                for value, name in LAYERS
                if value in layers
            ],
        ),
    ]
    return [group for group in groups if group.facets]


def _form_facets(asked: AskedSearch, found: ListedSearch, chosen: set[str]) -> list[Facet]:
    """Return the forms of the words, where there are several to choose from."""
    counts: dict[str, int] = {}
    if asked.prepared.plan.has_words:
        counts = dict(by_form(asked.prepared, found.rows.places, found.read))
    offered = dict.fromkeys([*sorted(chosen), *(counts if len(counts) > 1 else ())])
    return [Facet(one, one, counts.get(one, ""), one in chosen) for one in offered]


def _actor_facets(counted: list[tuple[Actor, int]], chosen: set[str]) -> list[Facet]:
    return [
        Facet(str(one.pk), one.shown_name, count, str(one.pk) in chosen, KIND_CLASS[one.kind])
        for one, count in counted
    ]


def _month(month: str) -> str:
    return date_format(date.fromisoformat(f"{month}-01"), "YEAR_MONTH_FORMAT")


def _shapes() -> dict[str, str]:
    return {"articles": _("Paragraphs"), "lines": _("Lines")}


def _orders(shape: str) -> dict[str, str]:
    words = {
        "newest": _("newest first"),
        "best": _("best match"),
        "before": _("word before"),
        "after": _("word after"),
    }
    return {order: words[order] for order in ORDERS[shape]}


def _segments(request: HttpRequest, name: str, now: str, labels: dict[str, str]) -> list[WayToShow]:
    return [
        WayToShow(label, f"?{query(request).written(**{name: value})}", value == now)
        for value, label in labels.items()
    ]


# Data


def hit_row(line: ConcordanceLine) -> dict[str, Any]:
    """Return a hit with its article and what stands around it, as programs and tables take it."""
    article = line.hit.paragraph.article
    return line.hit.packed() | {
        "headline": article.headline,
        "headline_en": article.headline_en,
        "source": article.source.name_en,
        "published": article.published.isoformat() if article.published else "",
        "address": line.href,
        "before": line.before,
        "after": line.after,
    }


def told_readings(asked: AskedSearch) -> list[dict[str, Any]]:
    """Return the ways in which the words of a query are looked for, as programs take them."""
    plan = asked.prepared.plan
    return [
        {"word": one.word, "way": one.way.value, "form": one.form, "used": one.ident not in plan.left_out}
        for one in plan.readings
    ]
