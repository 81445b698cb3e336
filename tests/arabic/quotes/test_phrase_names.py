"""The name that a title leads to, where only its shape tells, and where a person is known."""

import pytest

from reader.arabic.quotes import name_shapes
from reader.arabic.quotes.name_shapes import SHAPES
from tests.arabic.quotes.speech import assert_decides, last_said

EXAMPLES = {
    "is_all_name": (
        "قال تانغاي باشينيان إن الوضع صعب.\nوقال المتحدث ذاته إن الحل بعيد.",
        "تانغاي باشينيان قال: الحل بعيد",
    ),
    "ends_in_name": (
        "قال وزير الخارجية الأمريكية تانغا بلينكن إن الوضع صعب.",
        "تانغا بلينكن قال: الوضع صعب",
    ),
    "follows_clause": (
        "قال اللاعب الذي أهدر الركلة، كميل السعدي، إن الوضع صعب.",
        "كميل السعدي قال: الوضع صعب",
    ),
    "is_given_after_title": (
        "قالت المعلمة جميلة إن الوضع صعب.",
        "جميلة قالت: الوضع صعب",
    ),
    "is_pair_after_title": (
        "وقالت الكاتبة السعودية نوف السالم إن الوضع صعب.",
        "نوف السالم قالت: الوضع صعب",
    ),
    "precedes_name": (
        "قال وزير الخارجية الأمريكية، تانغاي بلينكن، إن الوضع صعب.",
        "تانغاي بلينكن قال: الوضع صعب",
    ),
}


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.__name__)
def test_name_by_shape(rule: name_shapes.Shapes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, name_shapes, "SHAPES", rule, EXAMPLES[rule.__name__])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس الروسي بوتين إن الوضع صعب.", "فلاديمير بوتين قال: الوضع صعب"),
        ("قال خباز يدعى جون كيري إن الوضع صعب.", "جون كيري قال: الوضع صعب"),
        ("قال القيادي فيها كيري إن الوضع صعب.", "جون كيري قال: الوضع صعب"),
        ("قال المدرب، البرتغالي كيري، إن الوضع صعب.", "جون كيري قال: الوضع صعب"),
        ("قال مكتب الرئيس بوتين إن الوضع صعب.", "مكتب الرئيس بوتين قال: الوضع صعب"),
        ("قال مسؤول أمريكي لدى بوتين إن الوضع صعب.", "مسؤول أمريكي قال: الوضع صعب"),
    ],
)
def test_person_that_a_title_leads_to(text: str, expected: str) -> None:
    assert last_said(text) == expected
