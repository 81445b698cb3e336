"""Middleware: what no page of ours sends and no database stores is kept out, before anything reads it."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

LONGEST_QUERY = 16 * 1024  # bytes; a browser's address line holds less
_ENCODINGS = ("utf-8", "utf8", "us-ascii", "")


class Boundary:
    """NUL is dropped from query, form and cookies; forms in other encodings than UTF-8 are refused (400)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            raise BadRequest(
                _("The address of this request is too long. Use fewer filters, or shorter ones.")
            )
        if (request.content_params or {}).get("charset", "").lower() not in _ENCODINGS:
            raise BadRequest(_("A form must be sent in UTF-8."))
        _drop_nul(request.GET)
        if request.method == "POST":
            _drop_nul(request.POST)
        for name, value in request.COOKIES.items():
            request.COOKIES[name] = value.replace("\0", "")
        return self.get_response(request)


def _drop_nul(sent: QueryDict) -> None:
    unfit = [name for name, found in sent.lists() if any("\0" in one for one in (name, *found))]
    if unfit:
        sent._mutable = True  # the one place that may: nothing has read it yet
    for name in unfit:
        kept = [one.replace("\0", "") for one in sent.pop(name)]
        sent.setlist(name.replace("\0", ""), kept)
