"""A thing or a body that does something is "it", a person "he" or "she"."""

import pytest

from reader.arabic.document import ActorType
from tests.arabic.morphology.test_voice import gloss


@pytest.mark.parametrize(
    ("sentence", "word", "shown"),
    [
        ("ارتفعت الأسعار في السوق", "ارتفعت", "[it] rose"),
        ("الحكومة تدرس الاقتراح", "تدرس", "[it] considers"),
        ("أصدرت اللجنة تقريرا جديدا", "أصدرت", "[it] issued"),
        ("نشرت نتائج الفحص في التقرير", "نشرت", "[it] was published"),
        ("الطبيبة تدرس الاقتراح", "تدرس", "[she] considers"),
        ("وصل المدير إلى المكتب", "وصل", "[he] arrived"),
        ("قرأ الكتاب في يوم", "قرأ", "[he] read"),
        ("وباع سيارته", "وباع", "and [he] sold"),
    ],
)
def test_pronoun_of_a_verb_is_that_of_its_subject(sentence: str, word: str, shown: str) -> None:
    assert gloss(sentence, word) == shown


def test_name_of_a_body_is_it_and_of_a_person_is_not() -> None:
    assert gloss("وصلت رنا إلى المدينة", "وصلت", ("رنا", ActorType.PERSON)).startswith("[she]")
    assert gloss("وصلت الأونروا إلى المدينة", "وصلت", ("الأونروا", ActorType.ORGANISATION)).startswith("[it]")
