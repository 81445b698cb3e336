"""Adjectives in the accusative say how something is done, but where they describe a noun."""

import pytest

from reader.arabic.glosses.manner import Manner
from reader.arabic.resources import Resources
from tests.arabic.glosses.test_glossing import glosses


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("فرزت اللجنة الأصوات يدويا", "manually"),
        ("استأصل الطبيب الورم جراحيا", "surgically"),
        ("حبس القاضي المتهم احتياطيا", "as a precaution"),
        ("أرسل المعهد فريقا طبيا", "medical"),
    ],
)
def test_relative_adjective_in_the_accusative_is_an_adverb_behind_a_verb(sentence: str, wanted: str) -> None:
    assert glosses(sentence)[-1] == wanted


def test_adverbs_are_formed_by_rule_and_by_table() -> None:
    manner = Manner(Resources())
    assert [manner.adverb(one) for one in ("partial", "technical", "daily", "stone")] == [
        "partially",
        "technically",
        "daily",
        "",
    ]
