"""The page that tells what the API can: read from the document, with an example of each operation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reader.api.answers import answer
from reader.models import Scope
from reader.views.access import everyone
from reader.watch.outages import needs_no_database


@dataclass(frozen=True, slots=True)
class ToldField:
    """A parameter, or a field of a schema."""

    name: str
    kind: str
    place: str
    is_required: bool
    words: str


@dataclass(frozen=True, slots=True)
class ToldOperation:
    """An operation of the API as its page tells it."""

    ident: str
    method: str
    path: str
    words: str
    more: str
    scope: str
    is_open: bool
    parameters: tuple[ToldField, ...]
    body: str
    answers: tuple[tuple[str, str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class ToldSchema:
    """A schema of the document."""

    name: str
    words: str
    fields: tuple[ToldField, ...]


@require_safe
@needs_no_database
@everyone
def api_page(request: HttpRequest) -> HttpResponse:
    """What the API can, for people."""
    document = whole_document()
    groups: dict[str, list[ToldOperation]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            (tag, *_others) = operation.get("tags") or ["other"]
            groups.setdefault(tag, []).append(_told(method, path, operation))
    schemas = [_schema(name, one) for name, one in sorted(document["components"]["schemas"].items())]
    context = {
        "nav": "help",
        "groups": groups.items(),
        "schemas": schemas,
        "names": {one.name for one in schemas},
        "scopes": [(scope.value, scope.label) for scope in Scope],
        "a_minute": settings.HASHIYA_API_PER_MINUTE,
        "host": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "api/page.html", context)


@require_safe
@needs_no_database
@everyone
def openapi_document(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return answer(request, whole_document())


@cache
def whole_document() -> dict[str, Any]:
    """Return the OpenAPI document, which is made once."""
    from reader.api.site import api  # which declares the operations, and this page's address

    return dict(api.get_openapi_schema(path_prefix="/api/v1"))


def _told(method: str, path: str, operation: Mapping[str, Any]) -> ToldOperation:
    parameters = tuple(
        ToldField(
            one["name"],
            _kind(one["schema"]),
            one["in"],
            bool(one.get("required")),
            one.get("description") or one["schema"].get("description", ""),
        )
        for one in operation.get("parameters", ())
    )
    words, _sign, more = operation.get("description", "").partition("\n\n")
    security = operation.get("security", [])
    body = operation.get("requestBody", {}).get("content", {})
    return ToldOperation(
        operation["operationId"],
        method.upper(),
        path,
        words.replace("\n", " "),
        more.replace("\n", " "),
        operation.get("x-scope", ""),
        {} in security,
        parameters,
        next((_kind(one["schema"]) for one in body.values()), ""),
        tuple(
            (str(status), one["description"], _answered(one))
            for status, one in operation["responses"].items()
        ),
        _example(method, path, operation, body),
    )


def _answered(one: Mapping[str, Any]) -> str:
    return next((_kind(found["schema"]) for found in one.get("content", {}).values()), "")


def _kind(schema: Mapping[str, Any]) -> str:
    """Return a schema in a word or two: the name of one that is told below, or a kind of values."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(_kind(one) for one in schema[several]))
    if schema.get("type") == "array":
        inner: Mapping[str, Any] = schema.get("items") or next(iter(schema.get("prefixItems", ())), {})
        return f"list of {_kind(inner)}" if inner else "list"
    if "enum" in schema:
        return " · ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    return str(schema.get("format") or schema.get("type") or "anything")


def _fields(schema: Mapping[str, Any]) -> Iterator[ToldField]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield ToldField(name, _kind(one), "", name in required, one.get("description", ""))


def _schema(name: str, schema: Mapping[str, Any]) -> ToldSchema:
    return ToldSchema(name, schema.get("description", ""), tuple(_fields(schema)))


def _example(method: str, path: str, operation: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """Return a call of the operation by curl."""
    parts = ["curl"]
    if method != "get":
        parts.append(f"-X {method.upper()}")
    parts.append('-H "Authorization: Bearer $TOKEN"')
    headers = {one["name"].lower() for one in operation.get("parameters", ()) if one["in"] == "header"}
    if "if-match" in headers:
        parts.append("-H 'If-Match: \"3.1f2e3d4c\"'")
    if "idempotency-key" in headers:
        parts.append("-H 'Idempotency-Key: 7c1e4d'")
    if "application/json" in body:
        parts.append("-H 'Content-Type: application/json' -d @body.json")
    elif body:
        parts.append("-F file=@article.docx")
    needed = [
        one["name"] for one in operation.get("parameters", ()) if one["in"] == "query" and one.get("required")
    ]
    query = "?" + "&".join(f"{one}=ميناء" for one in needed) if needed else ""
    address = path.replace("{pk}", "1").replace("{format}", "jsonl")
    parts.append(f'"$HOST{address}{query}"')
    return " ".join(parts)
