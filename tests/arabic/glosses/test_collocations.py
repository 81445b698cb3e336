"""Words that mean something else beside another: a fixed preposition, an object, a neighbour."""

import pytest

from tests.arabic.glosses.test_glossing import glosses


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("حذر الطبيب في رسالته أمس من الجفاف", {0: "[he] warned", 5: "of"}),
        ("وحذر منه الطبيب", {0: "and [he] warned", 1: "of him/it"}),
        ("الوثائق الصادرة عن البلدية", {1: "issued", 2: "by"}),
        ("اتهموه بالكذب", {1: "of the lying"}),
        ("يحتفظ بها الحارس", {0: "[he] keeps", 1: "her/it"}),
        ("طالب السكان بالماء", {0: "[he] demanded", 2: "the water"}),
    ],
)
def test_verb_and_fixed_preposition_are_english_together(sentence: str, wanted: dict[int, str]) -> None:
    shown = glosses(sentence)
    assert {place: shown[place] for place in wanted} == wanted


def test_object_decides_the_sense_of_its_verb_on_either_side() -> None:
    assert glosses("رفع القاضي الجلسة")[0] == "[he] adjourned"
    assert glosses("رفع الجندي العلم")[0::2] == ["[he] raised", "the flag"]
    assert glosses("الأسعار تراجعت")[1] == "[it] fell"


def test_object_behind_a_preposition_goes_without_it_in_english() -> None:
    assert glosses("أدلت بصوتها") == ["[she] cast", "her/its vote"]


def test_neither_a_verb_nor_the_end_of_a_clause_is_passed() -> None:
    assert glosses("حذر الرجل ثم خرج من البيت")[4] != "of"
    assert glosses("حذر الرجل . من البيت")[-2] == "from"


def test_what_stands_beside_a_noun_decides_its_sense() -> None:
    assert glosses("صعدت طهران لهجتها الحادة")[2] == "her/its tone"
    assert glosses("يتحدث اللهجة المصرية")[1] == "the dialect"
    assert glosses("خضع لعملية زرع كلية")[3] == "kidney"
    assert glosses("التحق بكلية الآداب")[1] != "with kidney"


def test_what_is_of_a_century_dates_back_to_it_and_who_goes_home_returns() -> None:
    assert glosses("تعود اللوحة إلى القرن السابع")[0] == "[it] dates back"
    assert glosses("عادت إلى بيتها أمس")[0] == "[she] returned"
