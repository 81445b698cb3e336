"""W3C Web Annotation: expands as linked data by the published context; comes back as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from reader.formats.records import article_of
from tests.formats.writers.written_files import written
from tests.records import sample

OA = "http://www.w3.org/ns/oa#"
CONTEXT = Path(__file__).parents[2] / "data" / "schemas" / "anno.jsonld"


def _context(address: str, options: object) -> dict[str, Any]:
    assert address == "http://www.w3.org/ns/anno.jsonld"
    document = json.loads(CONTEXT.read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": address, "document": document}


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
