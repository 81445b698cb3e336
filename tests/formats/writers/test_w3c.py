"""W3C Web Annotation: expands as linked data by the model's own context; comes back as it was."""

import json
from typing import Any

import pytest
from pyld import jsonld

from reader.formats.records import article_of
from tests.formats.writers.written_files import written
from tests.records import sample

OA = "http://www.w3.org/ns/oa#"
# Of the model's published context, the terms that we write.
ANNO = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource"),
            *("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix"),
        )
    },
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("classifying", "commenting", "tagging", "identifying", "linking")},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "value": "rdf:value",
    "format": "dcterms:format",
    "language": "dcterms:language",
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    "modified": {"@id": "dcterms:modified", "@type": "xsd:dateTime"},
    "nickname": "foaf:nick",
    "name": "foaf:name",
}


def _context(address: str, options: object) -> dict[str, Any]:
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": ANNO}}


@pytest.fixture
def page() -> dict[str, Any]:
    files, lost = written("w3c")
    assert not lost
    found: dict[str, Any] = json.loads(files["12.jsonld"])
    return found


def test_every_term_expands(page: dict[str, Any]) -> None:
    (expanded,) = jsonld.expand(page, {"documentLoader": _context})
    marks = expanded["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(marks) == len(sample().marks)
    for mark in marks:
        assert mark["@type"] == [f"{OA}Annotation"]
        for target in mark[f"{OA}hasTarget"]:
            quote, position = target[f"{OA}hasSelector"]
            start, end = (int(position[f"{OA}{side}"][0]["@value"]) for side in ("start", "end"))
            assert sample().text[start:end] == quote[f"{OA}exact"][0]["@value"]


def test_our_own_terms_ride_along_whole(page: dict[str, Any]) -> None:
    kept = {**page["article"], "marks": [one["mark"] for one in page["items"]]}
    assert article_of(kept) == sample()
