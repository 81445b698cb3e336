"""doccano: the fields that its importer of sequence labelling asks for."""

import json

from tests.formats.writers.written_files import written


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
