"""Common words of several senses: what stands beside them tells which is meant."""

import pytest

from tests.arabic.glosses.test_glossing import glosses


@pytest.mark.parametrize(
    ("sentence", "place", "wanted"),
    [
        ("نظم العمال مسيرة احتجاجية", 2, "march"),
        ("أسقط الجنود مسيرة هجومية", 2, "drone"),
        ("عاش الشاعر مسيرة أدبية", 2, "career"),
        ("عين الوزير عميد كلية الطب", 2, "dean"),
        ("انهارت عمارة سكنية", 1, "building"),
        ("هذا خصم على سعر التذكرة", 1, "discount"),
        ("زرنا المسرح الروماني", 2, "Roman"),
        ("استقال الوزير الروماني", 2, "Romanian"),
        ("طلب كفالة مالية للإفراج عنه", 1, "bail"),
        ("قررت الحكومة وقف التصدير", 2, "halting"),
        ("ينتهي العمل نهاية العام", 3, "the year"),
        ("يشكل هذا تحديا كبيرا", 2, "challenge"),
        ("أحيا الفنان حفلا", 0, "[he] performed at"),
    ],
)
def test_neighbour_tells_the_sense_of_a_common_word(sentence: str, place: int, wanted: str) -> None:
    assert glosses(sentence)[place] == wanted


def test_corner_stays_open_where_nothing_tells() -> None:
    assert glosses("جلس الرجل في الزاوية")[3] == "the corner"
    assert glosses("قرب الزاوية")[1] == "the angle / corner"
