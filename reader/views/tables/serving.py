"""JSON and CSV at the address of each page: with the page's filters, for those who may see the page."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import wraps
from itertools import chain, islice
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from reader.formats.writers.spreadsheet import Cell, cells_of
from reader.parameters import query
from reader.views.access import Guard, guard_of
from reader.views.downloads import named
from reader.views.tables.pages import PAGES
from reader.views.tables.rows import PageRows

KINDS = {"json": "application/json", "csv": "text/csv"}
_HTML = "text/html"
_AT_ONCE = 200  # rows in a piece of what is sent
View = Callable[..., HttpResponseBase]


def with_data(patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """Return addresses with those of their data: `actors/` has `actors.json` and `actors.csv` beside it.

    They have the same name. The page answers with them too, if who asks accepts them rather than HTML.
    """
    found: list[URLPattern | URLResolver] = []
    for one in patterns:
        name = (one.name if isinstance(one, URLPattern) else "") or ""
        if not isinstance(one, URLPattern) or name not in PAGES:
            found.append(one)
            continue
        data, route = data_view(name, guard_of(one.callback)), str(one.pattern)
        page = _or_data(one.callback, data, name)
        found += [path(route, page, name=name), path(_beside(route), data, name=name)]
    return found


def data_view(name: str, guard: Guard) -> View:
    """Return the view that answers with the data of a page, to those whom its `guard` lets in."""

    @require_safe
    @guard
    def data(request: HttpRequest, kind: str, **place: Any) -> HttpResponseBase:
        told = PAGES[name](request, **place)
        pieces = (_json if kind == "json" else _csv)(told)
        first = next(pieces)  # what cannot be read is said before anything is sent
        media = f"{KINDS[kind]}; charset=utf-8"
        response = StreamingHttpResponse(chain((first,), pieces), content_type=media)
        patch_vary_headers(response, ("Accept", "Cookie"))
        return named(response, f"{name}{''.join(f'-{one}' for one in place.values())}.{kind}")

    return data


def _beside(route: str) -> str:
    return f"{route.rstrip('/') or 'library'}.<data:kind>"


def _or_data(page: View, data: View, name: str) -> View:
    @wraps(page)
    def answered(request: HttpRequest, *args: Any, **place: Any) -> HttpResponseBase:
        request.data_links = lambda: _links(request, name, place)  # type: ignore[attr-defined]  # for its foot
        kind = _asked(request)
        response = data(request, kind=kind, **place) if kind else page(request, *args, **place)
        patch_vary_headers(response, ("Accept",))
        return response

    return answered


def _asked(request: HttpRequest) -> str:
    """Return the kind of data that who reads accepts rather than HTML; "" for the page."""
    if request.method not in ("GET", "HEAD"):
        return ""
    wanted = request.get_preferred_type([_HTML, *KINDS.values()])
    return next((kind for kind, media in KINDS.items() if media == wanted), "")


def _links(request: HttpRequest, name: str, place: dict[str, Any]) -> list[tuple[str, str]]:
    written = query(request).written()
    return [
        (kind.upper(), reverse(name, kwargs={**place, "kind": kind}) + (f"?{written}" if written else ""))
        for kind in KINDS
    ]


def _json(told: PageRows) -> Iterator[bytes]:
    head = _written(told.head)[:-1]
    before = f"{head}{', ' if told.head else ''}{_written(told.name)}: [\n"
    for some in _some(told.rows):
        rows = (_written(dict(zip(told.columns, row, strict=True))) for row in some)
        yield (before + ",\n".join(rows)).encode()
        before = ",\n"
    yield ("" if before == ",\n" else before).encode() + b"\n]}\n"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _csv(told: PageRows) -> Iterator[bytes]:
    before = _lines([told.columns]).encode("utf-8-sig")
    for some in _some(told.rows):
        yield before + _lines([_cell(one) for one in row] for row in some).encode()
        before = b""
    yield before


def _some(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    read = iter(rows)
    while found := list(islice(read, _AT_ONCE)):
        yield found


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    table = io.StringIO(newline="")
    csv.writer(table).writerows(map(cells_of, rows))
    return table.getvalue()


def _cell(value: Any) -> Cell:
    """Return a value as a table has it: a list of texts parted by semicolons, what else has parts as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if isinstance(value, list | tuple | dict):
        return _written(value)
    return _plain(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
