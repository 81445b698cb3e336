"""Pages that stay up while the database is away, and what a form that could not be saved had in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve

from reader.watch.requests import Answer

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_LONGEST_CODE = 80  # signs without a space, such as a token or a choice; what is longer was written
_PASSWORD = "password"  # noqa: S105


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


def mark(response: HttpResponse) -> HttpResponse:
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


@dataclass(frozen=True, slots=True)
class SentField:
    """A field of a form as it was sent: shown where it was typed, hidden where the page set it."""

    name: str
    value: str
    label: str
    kind: str  # "hidden", "text" or "password"


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form that could not be saved, to be sent again."""

    action: str
    fields: list[SentField]
    files: list[tuple[str, list[str]]]  # fields of files, with the names that were chosen

    @property
    def several(self) -> bool:
        """Whether more than one field was written in."""
        return sum(field.kind == "text" for field in self.fields) > 1


def sent_form(request: HttpRequest) -> SentForm | None:
    """What was sent, None where nothing was, or where it could not be read to its end."""
    if request.method != "POST":
        return None
    try:
        fields = [_field(name, str(value)) for name, values in request.POST.lists() for value in values]
        files = [
            (str(name), [file.name or "" for file in request.FILES.getlist(name)]) for name in request.FILES
        ]
    except Exception:  # the body is lost, for whatever reason; the form is still in the page before
        return None
    if not fields and not files:
        return None
    return SentForm(request.get_full_path(), fields, files)


def _field(name: str, value: str) -> SentField:
    label = name.replace("_", " ").replace("-", " ").strip().capitalize()
    if _PASSWORD in name:
        return SentField(name, "", label, "password")
    code = len(value) <= _LONGEST_CODE and not any(sign.isspace() for sign in value)
    return SentField(name, value, label, "hidden" if code else "text")
