"""Which words the full name of a person whom no list has may begin with."""

import pytest

from tests.arabic.analyser import ANALYSER, KNOWN


@pytest.mark.parametrize("word", ["سالم", "وسالم", "غسّان", "زرغبيو"])
def test_given_names_and_unknown_words_may_open_a_name(word: str) -> None:
    assert KNOWN.openings.may_open(word)


@pytest.mark.parametrize("word", ["الوزير", "المطالب", "يكتب", "التي", "من"])
def test_other_words_open_none(word: str) -> None:
    assert not KNOWN.openings.may_open(word)


def test_a_name_behind_a_title_begins_with_such_a_word() -> None:
    (found,) = ANALYSER.analyse("رحب الوزير سالم الزرغابي بالاتفاق.").mentions
    assert found.name_ar == "سالم الزرغابي"
