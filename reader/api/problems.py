"""Which problem each error becomes; the sentences are those of the pages."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from reader.accounts.errors import AccountError
from reader.annotation import ActionRefused
from reader.api.framework import Api, AuthenticationError, HttpError, ValidationError
from reader.errors import CodedError
from reader.exchange import CannotExport
from reader.library.originals import FileTooLarge
from reader.sentences import sentence_of
from reader.views.problems import problem

Handler = Callable[[HttpRequest, Any], HttpResponse]


class Problem(Exception):  # noqa: N818 (it is what is answered)
    """What is answered in place of what was asked for; `more` are members of the problem."""

    def __init__(
        self, status: int, sentence: str, name: str = "", headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(sentence)
        self.status, self.sentence, self.name, self.more = status, sentence, name, more
        self.headers = headers or {}


def not_there(request: HttpRequest, error: Exception) -> HttpResponse:
    """404, with the sentence of the view where it has one of its own."""
    said = str(error.args[0]) if error.args and isinstance(error.args[0], str) else ""
    if not said or "matches the given query" in said:
        said = _("There is nothing here. It may have been withdrawn, or the address has a slip in it.")
    return problem(request, 404, said)


def _told(request: HttpRequest, error: Problem) -> HttpResponse:
    response = problem(request, error.status, error.sentence, error.name, **error.more)
    for name, value in error.headers.items():
        response[name] = value
    return response


def _wrong_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"where": _where(one["loc"]), "sentence": _sentence(one)} for one in error.errors[:50]]
    return problem(request, 422, " ".join(one["sentence"] for one in errors), "not-valid", errors=errors)


def _where(path: Sequence[str | int]) -> str:
    return ".".join(str(one) for one in path)


def _sentence(one: dict[str, Any]) -> str:
    """Say what is wrong with a value."""
    name = str(one["loc"][-1])
    kind = one["type"]
    if kind == "missing":
        return _("“%(name)s” is missing.") % {"name": name}
    if kind.startswith(("int_", "int")):
        return _("“%(name)s” is not a whole number.") % {"name": name}
    if kind == "string_too_long":
        most = one.get("ctx", {}).get("max_length", "")
        return _("“%(name)s” is too long; %(most)s letters fit.") % {"name": name, "most": most}
    return _("“%(name)s” is not what it has to be: %(why)s.") % {"name": name, "why": one["msg"]}


def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 400:
        return problem(request, 400, _("The body of the request cannot be read. Send JSON, in UTF-8."))
    return problem(request, error.status_code, str(error))


def _unsigned(request: HttpRequest, error: Exception) -> HttpResponse:
    sentence = _(
        "This needs a token. Make one on your account’s page, and send it as “Authorization: Bearer …”."
    )
    response = problem(request, 401, sentence, "token-needed")
    response["WWW-Authenticate"] = 'Bearer realm="Hashiya"'
    return response


def _refused(status: int) -> Handler:
    return lambda request, error: problem(request, status, str(error))


HANDLERS: dict[type[Exception], Handler] = {
    Problem: _told,
    Http404: not_there,
    ValidationError: _wrong_values,
    AuthenticationError: _unsigned,
    HttpError: _unreadable,
    PermissionDenied: _refused(403),
    BadRequest: _refused(400),
    ActionRefused: _refused(422),
    AccountError: _refused(422),
    CannotExport: _refused(422),
    FileTooLarge: _refused(413),
    CodedError: lambda request, error: problem(request, 422, sentence_of(error)),
    RequestDataTooBig: lambda request, error: problem(
        request, 413, _("The body of the request is too large. Send it in parts.")
    ),
    SuspiciousOperation: lambda request, error: problem(
        request, 400, _("The body of the request cannot be read. Send JSON, in UTF-8.")
    ),
}


def handle_problems(api: Api) -> None:
    """Have the API answer errors with problems; what is no error of the request goes to Django's handler."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
    api.add_exception_handler(Exception, _raise)


def _raise(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    raise error
