"""Every address of the API: its operations, its document, its page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from reader.api import (
    articles,
    exports,
    intake,
    keeping,
    lists,
    marks,
    me,
    reference,
    rounds,
    web_annotations,
)
from reader.api.framework import Api
from reader.api.problems import handle_problems, not_there
from reader.views.problems import problem

DESCRIPTION = (
    "Articles in Arabic with their English, and what people and the analysis marked in them. Offsets are"
    " code points of the article's text, half-open. A token made on your account's page goes into the"
    " Authorization header; writes ask for the ETag of what they change, and errors are problems (RFC 9457)."
)

api = Api(
    title="Hashiya",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
)
for _module in (articles, marks, web_annotations, lists, keeping, rounds, intake, exports, me):
    api.add_router("", _module.router)
handle_problems(api)


def answering(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer HEAD and OPTIONS of an operation, and what it does not take with a problem.

    What it answers is kept by no cache that others share.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        method, signed_in = request.method, request.user
        if method == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        # Whose session it is has nothing to do with the token; what notes devices goes by the session.
        request.method, request.user = method, signed_in
        if response.status_code == 405:
            response = _not_taken(request, response)
        patch_vary_headers(response, ("Authorization",))
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        return response

    return answered


def _not_taken(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    allowed = sorted(
        {*response["Allow"].split(", "), "OPTIONS"} | ({"HEAD"} if "GET" in response["Allow"] else set())
    )
    if request.method == "OPTIONS":
        found = HttpResponse(status=204)
    else:
        methods = ", ".join(allowed)
        found = problem(request, 405, _("This address takes %(methods)s.") % {"methods": methods})
    found["Allow"] = ", ".join(allowed)
    return found


def nothing_here(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """Answer an address under the API that is none (404)."""
    return not_there(request, Exception())


nothing_here.csrf_exempt = True  # type: ignore[attr-defined]


def _operations() -> list[URLPattern]:
    found, _app, _space = api.urls
    kept = [one for one in found if isinstance(one, URLPattern) and one.name != "api-root"]
    return [URLPattern(one.pattern, answering(one.callback), one.default_args, one.name) for one in kept]


def addresses() -> list[URLPattern]:
    """Return the addresses below /api/v1/; to be called once the parts of addresses are registered."""
    return [
        path("", reference.api_page, name="page"),
        path("openapi.json", reference.openapi_document, name="document"),
        *_operations(),
        re_path(r"^.*$", nothing_here, name="nothing"),
    ]
