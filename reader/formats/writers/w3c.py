"""Web Annotation Data Model (W3C, 2017) as JSON-LD: a page of annotations for each article; nothing is lost.

What the model has no word for rides along as JSON literals under terms of our own, which `CONTEXT` defines,
so that any JSON-LD processor reads the file and an import gives back every row.
"""

import json
from typing import Any

from reader.formats.records import ExportedActor, ExportedArticle, ExportedMark, Library, packed_record
from reader.formats.writers.jsonl import VERSION
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import EVERYTHING, Target

TERMS = "urn:hashiya:terms#"
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "article": {"@id": f"{TERMS}article", "@type": "@json"},
        "mark": {"@id": f"{TERMS}mark", "@type": "@json"},
    },
]
_CLASSIFIED = ("actor", "quote", "label", "caption")


def page_of_annotations(article: ExportedArticle) -> dict[str, Any]:
    """Return an article's marks as a page of web annotations."""
    source = article.address or f"urn:sha256:{article.text_sha256}"
    kept = packed_record(article, without=frozenset({"marks"}))
    return {
        "@context": CONTEXT,
        "id": f"urn:hashiya:page:{article.name}",
        "type": "AnnotationPage",
        "article": {"hashiya": VERSION, **kept},
        "items": [_annotation(article, mark, source) for mark in article.marks],
    }


def _annotation(article: ExportedArticle, mark: ExportedMark, source: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"urn:hashiya:mark:{mark.id}",
        "type": "Annotation",
        "motivation": "classifying" if mark.layer in _CLASSIFIED else "commenting",
        "body": _bodies(mark, article.actor_of(mark)),
        "target": _targets(article, mark, source),
        "mark": packed_record(mark),
    }
    if mark.author:
        found["creator"] = {"type": "Person", "nickname": mark.author}
    if mark.tool:
        found["generator"] = {"type": "Software", "name": mark.tool}
    for name, moment in (("created", mark.created), ("modified", mark.updated)):
        if moment:
            found[name] = moment
    return found


def _bodies(mark: ExportedMark, actor: ExportedActor | None) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "value": mark.kind, "purpose": "tagging"}]
    if mark.body:
        bodies.append({"type": "TextualBody", "value": mark.body, "purpose": "commenting"})
    if actor is not None:
        named = {"type": "TextualBody", "purpose": "identifying", "format": "text/plain"}
        bodies.append({**named, "value": actor.name_ar, "language": "ar"})
        bodies.append({**named, "value": actor.name_en, "language": "en"})
    if actor is not None and actor.wikidata:
        link = f"http://www.wikidata.org/entity/{actor.wikidata}"
        bodies.append({"type": "SpecificResource", "source": link, "purpose": "linking"})
    return bodies


def _targets(article: ExportedArticle, mark: ExportedMark, source: str) -> list[dict[str, Any]]:
    places = []
    for part in mark.parts:
        whole = part == mark.span
        quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": part.of(article.text)}
        if whole and mark.prefix:
            quote["prefix"] = mark.prefix
        if whole and mark.suffix:
            quote["suffix"] = mark.suffix
        position = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
        places.append({"type": "SpecificResource", "source": source, "selector": [quote, position]})
    return places


def write(library: Library, target: Target) -> None:
    """Write a .jsonld file for each article, and terms and codebook as plain JSON."""
    for article in library.articles:
        target.took(article)
        with target.text(f"{article.name}.jsonld") as file:
            json.dump(page_of_annotations(article), file, ensure_ascii=False, indent=1)
    for name, records in (("terms", library.terms()), ("codebook", library.labels)):
        with target.text(f"{name}.json") as file:
            json.dump([packed_record(one) for one in records], file, ensure_ascii=False, indent=1)


FORMAT = ExportFormat("w3c", "W3C Web Annotation", ".jsonld", Use.RETURN, EVERYTHING, write)
