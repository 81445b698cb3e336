"""Label Studio: tasks as its documentation of the format has them."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema_rs

from reader.formats.annotated import AnnotatedFiles, annotation_readers
from reader.formats.writers.target import Loss
from tests.formats.writers.written_files import written
from tests.random_library import random_library
from tests.records import empty, sample

SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"


def test_accepted_marks_are_annotations_and_suggested_ones_predictions() -> None:
    files, lost = written("labelstudio", [sample(), empty()])
    first, second = json.loads(files["tasks.json"])
    text = first["data"]["text"]
    for results in (*first["annotations"], *first["predictions"]):
        regions = [one for one in results["result"] if one["type"] == "labels"]
        assert all(text[v["start"] : v["end"]] == v["text"] for v in (one["value"] for one in regions))
        numbers = {one["id"] for one in regions}
        relations = [one for one in results["result"] if one["type"] == "relation"]
        assert all({one["from_id"], one["to_id"]} <= numbers for one in relations)
    assert sorted(first["data"]["authors"]) == ["", "leila"]
    assert len(first["annotations"]) == 2
    assert second["annotations"] == []
    assert lost[Loss.OTHER_LAYER] == 1


def test_its_documented_form_holds_and_names_no_user_of_its_own() -> None:
    schema = json.loads((SCHEMAS / "labelstudio.json").read_text("utf-8"))
    files, _ = written("labelstudio", [sample(), empty(), *random_library(200, seed=5)])
    jsonschema_rs.validator_for(schema).validate(json.loads(files["tasks.json"]))


def test_who_marked_comes_back(tmp_path: Path) -> None:
    files, _ = written("labelstudio")
    (tmp_path / "tasks.json").write_bytes(files["tasks.json"])
    (back,) = annotation_readers()["labelstudio"].read(AnnotatedFiles(tmp_path), "tasks.json")
    found = {(one.exact, one.author) for one in back.marks if one.state == "accepted"}
    accepted = [one for one in sample().marks if one.state == "accepted" and one.layer != "note"]
    assert found == {(part.of(sample().text), one.author) for one in accepted for part in one.parts}


def test_every_label_is_set_up() -> None:
    files, _ = written("labelstudio")
    assert files["label_config.xml"].startswith(b"<View ")
    labels = {one.get("value") for one in ET.fromstring(files["label_config.xml"]).iter("Label")}
    used = {
        label
        for task in json.loads(files["tasks.json"])
        for results in (*task["annotations"], *task["predictions"])
        for one in results["result"]
        if one["type"] == "labels"
        for label in one["value"]["labels"]
    }
    assert used <= labels
