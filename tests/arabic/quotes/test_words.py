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


def test_what_rules_ask_of_every_word_is_known_of_it_at_once() -> None:
    assert SPEECH.facts("قال").is_finite and not SPEECH.facts("قول").is_finite
    assert SPEECH.facts("بحسب").attributes and SPEECH.facts("علي").attributes
    assert not SPEECH.facts("الوضع").attributes
    assert all(SPEECH.facts(word).opens_name for word in ("سالم", "ابو", "عبد"))
    assert not SPEECH.facts("الوزير").opens_name
    assert SPEECH.facts("قال").is_word and not SPEECH.facts("،").is_word


def test_a_word_is_compared_without_its_signs() -> None:
    assert SPEECH.folded("أكّد") == ("اكد", SPEECH.facts("اكد"))
    assert SPEECH.folded("ـ")[0] == "ـ", "what is nothing but signs stays as it is"
