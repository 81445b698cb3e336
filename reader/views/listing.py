"""What the list pages share: pages of results, removable filters, and page or fragment."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from reader.models import Article, Source
from reader.models.prepared import PreparedQuery
from reader.parameters import query

PER_PAGE = 20
STOP_POLLING = 286  # htmx's status for "this is the last answer"


@dataclass(frozen=True, slots=True)
class Applied:
    """A filter that is on, and the address without it."""

    label: str
    value: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a list can be filtered by: how often it occurs, if counted, and whether it is on."""

    value: str
    name: str
    count: int | Literal[""]
    checked: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WayToShow:
    """One of several ways to show a list."""

    label: str
    href: str
    is_on: bool


all_sources = PreparedQuery(lambda: Source.objects.all())


def source_facets(counts: Mapping[int, int], chosen: Collection[int]) -> list[Facet]:
    """Return the sources that a list has rows of, or that are chosen, the fullest first."""
    return facets_of_sources(all_sources(), counts, chosen)


def facets_of_sources(
    sources: Sequence[Source], counts: Mapping[int, int], chosen: Collection[int]
) -> list[Facet]:
    """Return those of the sources, which were read before."""
    there = [one for one in sources if one.pk in counts or one.pk in chosen]
    return [
        Facet(one.slug, one.shown_name, counts.get(one.pk, 0), one.pk in chosen)
        for one in sorted(there, key=lambda one: -counts.get(one.pk, 0))
    ]


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """Return the asked page of `rows`; a number that does not exist gives the nearest one."""
    return Paginator(rows, per_page).get_page(query(request).place("page"))


def without(request: HttpRequest, name: str, value: str = "") -> str:
    """Return this page's address without one filter value (or without the filter altogether)."""
    kept = query(request).address(**{name: value})
    return f"{request.path}?{kept}" if kept else request.path


def applied(request: HttpRequest, label: str, name: str, shown: Sequence[tuple[str, str]]) -> list[Applied]:
    """Return the removable filters of one field; `shown` pairs each submitted value with its words."""
    return [Applied(label, words, without(request, name, value)) for value, words in shown if words]


def query_without_page(request: HttpRequest) -> str:
    """Return the query string that links to other pages of this list begin with."""
    kept = query(request).address()
    return f"{kept}&" if kept else ""


def htmx_of(request: HttpRequest) -> HtmxDetails:
    """Return what htmx says of a request; false where it did not send it."""
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return details


def is_swap(request: HttpRequest) -> bool:
    """Tell whether htmx asked for a fragment: not for a whole page that it boosts or restores."""
    details = htmx_of(request)
    return bool(details) and not details.boosted and not details.history_restore_request


def is_on_page_of(request: HttpRequest, article: Article) -> bool:
    """Tell whether htmx asks from the article's own page, where fragments of its rows find their places."""
    try:
        here = htmx_of(request).current_url_abs_path
    except ValueError:  # the header holds no address
        here = None
    return urlsplit(here or article.get_absolute_url()).path == article.get_absolute_url()


def page_or_fragment(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render the whole page, or for an htmx swap only the region that would have changed."""
    response = render(request, fragment if is_swap(request) else page, context, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Boosted"))
    return response
