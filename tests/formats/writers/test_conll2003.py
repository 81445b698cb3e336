"""CoNLL-2003: a file for each layer, read with our own reader of such files."""

from dataclasses import replace

from reader.formats.writers.target import Loss
from tests.formats.writers.written_files import written
from tests.records import sample


def test_a_word_has_one_tag_and_what_overlaps_is_counted() -> None:
    files, lost = written("conll2003")
    assert set(files) == {"actors.conll", "quotations.conll", "labels.conll"}
    lines = files["actors.conll"].decode().splitlines()
    assert lines[:2] == ["-DOCSTART- -X- -X- O", ""]
    tags = [line.split()[-1] for line in lines[2:] if line]
    assert tags[:2] == ["B-ORG", "I-ORG"]
    assert tags.count("B-PER") == 1
    assert lost == {Loss.OVERLAP: 1, Loss.INSIDE_WORD: 3, Loss.BROKEN: 1, Loss.OTHER_LAYER: 1}


def test_a_label_of_the_codebook_is_there() -> None:
    files, _ = written("conll2003")
    assert "B-Loss_of_trees" in files["labels.conll"].decode()


def test_each_annotator_of_a_round_has_files() -> None:
    files, _ = written("conll2003", [replace(sample(), annotator=name) for name in ("gold", "leila")])
    assert {"actors-gold.conll", "actors-leila.conll"} < set(files)
