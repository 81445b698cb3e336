"""Words that the lexicon lacks are glossed by what they are derived from, not spelled as names."""

import pytest

from tests.arabic.glosses.test_glossing import glosses, tokens_of


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("قاعات استدراكية", "redress"),
        ("كلمات موجعة", "hurting"),
        ("كتب المغردون", "the tweeters"),
        ("رسالة نافية", "denying"),
    ],
)
def test_word_of_a_known_measure_has_the_meaning_of_its_base(sentence: str, wanted: str) -> None:
    assert glosses(sentence)[-1].removeprefix("the ") == wanted.removeprefix("the ")
    assert not tokens_of(sentence)[-1].known


def test_what_may_be_a_family_name_stays_a_name() -> None:
    assert "water" not in glosses("قال الفراتي")[1]
    assert "water" not in glosses("الوزير الفراتي")[1]


def test_verbal_noun_of_a_known_verb_keeps_its_owner() -> None:
    assert glosses("وقررت المحكمة تغريمه")[-1] == "his fining"
