"""Pages that stay up while the database is away."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from reader.watch.requests import Answer

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def needs_no_database(view: View) -> View:
    """Mark a view that can be served to anybody as to a stranger, from what is installed alone."""
    view.needs_no_database = True  # type: ignore[attr-defined]
    return view


def serving_what_needs_no_database(get_response: Answer) -> Answer:
    """Middleware: where a session cannot be looked up, serve the marked views without it."""

    def serve(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_outage(response) or request.method not in ("GET", "HEAD") or not _is_marked(request):
            return response
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        for kept in ("_cached_user", "_acached_user"):
            request.__dict__.pop(kept, None)
        return get_response(request)

    return serve


def mark_outage(response: HttpResponse) -> HttpResponse:
    """Let the middleware know that this answer tells of an outage."""
    response.is_outage = True  # type: ignore[attr-defined]
    return response


def is_outage(response: HttpResponse) -> bool:
    return getattr(response, "is_outage", False)


def _is_marked(request: HttpRequest) -> bool:
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return False
    return getattr(found.func, "needs_no_database", False)
