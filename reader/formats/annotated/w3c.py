"""W3C Web Annotations: pages that this program wrote whole; of others' targets the quote and the place."""

from collections.abc import Iterator
from typing import Any

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations, json_of
from reader.formats.annotated.loose import loose, span, whole_record
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark

_SHA256 = "urn:sha256:"


def _finds(files: AnnotatedFiles) -> list[str]:
    return files.ending(".jsonld")


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    page = json_of(files.text(name), name)
    if isinstance(page, dict) and isinstance(page.get("article"), dict):
        marks = [one.get("mark") for one in page.get("items") or () if isinstance(one, dict)]
        yield whole_record({**page["article"], "marks": marks}, name)
        return
    by_source: dict[str, list[ExportedMark]] = {}
    for number, one in enumerate(_annotations(page)):
        for source, mark in _marks(one, f"{name}#{number + 1}"):
            by_source.setdefault(source, []).append(mark)
    for source, found in by_source.items():
        sha256 = source.removeprefix(_SHA256) if source.startswith(_SHA256) else ""
        yield loose(f"{name} ({source})", "", found, sha256, "" if sha256 else source)


def _annotations(page: Any) -> list[dict[str, Any]]:
    """Return the annotations of a page, a collection, a graph, a list, or one by itself."""
    if isinstance(page, list):
        return [one for one in page if isinstance(one, dict)]
    if not isinstance(page, dict):
        return []
    if isinstance(page.get("first"), dict):
        return _annotations(page["first"])
    for key in ("items", "@graph", "rows"):
        if isinstance(page.get(key), list):
            return [one for one in page[key] if isinstance(one, dict)]
    return [page] if "target" in page else []


def _marks(one: dict[str, Any], name: str) -> Iterator[tuple[str, ExportedMark]]:
    bodies = [body for body in _listed(one.get("body")) if isinstance(body, dict)]
    tag = next((str(body.get("value")) for body in bodies if body.get("purpose") == "tagging"), "")
    comment = next((str(body.get("value")) for body in bodies if body.get("purpose") != "tagging"), "")
    creator = one.get("creator")
    author = creator.get("nickname") or creator.get("name") if isinstance(creator, dict) else creator
    made = {"author": str(author or ""), "created": str(one.get("created") or ""), "state": "accepted"}
    for target in _listed(one.get("target")):
        if not isinstance(target, dict):
            raise BadAnnotations("annotations-no-place", mark=name)
        exact, prefix, suffix, place = _selected(_listed(target.get("selector")), name)
        kind = tag or "note"
        body = {"body": comment} if not tag else {}
        around = {"prefix": prefix, "suffix": suffix}
        mark = span(str(one.get("id") or name), kind, place, "", exact, **made, **body, **around)
        yield str(target.get("source") or ""), mark


def _selected(selectors: list[Any], name: str) -> tuple[str, str, str, tuple[int, int]]:
    exact, prefix, suffix, place = "", "", "", (0, 0)
    for one in selectors:
        if one.get("type") == "TextQuoteSelector":
            exact, prefix, suffix = (str(one.get(key) or "") for key in ("exact", "prefix", "suffix"))
        elif one.get("type") == "TextPositionSelector":
            place = (one.get("start"), one.get("end"))
    if not exact:
        raise BadAnnotations("annotations-no-place", mark=name)
    return exact, prefix, suffix, place if place != (0, 0) else (0, len(exact))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


READER = AnnotationReader("w3c", "W3C Web Annotation", _finds, _read)
