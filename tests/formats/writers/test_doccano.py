"""doccano: the fields that its importer of sequence labelling asks for."""

import json
from pathlib import Path

import jsonschema_rs

from tests.formats.writers.written_files import written
from tests.random_library import random_library
from tests.records import sample

SCHEMA = Path(__file__).parents[2] / "data" / "schemas" / "doccano.json"


def test_entities_and_relations() -> None:
    files, _ = written("doccano")
    (line,) = map(json.loads, files["doccano.jsonl"].decode().splitlines())
    words = {
        one["id"]: (line["text"][one["start_offset"] : one["end_offset"]], one["label"])
        for one in line["entities"]
    }
    assert ("سامر الحلبي", "PER") in words.values()
    said = {one["type"]: (words[one["from_id"]], words[one["to_id"]]) for one in line["relations"]}
    assert said["speaker"] == (("لن نقطع", "direct"), ("سامر الحلبي", "speaker"))


def test_its_documented_form_holds() -> None:
    validator = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text("utf-8")))
    articles = [one for one in (sample(), *random_library(200, seed=5)) if one.text]
    files, _ = written("doccano", articles)
    lines = [json.loads(line) for line in files["doccano.jsonl"].decode().splitlines()]
    assert len(lines) == len(articles)
    for line in lines:
        validator.validate(line)
        known = {one["id"] for one in line["entities"]}
        assert len(known) == len(line["entities"])
        assert all(
            0 <= one["start_offset"] < one["end_offset"] <= len(line["text"]) for one in line["entities"]
        )
        assert {one[end] for one in line["relations"] for end in ("from_id", "to_id")} <= known
