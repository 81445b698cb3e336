"""Problems (RFC 9457), which programs are answered with: each has the sentence that a page would say."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from reader.watch.lines import request_id

API = "/api/"
CONTENT_TYPE = "application/problem+json"


def is_for_programs(request: HttpRequest) -> bool:
    """Tell whether the request was made to the API, whose answers programs read."""
    return request.path.startswith(API)


def problem(request: HttpRequest, status: int, sentence: str, name: str = "", **more: Any) -> HttpResponse:
    """Return a problem; `name` tells it from others of its status, `more` are further members."""
    title = HTTPStatus(status).phrase
    told = {
        "type": f"urn:hashiya:problem:{name or title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": sentence,
        "instance": request.path,
        "request_id": request_id.get(),
        **more,
    }
    response = HttpResponse(
        json.dumps(told, ensure_ascii=False, default=str), status=status, content_type=CONTENT_TYPE
    )
    response["Cache-Control"] = "no-store"
    return response
