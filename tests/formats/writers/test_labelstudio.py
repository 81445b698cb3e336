"""Label Studio: tasks as its documentation of the format has them."""

import json
from xml.etree import ElementTree as ET

from reader.formats.writers.target import Loss
from tests.formats.writers.written_files import written
from tests.records import empty, sample


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
    assert {one["completed_by"]["email"] for one in first["annotations"]} == {"leila", ""}
    assert second["annotations"] == []
    assert lost[Loss.OTHER_LAYER] == 1


def test_every_label_is_set_up() -> None:
    files, _ = written("labelstudio")
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
