"""The closed classes of words: the table and the code know the same, and each is explained in the table."""

import re
from pathlib import Path
from typing import get_args

from reader.arabic.quotes import words
from tests.arabic.analyser import SPEECH

TABLE = Path(words.__file__).parent.parent / "data" / "speech_words.tsv"


def test_the_table_has_the_classes_that_rules_can_name_and_a_note_on_each() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    classes = {line.partition("\t")[0] for line in lines if line and not line.startswith("#")}
    notes = "".join(line for line in lines if line.startswith("#"))
    assert classes == set(get_args(words.WordClass))
    assert {name for name in classes if not re.search(rf"[# ]{name}[:,]", notes)} == set()


def test_a_word_may_belong_to_several_classes() -> None:
    assert SPEECH.facts("رغم").classes >= {"preposition", "concession"}
    assert SPEECH.facts("الوضع").classes == frozenset()


def test_prepositions_are_known_in_each_spelling() -> None:
    assert [SPEECH.facts(word).preposition for word in ("الى", "الي", "علي", "من", "بعد")] == [
        "إلى",
        "إلى",
        "على",
        "من",
        "",
    ]
