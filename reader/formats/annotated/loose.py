"""Articles put together of a text and loose spans, as most programs have them."""

import hashlib
from collections.abc import Iterable
from typing import Any

from reader.formats.annotated.files import BadAnnotations
from reader.formats.records import BadRecord, ExportedArticle, ExportedMark, article_of

_CONTEXT = 32


def whole_record(value: object, name: str) -> ExportedArticle:
    """Return a whole record. Raises BadAnnotations that name the file."""
    try:
        return article_of(value)
    except BadRecord as problem:
        raise BadAnnotations(
            "annotations-bad-record", name=name, what=problem.code, where=problem.field
        ) from problem


def loose(
    name: str,
    text: str,
    marks: Iterable[ExportedMark],
    sha256: str = "",
    address: str = "",
    annotator: str = "",
) -> ExportedArticle:
    """Return an article of which only the text, or only its hash or address, and marks are known."""
    known = sha256 or (hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() if text else "")
    return ExportedArticle(name, text, known, annotator, address=address, marks=tuple(marks))


def span(
    id: str,
    label: str,
    place: tuple[object, object],
    text: str = "",
    exact: str = "",
    **more: Any,
) -> ExportedMark:
    """Return a mark at a place of a text. Raises BadAnnotations if the place is none, or beyond the text."""
    start, end = place
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise BadAnnotations("annotations-bad-span", mark=id)
    if text and end > len(text) and not exact:
        raise BadAnnotations("annotations-span-outside", mark=id, count=len(text))
    around: dict[str, Any] = {}
    if text and not exact:
        exact = text[start:end]
    if text and text[start:end] == exact:
        around = {"prefix": text[max(0, start - _CONTEXT) : start], "suffix": text[end : end + _CONTEXT]}
    return ExportedMark(id, more.pop("layer", ""), label, start, end, exact, -1, **{**around, **more})
