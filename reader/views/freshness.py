"""When this browser last changed something: Back then loads a page anew instead of showing it as it was.

Browsers show a page they left as it was then. Each page says when it was made, in `data-made`; a cookie says
when a request of this browser last changed something. The script compares them.

What the server keeps of a page has keys, in `reader.views.one_article`.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from reader.views.problems import is_for_programs

COOKIE = "written"


def now() -> int:
    """Return the time in milliseconds, of which both the page and the cookie speak."""
    return time.time_ns() // 1_000_000


def note_changes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: after a request that may have changed something, tell the browser when that was."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        may_change = request.method not in ("GET", "HEAD", "OPTIONS", "TRACE")
        if may_change and response.status_code < 400 and not is_for_programs(request):
            response.set_cookie(COOKIE, str(now()), samesite="Lax", secure=request.is_secure())
        return response

    return answered


def made(request: HttpRequest) -> dict[str, object]:
    """Context processor: `made`, when the page was made."""
    return {"made": now()}
