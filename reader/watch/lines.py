"""What a line of a log may have: one line, no secret, the id of the request."""

import logging
import re
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.utils.encoding import escape_uri_path
from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from reader.watch.faults import outage_of

request_id: ContextVar[str] = ContextVar("request_id", default="-")  # of the request that is being answered
_SECRET = re.compile(r"(?<=/)([A-Za-z0-9_-]{4})[A-Za-z0-9_:=-]{14,}(?=/|$)")


def masked(path: str) -> str:
    """The path of a request in one line, long codes in it cut short: some are links that let somebody in."""
    return _SECRET.sub(r"\1...", escape_uri_path(path))


def printable(text: str) -> str:
    """The text with what cannot be printed written out, so that nobody writes a line of their own."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class Tidied(logging.Filter):
    """Gives each record the id of the request, masks the paths that it names, keeps an outage to a line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        if isinstance(record.args, tuple):
            record.args = tuple(_tidied(one) for one in record.args)
        if record.exc_info and _is_no_fault(record.exc_info[1]):  # where in our code it met us says nothing
            record.exc_info = None
        return True


def _is_no_fault(error: BaseException | None) -> bool:
    """Whether it is told all that there is to tell: who may not do something, what has broken."""
    return isinstance(error, PermissionDenied | SuspiciousOperation) or outage_of(error) is not None


def _tidied(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return masked(value) if value.startswith("/") else printable(value)


class Json(JsonFormatter):
    """A JSON object a line: time, level, logger, request_id, message, and what the record has of its own."""

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
            reserved_attrs=[*RESERVED_ATTRS, "request", "server_time"],
        )
