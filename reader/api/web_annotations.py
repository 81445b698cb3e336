"""Marks by the W3C's Web Annotation Protocol: an article's container, its pages, annotations one by one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from reader.api.access import ANNOTATORS, OPEN
from reader.api.answers import address_with, answer, is_known, unchanged
from reader.api.articles import article_and_part, open_article, viewed_tag
from reader.api.framework import Header, Query, Router, Schema, Words
from reader.api.marks import (
    Key,
    MarkChange,
    Match,
    NewMarkShape,
    changed,
    check_mark,
    marked,
    marks_on_desk,
    tag_of_mark,
    told_mark,
    visible_mark,
)
from reader.api.once import once
from reader.api.problems import Problem
from reader.exchange import Selection
from reader.exchange.reading import records
from reader.formats.records import ExportedArticle
from reader.formats.writers.w3c import CONTEXT, page_of_annotations
from reader.models import Annotation, Article, Assignment, Label
from reader.models.annotation import AnnotationQuerySet
from reader.views.access import ANALYSES, check_permission

router = Router(tags=["web annotations"])
KIND = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
PAGE = 100
_LDP = "http://www.w3.org/ns/ldp.jsonld"
_INCLUDED = re.compile(r"Prefer(MinimalContainer|ContainedIRIs|ContainedDescriptions)")
_KINDS = {"PER", "ORG", "LOC", "MISC", "direct", "indirect", "mixed", "caption"}


@dataclass(frozen=True, slots=True)
class DeskSelection(Selection):
    """Marks of one article that were chosen already: those that its page shows to a person."""

    rows: AnnotationQuerySet | None = None

    def marks(self, part: Assignment | None) -> AnnotationQuerySet:
        return Annotation.everywhere.none() if self.rows is None else self.rows


def _record(request: HttpRequest, article: Article, rows: AnnotationQuerySet) -> ExportedArticle:
    return next(records(DeskSelection(request.user, article=article.pk, rows=rows)))


def _items(request: HttpRequest, article: Article, rows: AnnotationQuerySet) -> list[dict[str, Any]]:
    """Return annotations with addresses of ours, in reading order."""
    record = _record(request, article, rows)
    source = request.build_absolute_uri(f"/api/v1/articles/{article.pk}/text")
    told: list[dict[str, Any]] = page_of_annotations(replace(record, address=source))["items"]
    for one in told:
        number = one["id"].rpartition(":")[2]
        one["id"] = request.build_absolute_uri(f"/api/v1/annotations/{number}")
    return told


def _without(one: Article, items: list[dict[str, Any]], iris: bool) -> list[Any]:
    return [item["id"] for item in items] if iris else items


@router.get(
    "/articles/{row:pk}/annotations/",
    auth=OPEN,
    response=dict[str, Any],
    operation_id="get_container",
    openapi_extra={"x-kind": KIND},
)
def get_container(
    request: HttpRequest,
    pk: int,
    page: int | None = Query(None, ge=0, le=2**31 - 1, description="A page of it, from 0."),
    iris: int = Query(0, ge=0, le=1, description="1 for addresses alone."),
    prefer: str = Header(
        "", alias="Prefer", description="PreferMinimalContainer, PreferContainedIRIs or …Descriptions."
    ),
) -> HttpResponse:
    """An article's marks as a container of web annotations, or a page of it."""
    one, part = article_and_part(request, pk)
    asked = _asked(prefer)
    iris_only = bool(iris) or asked == "ContainedIRIs"
    tag = viewed_tag(request, one, part, page, iris_only, asked, request.get_host())
    if is_known(request, tag):
        return unchanged(tag)
    rows = marks_on_desk(request, one, part)
    own = request.build_absolute_uri(request.path)
    if page is not None:
        items = _items(request, one, rows)
        if page and page * PAGE >= len(items):
            raise Problem(404, _("This page is not there: the list is shorter."))
        told = _page(one, own, items, page, iris_only) | {"@context": CONTEXT}
        return answer(request, told, tag=tag, kind=KIND)
    told = {
        "@context": [*CONTEXT, _LDP],
        "id": address_with(own, iris=1) if iris_only else own,
        "type": ["BasicContainer", "AnnotationCollection"],
        "label": one.title,
        "modified": one.updated.isoformat(),
        "total": rows.count(),
    }
    if told["total"]:
        query = {"iris": 1} if iris_only else {}
        told["last"] = address_with(own, **query, page=(told["total"] - 1) // PAGE)
        told["first"] = address_with(own, **query, page=0)
        if asked != "MinimalContainer":
            told["first"] = _page(one, own, _items(request, one, rows), 0, iris_only)
    return _as_container(answer(request, told, tag=tag, kind=KIND), asked)


def _asked(prefer: str) -> str:
    """Return what a Prefer header asks to be included; descriptions, if it asks for nothing."""
    if "return=minimal" in prefer.replace(" ", ""):
        return "MinimalContainer"
    found = _INCLUDED.findall(prefer)
    order = ("ContainedDescriptions", "ContainedIRIs", "MinimalContainer")
    return next((one for one in order if one in found), "ContainedDescriptions")


def _page(article: Article, own: str, items: list[dict[str, Any]], number: int, iris: bool) -> dict[str, Any]:
    query = {"iris": 1} if iris else {}
    first = number * PAGE
    told = {
        "id": address_with(own, **query, page=number),
        "type": "AnnotationPage",
        "partOf": address_with(own, **query),
        "startIndex": first,
        "items": _without(article, items[first : first + PAGE], iris),
    }
    if first + PAGE < len(items):
        told["next"] = address_with(own, **query, page=number + 1)
    if number:
        told["prev"] = address_with(own, **query, page=number - 1)
    return told


def _as_container(response: HttpResponse, asked: str) -> HttpResponse:
    response["Link"] = (
        '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type", '
        '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
    )
    response["Allow"] = "GET, HEAD, OPTIONS, POST"
    response["Accept-Post"] = KIND
    response["Vary"] = "Accept, Prefer, Authorization"
    response["Preference-Applied"] = (
        "return=representation" if asked != "MinimalContainer" else "return=minimal"
    )
    return response


@router.get(
    "/annotations/{row:pk}",
    auth=OPEN,
    response=dict[str, Any],
    operation_id="get_annotation",
    openapi_extra={"x-kind": KIND},
)
def get_annotation(request: HttpRequest, pk: int) -> HttpResponse:
    """A mark as a web annotation. Its ETag is what a change of it asks for."""
    rows = visible_mark(request, pk)
    return _one(request, rows)


def _one(request: HttpRequest, rows: AnnotationQuerySet, status: int = 200) -> HttpResponse:
    one = rows.select_related("article__source").defer("article__raw").get()
    (told,) = _items(request, one.article, rows)
    tag = tag_of_mark(told_mark(one.pk))
    response = answer(request, {"@context": CONTEXT, **told}, status, tag, KIND)
    response["Link"] = (
        '<http://www.w3.org/ns/ldp#Resource>; rel="type", <http://www.w3.org/ns/oa#Annotation>; rel="type"'
    )
    response["Allow"] = "GET, HEAD, OPTIONS, PUT, DELETE"
    if status == 201:
        response["Location"] = f"/api/v1/annotations/{one.pk}"
    return response


class SentAnnotation(Schema):
    """A web annotation: a body that tags (its value is a kind, or a label of the codebook), or one that
    comments; a target with a TextPositionSelector, or a TextQuoteSelector that stands once."""

    body: Any = None
    bodyValue: Words | None = None  # noqa: N815 (as the model has it)
    target: Any = None
    motivation: Any = None


@router.post(
    "/articles/{row:pk}/annotations/",
    auth=ANNOTATORS,
    response={201: dict[str, Any]},
    operation_id="create_annotation",
    openapi_extra={"x-kind": KIND},
)
@once
def create_annotation(
    request: HttpRequest, pk: int, sent: SentAnnotation, idempotency_key: str = Key
) -> HttpResponse:
    """Mark words by a web annotation."""
    article = open_article(pk)
    start, end, exact = _target(sent, article.text)
    tag, comment = _said(sent)
    kind = _kind(tag) if tag else "note"
    given: dict[str, Any] = {"start": start, "end": end, "exact": exact, "kind": kind}
    if kind == "note":
        given["body"] = comment
    mark = NewMarkShape(text_sha256=article.text_sha256, **given)
    made = marked(request, article, mark)
    return _one(request, Annotation.everywhere.filter(pk=made[0]), 201)


@router.put(
    "/annotations/{row:pk}",
    auth=ANNOTATORS,
    response=dict[str, Any],
    operation_id="replace_annotation",
    openapi_extra={"x-kind": KIND},
)
def replace_annotation(
    request: HttpRequest, pk: int, sent: SentAnnotation, if_match: str = Match
) -> HttpResponse:
    """Change a mark's kind, its comment or its place to what a web annotation says."""
    one = visible_mark(request, pk).select_related("article").get()
    check_mark(request, pk)
    start, end, exact = _target(sent, one.article.text)
    tag, comment = _said(sent)
    values: dict[str, Any] = {}
    if (start, end) != (one.start, one.end):
        values |= {"start": start, "end": end, "exact": exact, "text_sha256": one.article.text_sha256}
    if tag and tag != one.label and one.layer in (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE):
        values["label"] = _kind(tag)
    if one.layer == Annotation.Layer.NOTE:
        values["body"] = comment
    values = values or {"label": one.label} if one.layer != Annotation.Layer.NOTE else values
    changed(request, pk, MarkChange(**values))
    return _one(request, Annotation.everywhere.filter(pk=pk))


@router.delete(
    "/annotations/{row:pk}", auth=ANNOTATORS, response={204: None}, operation_id="delete_annotation"
)
def delete_annotation(request: HttpRequest, pk: int, if_match: str = Match) -> HttpResponse:
    """Take a mark out of the text. Its history stays."""
    check_permission(request.user, ANALYSES)
    changed(request, pk, None)
    return HttpResponse(status=204)


# What was sent


def _refused(sentence: str) -> Problem:
    return Problem(422, sentence, "not-valid")


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _target(sent: SentAnnotation, text: str) -> tuple[int, int, str]:
    """Return where the words are. Raises Problem where it is not said, or not once."""
    found: dict[str, Mapping[str, Any]] = {}
    for target in _many(sent.target):
        for one in _many(target.get("selector")) if isinstance(target, Mapping) else ():
            if isinstance(one, Mapping) and isinstance(one.get("type"), str):
                found.setdefault(one["type"], one)
    quote, position = found.get("TextQuoteSelector", {}), found.get("TextPositionSelector", {})
    start, end = position.get("start"), position.get("end")
    exact = quote.get("exact")
    if type(start) is int and type(end) is int and 0 <= start < end <= len(text):
        return start, end, exact if isinstance(exact, str) else text[start:end]
    if isinstance(exact, str) and exact:
        before, after = (
            one if isinstance(one, str) else "" for one in (quote.get("prefix"), quote.get("suffix"))
        )
        words = before + exact + after
        if text.count(words) == 1:
            begin = text.index(words) + len(before)
            return begin, begin + len(exact), exact
        raise _refused(
            _("These words stand in the text several times or not at all. Send their offsets too.")
        )
    raise _refused(_("It is not said where the words stand: send a TextPositionSelector, in code points."))


def _said(sent: SentAnnotation) -> tuple[str, str]:
    """Return what the bodies say: the value of the first that tags, and of the first that comments."""
    tag = comment = ""
    for one in _many(sent.body):
        value = one.get("value") if isinstance(one, Mapping) else one
        if not isinstance(value, str):
            continue
        purpose = one.get("purpose") if isinstance(one, Mapping) else "commenting"
        if purpose in ("tagging", "classifying"):
            tag = tag or value
        elif purpose in ("commenting", "describing", None):
            comment = comment or value
    return tag.strip()[:200], comment or sent.bodyValue or ""


def _kind(tag: str) -> str:
    """Return the kind that a tag names: one of ours, or the codebook's label of this name."""
    if tag in _KINDS or tag == "note":
        return tag
    label = Label.objects.filter(name_en=tag, is_retired=False).first()
    if label is None:
        raise _refused(_("There is no kind and no label “%(name)s” in the codebook.") % {"name": tag})
    return f"label-{label.pk}"
