"""The rules by which a cue counts, or is part of what somebody else reports."""

import pytest

from reader.arabic.quotes import counting
from reader.arabic.quotes.counting import REFUSES, STARTS
from tests.arabic.quotes.speech import assert_decides

SET_OFF = {
    "is_nonfinite_after_comma": ("قال كيري إن الوضع صعب، مضيفة أن الحل بعيد.", "جون كيري مضيفة: الحل بعيد"),
    "is_joined_after_comma": ("قال كيري إن الوضع صعب، وأكد أن الحل بعيد.", "جون كيري أكد: الحل بعيد"),
    "is_joined_nonfinite": ("قال كيري إن الوضع صعب ومؤكدة أن الحل بعيد.", "جون كيري مؤكدة: الحل بعيد"),
    "is_after_question": (
        "سأله كيري: متى تعود إلى البيت؟، أجاب بوتين: بعد غد.",
        "فلاديمير بوتين أجاب: بعد غد",
    ),
    "is_accusative": ("قال كيري إن الوضع صعب مؤكدا أن الحل بعيد.", "جون كيري مؤكدا: الحل بعيد"),
    "is_noun_of_stance": (
        "قال كيري إن الوضع صعب، فيما أعرب بوتين عن ثقته بأن الحل قريب.",
        "فلاديمير بوتين ثقته: الحل قريب",
    ),
    "is_relayed": (
        "قالت سمر الحاج إن الوضع صعب، ونقلت عن كيري قوله إن الحل بعيد.",
        "جون كيري قوله: الحل بعيد",
    ),
    "is_saying": (
        "أعلنت سمر الحاج التوصل إلى الاتفاق قائلة: “الحل بعيد جدا”.",
        "سمر الحاج قائلة: «الحل بعيد جدا»",
    ),
    "is_after_contrast": (
        "قال كيري إن الوضع صعب، لكن الوزير الروسي توقع أن يتحسن.",
        "الوزير الروسي توقع: يتحسن",
    ),
    "is_noun_after_preposition": (
        "قال كيري إن الوضع صعب مع تأكيده أن الحل بعيد.",
        "جون كيري تأكيده: الحل بعيد",
    ),
    "is_after_connector": ("قال كيري إن الوضع صعب، كما أكد أن الحل بعيد.", "جون كيري أكد: الحل بعيد"),
    "is_meanwhile": (
        "أفاد كيري أن الوضع صعب، في الوقت الذي حض فيه اتحاد السائقين على “ضبط النفس”.",
        "اتحاد السائقين حض: «ضبط النفس»",
    ),
    "is_set_in": ("قال كيري إن الوضع صعب، يضيف بوتين، فالحل بعيد.", "فلاديمير بوتين يضيف: الحل بعيد"),
}

LEFT_OUT = {
    "is_formula": ("يذكر أن الوضع صعب.", ""),
    "is_asked": ("قال كيري إن الوضع صعب.\nما الذي يؤكد أن الحل بعيد؟", "جون كيري قال: الوضع صعب"),
    "has_no_content": (
        "قال كيري إن الجار غضب، وتحدث بوتين عن الحرب.",
        "جون كيري قال: الجار غضب، وتحدث بوتين عن الحرب",
    ),
    "is_stance_inside_report": ("قال كيري إن بوتين ندد بالقرار “الصعب جدا”.", "جون كيري قال: «الصعب جدا»"),
    "is_reported_itself": (
        "قالت الصحيفة إن بوتين أعلن أن الحل بعيد.",
        "الصحيفة قالت: بوتين أعلن أن الحل بعيد",
    ),
}


@pytest.mark.parametrize("rule", STARTS, ids=lambda rule: rule.__name__)
def test_set_off(rule: counting.Starts, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, counting, "STARTS", rule, SET_OFF[rule.__name__])


@pytest.mark.parametrize("rule", REFUSES, ids=lambda rule: rule.__name__)
def test_left_out(rule: counting.Refuses, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, counting, "REFUSES", rule, LEFT_OUT[rule.__name__])
