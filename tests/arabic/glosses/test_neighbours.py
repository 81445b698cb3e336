"""Function words and elatives are in English what their neighbours make of them."""

import pytest

from reader.arabic.glosses.comparison import superlative
from tests.arabic.glosses.test_glossing import glosses


@pytest.mark.parametrize(
    ("sentence", "place", "wanted"),
    [
        ("أكبر مدينة في البلاد", 0, "largest"),
        ("بيتنا أكبر من بيتكم", 1, "larger"),
        ("بيتنا أكبر من بيتكم", 2, "than"),
        ("المدينة الأكبر", 1, "the largest"),
        ("وأكبرهم أحمد", 0, "and largest of them"),
        ("لأهم الكتب", 0, "for most important"),
        ("أكثر خطورة من غيرها", 0, "more"),
        ("أكثر خطورة من غيرها", 2, "than"),
        ("أكثر الطلاب", 0, "most"),
    ],
)
def test_elative_is_a_comparative_or_a_superlative(sentence: str, place: int, wanted: str) -> None:
    assert glosses(sentence)[place] == wanted


@pytest.mark.parametrize(
    ("english", "wanted"),
    [
        ("larger", "largest"),
        ("more important", "most important"),
        ("worse", "worst"),
    ],
)
def test_superlative_of_a_comparative(english: str, wanted: str) -> None:
    assert superlative(english) == wanted


@pytest.mark.parametrize(
    ("sentence", "place", "wanted"),
    [
        ("سار نحو البحر", 1, "towards"),
        ("حضر نحو مئة ضيف", 1, "about"),
        ("انتظر حتى المساء", 1, "until"),
        ("حتى الجيران سمعوا الصوت", 0, "even"),
        ("من البحر حتى الجبل", 2, "up to"),
        ("غير الحكومة", 0, "other than"),
        ("كل الناس", 0, "all"),
        ("كل طالب", 0, "every"),
        ("قد يسافر الطبيب", 0, "may"),
        ("قد سافر الطبيب", 0, "has"),
        ("كما قال الطبيب", 0, "also"),
        ("قبل ثلاث سنوات", 0, "ago"),
        ("قبل أيام", 0, "ago"),
        ("قبل الحرب", 0, "before"),
        ("لما سمع الخبر", 0, "when"),
        ("الأمين الجديد للحزب", 2, "of the party"),
        ("هدية للحزب", 1, "to the party"),
    ],
)
def test_function_word_follows_its_neighbours(sentence: str, place: int, wanted: str) -> None:
    assert glosses(sentence)[place] == wanted


def test_auxiliary_before_a_verbal_noun_says_that_it_was_done() -> None:
    assert glosses("تم توقيع العقد")[0] == "[he] was carried out"
    assert glosses("سيتم توقيع العقد")[0] == "[he] will be carried out"
    assert glosses("تمت الصلاة في المسجد")[0] != "[she] carried out"


def test_set_phrase_has_a_place_for_a_number() -> None:
    assert glosses("سجل في الدقيقة 23 هدفا")[1:4] == ["in minute 23"] * 3
    assert glosses("عن عمر ناهز 80 عاما")[0] == "at the age of about 80"
    assert glosses("زلزال بقوة ٦٫٢ درجات")[1] == "of magnitude 6٫2"
