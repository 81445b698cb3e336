"""Answers: JSON with an ETag, 304 where it is known, the next page's address; what If-Match asks for."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from reader.api.problems import Problem

Row = TypeVar("Row", bound=Model)

MOST_AT_ONCE = 100
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def as_json(data: Any) -> bytes:
    """Return JSON, Arabic as it is written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def answer(
    request: HttpRequest, data: Any, status: int = 200, tag: str = "", kind: str = "application/json"
) -> HttpResponse:
    """Return data as JSON; its ETag is `tag`, or else of what it says. Who has it already gets a 304."""
    body = as_json(data)
    tag = tag or sha256(body).hexdigest()[:32]
    if status == 200 and request.method == "GET" and is_known(request, tag):
        return unchanged(tag)
    return json_answer(body, tag, status, kind)


def json_answer(body: bytes, tag: str, status: int = 200, kind: str = "application/json") -> HttpResponse:
    """Return JSON that was packed already."""
    response = HttpResponse(body, status=status, content_type=kind)
    response["ETag"] = f'"{tag}"'
    return response


def unchanged(tag: str) -> HttpResponse:
    response = HttpResponse(status=304)
    response["ETag"] = f'"{tag}"'
    return response


def is_known(request: HttpRequest, tag: str) -> bool:
    """Tell whether who asks has what has this tag."""
    return tag in _tags(request.headers.get("If-None-Match", ""))


def _tags(sent: str) -> list[str]:
    # A proxy or our own compression makes tags weak; what they name is the same.
    return ["*"] if sent.strip() == "*" else _TAG.findall(sent)


def check_match(request: HttpRequest, tag: str, standing: Any) -> None:
    """Raise Problem if no If-Match was sent (428), or one of another state (412), with what stands.

    A change is held against what stands in a tag before its first dot, all of it if there is none.
    """
    sent = request.headers.get("If-Match", "")
    if not sent:
        sentence = _("Send the ETag of what you change as If-Match, so that nobody’s work is overwritten.")
        raise Problem(428, sentence, "if-match-missing", {"ETag": f'"{tag}"'})
    if not {"*", _held(tag)} & set(map(_held, _tags(sent))):
        raise stale(tag, standing)


def _held(tag: str) -> str:
    return tag.partition(".")[0]


def stale(tag: str, standing: Any) -> Problem:
    sentence = _("Somebody changed this in the meantime. Nothing was changed; look at what stands now.")
    return Problem(412, sentence, "stale", {"ETag": f'"{tag}"'}, standing=standing)


# Pages of lists


def cursor_of(key: Sequence[Any]) -> str:
    """Return what names a place in a list, for the address of the page after it."""
    return urlsafe_b64encode(as_json(key)).decode().rstrip("=")


def key_of(cursor: str, *kinds: type) -> list[Any] | None:
    """Return the place that a cursor names; None without one. Raises Problem for what we never gave."""
    if not cursor:
        return None
    try:
        key = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        key = None
    fits = isinstance(key, list) and len(key) == len(kinds)
    if not fits or any(
        type(one) is not kind or abs(_size(one)) > 2**62 for one, kind in zip(key, kinds, strict=True)
    ):
        raise Problem(422, _("This is no cursor of ours. Begin the list without one."), "cursor")
    return list(key)


def _size(value: Any) -> int:
    return value if isinstance(value, int) else len(value)


def first_of(rows: QuerySet[Row], limit: int) -> tuple[list[Row], str]:
    """Return the first rows of a list by ids, and the cursor of the page after them, "" if there is none."""
    found = list(rows[: limit + 1])
    return found[:limit], cursor_of([found[limit - 1].pk]) if len(found) > limit else ""


def latest_of(rows: QuerySet[Row], cursor: str, limit: int) -> tuple[list[Row], str]:
    """Do the same for a list in which the latest, with the largest id, comes first, from a cursor on."""
    key = key_of(cursor, int)
    return first_of(rows.filter(pk__lt=key[0]) if key else rows, limit)


def list_page(request: HttpRequest, items: list[Any], following: str, **more: Any) -> HttpResponse:
    """Return a page of a list; `following` is the cursor of the page after it, if there is one."""
    response = answer(request, {"items": items, "next": following or None, **more})
    if following:
        query = request.GET.copy()
        query["cursor"] = following
        response["Link"] = f'<{request.path}?{query.urlencode()}>; rel="next"'
    return response


def address_with(path: str, **query: Any) -> str:
    return f"{path}?{urlencode(query)}" if query else path
