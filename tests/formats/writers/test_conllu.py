"""CoNLL-U, read with the library conllu."""

import conllu

from tests.formats.writers.written_files import written
from tests.records import sample


def test_sentences_words_and_clitics() -> None:
    files, _ = written("conllu")
    sentences = conllu.parse(files["12.conllu"].decode())
    assert sentences[0].metadata["newdoc id"] == "12"
    assert all(len(token) == 10 for sentence in sentences for token in sentence)
    (joined,) = (token for one in sentences for token in one if token["form"] == "وأضاف")
    assert joined["id"] == (7, "-", 8)
    parts = [token for one in sentences for token in one if token["id"] in (7, 8)][-2:]
    assert [(one["form"], one["upos"]) for one in parts] == [("و", "CCONJ"), ("أضاف", "NOUN")]
    assert joined["misc"]["Gloss"] == "gloss_a/b"


def test_marks_are_in_the_last_column() -> None:
    files, _ = written("conllu")
    found = [token["misc"] or {} for one in conllu.parse(files["12.conllu"].decode()) for token in one]
    assert [one["Actor"] for one in found if one.get("Name", "").startswith("B-")][:2] == ["7", "9"]
    assert any(one.get("Label") == "B-Loss_of_trees" for one in found)
    assert any(one.get("Quote") == "B-direct" for one in found)


def test_the_text_of_each_sentence_stands_in_the_article() -> None:
    files, _ = written("conllu")
    text = " ".join(sample().text.split())
    assert all(one.metadata["text"] in text for one in conllu.parse(files["12.conllu"].decode()))
