"""Columns and advice: who tells of oneself, who is told to do something, and one's own people."""

import pytest

from reader.arabic.glosses.bylines import by_whom
from tests.arabic.analyser import analyse


def gloss(text: str, word: str) -> str:
    return next(one.gloss for one in analyse(text).tokens if one.span.of(text) == word)


_COLUMN = "أنا أسكن في هذا الحي منذ عام.\nكنت أظن أن الناس لا يقرأون.\n"


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("سألت البائع عن السعر.", "سألت", "I asked"),
        ("شاهدت مباراة في المقهى.", "شاهدت", "I watched"),
        ("مرت الجارة ثم وضعت السلة جانبا.", "وضعت", "[it] put"),
        ("ختمت حديثها بضحكة.", "ختمت", "[she] concluded"),
    ],
)
def test_what_is_told_by_one_who_says_i(sentence: str, word: str, expected: str) -> None:
    assert gloss(_COLUMN + sentence, word) == expected


def test_news_is_not_told_by_one() -> None:
    assert gloss("سألت المحكمة الشاهد عن السبب.", "سألت") == "[it] asked"


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("افتح النافذة قبل النوم", "افتح", "open"),
        ("اغسلوا الخضار جيدا", "اغسلوا", "wash"),
        ("وقال: «تجنبوا الطرق الجبلية»", "تجنبوا", "avoid"),
        ("كل الطرق تؤدي إلى المدينة", "كل", "all"),
        ("قل عدد السكان", "قل", "[it] was less"),
    ],
)
def test_orders_open_a_clause(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("كانت أمي تقول ذلك", "أمي", "my mother"),
        ("قال إن والدتي مريضة", "والدتي", "my mother"),
        ("وجاءت أمه وأم زوجته", "وأم", "and mother"),
        ("لمن هذا البيت", "لمن", "for whom"),
        ("طلبتُ من الوزير تأجيل الديون", "طلبتُ", "I requested"),
        ("رأيت فلاحا يبكي", "رأيت", "I saw"),
        ("ما الذي أصاب هذا الغصن", "أصاب", "[he] affected"),
        ("من يضغط الزر في الليل", "يضغط", "[he] presses"),
        ("وكانت تحمل حقيبة قماشية", "تحمل", "[she] carries"),
        ("وهو نائب شاب تقدم بمقترح", "تقدم", "[he] submitted"),
        ("نال جائزة أفضل عرض في المهرجان", "عرض", "show"),
        ("قرئت الرسالة أمام الجمهور", "قرئت", "[it] was read"),
    ],
)
def test_readings_that_their_neighbours_decide(sentence: str, word: str, expected: str) -> None:
    assert gloss(sentence, word) == expected


def test_two_people_are_several() -> None:
    assert gloss("قتل شرطيان في الكمين", "شرطيان") == "two police officers"


def test_what_stands_before_the_name_of_a_maker() -> None:
    assert by_whom(["تصوير", ":", "سمير", "حداد"], [False, False, True, True]) == "photo by"
    assert by_whom(["تصوير", "الفيلم", "في", "دمشق"], [False, False, False, True]) == ""
    assert by_whom(["تصوير"], [False]) == ""
