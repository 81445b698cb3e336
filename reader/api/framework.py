"""The one module that knows django-ninja and pydantic: how operations are declared, and their document."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, NinjaAPI, Router, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.files import UploadedFile
from ninja.openapi.schema import OpenAPISchema
from ninja.params import Query as QueryOf
from ninja.params.functions import File, Form, Header, Query
from ninja.security.base import AuthBase
from pydantic import AfterValidator, StringConstraints

__all__ = [
    "Api",
    "AuthBase",
    "AuthenticationError",
    "Field",
    "File",
    "Form",
    "Header",
    "HttpError",
    "Query",
    "QueryOf",
    "Router",
    "Schema",
    "UploadedFile",
    "ValidationError",
    "Word",
    "Words",
]

PROBLEM = "application/problem+json"


def _storable(value: str) -> str:
    """Refuse what no database stores: NUL, and half a surrogate pair."""
    if "\0" in value or not (value.isascii() or value.encode("utf-8", "ignore").decode() == value):
        raise ValueError("no text: it has a NUL or half a surrogate pair in it")
    return value


Words = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(_storable)]
Word = Annotated[str, StringConstraints(max_length=200), AfterValidator(_storable)]

_PROBLEM_SCHEMA = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457). `detail` is a sentence for people.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"where": {"type": "string"}, "sentence": {"type": "string"}},
            },
        },
    },
}
_WHEN = {
    "302": "It is elsewhere by now; Location says where",
    "304": "Nothing changed since the If-None-Match that was sent",
    "400": "The request cannot be read",
    "401": "A token is needed, or this one opens nothing",
    "403": "The token or its person may not do this",
    "404": "It is not there, or not for you",
    "409": "It was asked for at the same time, or goes against what stands",
    "412": "It changed since the If-Match that was sent; the answer has what stands",
    "413": "It is too large",
    "415": "It is of a kind that is not taken",
    "422": "What was sent cannot be done; the sentences say why",
    "428": "An If-Match is missing",
    "429": "There were too many requests; Retry-After says when to go on",
    "503": "The database or the disk gave up; Retry-After says when to go on",
}


class Api(NinjaAPI):
    """The API, whose document says also which problems each operation may answer, and who need not sign."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**options)
        document["components"].setdefault("schemas", {})["Problem"] = _PROBLEM_SCHEMA
        access = self._access()
        for methods in document["paths"].values():
            for method, operation in methods.items():
                _complete(method, operation)
                _tell_access(operation, access[operation["operationId"]])
        return document

    def _access(self) -> dict[str, Any]:
        """Return what lets somebody in to each operation."""
        views = [view for router in self._get_bound_routers() for view in router.path_operations.values()]
        found = {}
        for operation in (one for view in views for one in view.operations):
            (found[str(operation.operation_id)],) = operation.auth_callbacks
        return found

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **options: Any) -> HttpResponse:
        response = super().create_response(request, data, *args, **options)
        response["Content-Type"] = "application/json"
        return response


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add to an operation of the document the problems that it may answer, and its kind if it is no JSON."""
    if kind := operation.pop("x-kind", ""):
        for found in operation["responses"].values():
            if "content" in found:
                (schema,) = found["content"].values()
                found["content"] = {kind: schema}
    headers = {one["name"].lower() for one in operation.get("parameters", ()) if one["in"] == "header"}
    statuses = {
        *("400", "401", "403", "404", "422", "429", "503"),
        *operation.pop("x-problems", ()),
        *(("304",) if method == "get" else ()),
        *(("412", "428") if "if-match" in headers else ()),
        *(("409",) if "idempotency-key" in headers else ()),
    }
    problem = {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status in sorted(statuses):
        said = {"description": _WHEN[status]} | ({} if status in ("302", "304") else problem)
        operation["responses"].setdefault(int(status), said)


def _tell_access(operation: dict[str, Any], access: Any) -> None:
    """Add the scope that an operation takes, and whether who sends no token may read."""
    operation["x-scope"] = str(access.scope)
    if access.is_open:
        operation["security"] = [*operation.get("security", ()), {}]
