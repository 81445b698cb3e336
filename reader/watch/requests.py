"""Each request has an id, in every line that is logged meanwhile and in the answer; and a line of its own."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reader.watch.lines import masked, request_id

Answer = Callable[[HttpRequest], HttpResponse]

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")

access_log = logging.getLogger("hashiya.access")


def address_of(request: HttpRequest) -> str:
    """The address that the request came from; behind proxies, the one that the outermost of them saw."""
    proxies = settings.HASHIYA_PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return str(request.META.get("REMOTE_ADDR") or "")


def noting_requests(get_response: Answer) -> Answer:
    """Middleware: give the request an id, that of a proxy in front where there is one, log and count it."""
    count = _counter()

    def note(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        ours = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        request_id.set(ours)  # and left there: Django has a line to say after the last middleware
        begun = time.perf_counter()
        response = get_response(request)
        response[HEADER] = ours
        taken = time.perf_counter() - begun
        if settings.HASHIYA_ACCESS_LOG:
            _log(request, response, taken)
        if count is not None:
            count(request, response.status_code, taken)
        return response

    return note


def metrics_are_told() -> bool:
    """Whether anybody may ask for `/metrics`; else nothing is counted."""
    return bool(settings.HASHIYA_METRICS_TOKEN or settings.HASHIYA_METRICS_FROM)


def _counter() -> Callable[[HttpRequest, int, float], None] | None:
    if not metrics_are_told():
        return None
    from reader.watch.metrics import count_answer  # which makes a folder as it is imported

    return count_answer


def _log(request: HttpRequest, response: HttpResponse, taken: float) -> None:
    # Whom the session names costs a query; it is told where the view has asked for it already.
    user = request.__dict__.get("_cached_user")
    fields = {
        "method": request.method,
        "path": masked(request.path),
        "status": response.status_code,
        "bytes": None if response.streaming else len(response.content),
        "ms": round(taken * 1000, 1),
        "address": address_of(request),
        "user": getattr(request, "acting", "") or (user.get_username() if user is not None else ""),
    }
    size = "-" if fields["bytes"] is None else fields["bytes"]
    access_log.info(
        "%s %s %d %s %.1f ms %s %s",
        fields["method"],
        fields["path"],
        fields["status"],
        size,
        fields["ms"],
        fields["address"] or "-",
        fields["user"] or "-",
        extra=fields,
    )
