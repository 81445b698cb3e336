"""Search: what was found by article or as a concordance, its facets, and the same list as a file."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from reader import search
from reader.formats.writers.spreadsheet import Cell, sheet
from reader.library.bin import written_number
from reader.models import Source
from reader.page.parts import KIND_CLASS
from reader.page.search_lists import ORDERS, ListedSearch, listed, ordered_lines
from reader.page.search_results import ConcordanceLine
from reader.parameters import query
from reader.search.counting import MARKED, by_actor, by_layer, by_month, by_source
from reader.search.finding import CHECKED, PreparedSearch
from reader.search.query import QueryField
from reader.search.saved import FACETS, LONGEST_QUERY, look
from reader.views.access import readers
from reader.views.downloads import named
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
_HEAD = (
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
        "notes": notes_on(asked, found.rows.was_cut, found.is_sorted_part),
        "readings": _readings(request, asked),
        "applied": _applied(request),
        "facets": _facets(request, found) if found.rows.places else [],
        "marks_counted": len(found.rows.places) > MARKED and MARKED,
        "shapes": _segments(request, "shape", asked.shape, _shapes()),
        "orders": _segments(request, "order", asked.order, _orders(asked.shape)),
        "behind": search.still_to_put(),
        "builder": BuiltSearch(),
        "next": query(request).written(**found.following) if found.following else "",
        "address": query(request).written(),
        **(own_searches(request) if asked.prepared.is_empty else {}),
    }
    if _is_look(request, asked):
        _note_look(request, asked)
    return page_or_fragment(request, "search/search.html", "search/_search.html", context)


@require_safe
@readers
def search_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """All hits of a search in the order of its page, as CSV or JSON."""
    if kind not in ("csv", "json"):
        raise Http404(_("Hits come as CSV or JSON."))
    asked = asked_search(request)
    lines = ordered_lines(asked.prepared, asked.order)
    rows = _csv(lines) if kind == "csv" else _json(asked, lines)
    content_type = "text/csv; charset=utf-8" if kind == "csv" else "application/json"
    response = StreamingHttpResponse(rows, content_type=content_type)
    return named(response, f"search.{kind}")  # type: ignore[arg-type]


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
    if found.rows.has_more:
        return _("More than %(rows)s paragraphs; the newest are counted, in %(articles)s articles") % {
            "rows": written_number(rows),
            "articles": written_number(articles),
        }
    paragraphs = ngettext("%(rows)s paragraph", "%(rows)s paragraphs", rows) % {"rows": written_number(rows)}
    sentence = ngettext(
        "%(paragraphs)s in %(articles)s article", "%(paragraphs)s in %(articles)s articles", articles
    )
    return sentence % {"paragraphs": paragraphs, "articles": written_number(articles)}


def notes_on(asked: AskedSearch, was_cut: bool, sorted_part: int = 0) -> list[str]:
    """Return sentences about what is not looked for, or not looked at."""
    notes = list(asked.prepared.conditions.notes)
    if asked.prepared.plan.is_cut or len(asked.typed) >= LONGEST_QUERY:
        notes.append(_("This is a long query: its end is not looked for."))
    if asked.typed and asked.prepared.is_empty:
        notes.append(_("There is no word in it to look for."))
    if was_cut:
        note = _("Of very many paragraphs with these words only the newest %(count)s were looked at.")
        notes.append(note % {"count": written_number(CHECKED)})
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
        *applied(request, _("Actor"), "actor", [(one, one) for one in given.texts("actor", most=20)]),
    ]


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Values of one field by which what was found can be narrowed."""

    name: str
    label: str
    facets: list[Facet]


def _facets(request: HttpRequest, found: ListedSearch) -> list[FacetGroup]:
    given, places = query(request), found.rows.places
    chosen = {name: set(given.texts(name, most=20)) for name in FACETS}
    slugs = Source.objects.filter(slug__in=chosen["source"]).values_list("pk", flat=True)
    months = sorted(by_month(places).items(), reverse=True)[:MONTHS_OFFERED]
    layers = by_layer(places)
    groups = [
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
        FacetGroup(
            "actor",
            _("Near"),
            [
                Facet(
                    str(one.pk), one.shown_name, count, str(one.pk) in chosen["actor"], KIND_CLASS[one.kind]
                )
                for one, count in by_actor(places)
            ],
        ),
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


# Files


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


def _csv(lines: Iterator[ConcordanceLine]) -> Iterator[bytes]:
    yield sheet([_HEAD])
    for line in lines:
        row = hit_row(line)
        cells: list[Cell] = [row[name] for name in _HEAD]
        yield sheet([cells])[3:]  # the mark of its encoding stands once


def _json(asked: AskedSearch, lines: Iterator[ConcordanceLine]) -> Iterator[str]:
    plan = asked.prepared.plan
    readings = [
        {"word": one.word, "way": one.way.value, "form": one.form, "used": one.ident not in plan.left_out}
        for one in plan.readings
    ]
    head = {"query": asked.typed, "order": asked.order, "readings": readings}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "hits": [\n'
    for number, line in enumerate(lines):
        yield (",\n" if number else "") + json.dumps(hit_row(line), ensure_ascii=False)
    yield "\n]}\n"
