"""spaCy: documents as `Doc.from_json` asks for them: whole tokens, and `ents` without overlaps."""

import json
from itertools import pairwise

from tests.formats.writers.written_files import written


def test_ents_are_of_whole_tokens_and_do_not_overlap() -> None:
    files, _ = written("spacy")
    (doc,) = map(json.loads, files["spacy.jsonl"].decode().splitlines())
    starts, ends = ({one[side] for one in doc["tokens"]} for side in ("start", "end"))
    assert all(one["start"] in starts and one["end"] in ends for one in (*doc["ents"], *doc["sents"]))
    ents = sorted((one["start"], one["end"]) for one in doc["ents"])
    assert all(first[1] <= second[0] for first, second in pairwise(ents))
    assert {one["label"] for one in doc["spans"]["quote"]} == {"direct"}
    assert [one["id"] for one in doc["tokens"]] == list(range(len(doc["tokens"])))
