"""The rules that bar a word from being the head of a speaker, each by a sentence that needs it."""

import pytest

from reader.arabic.quotes import phrase_starts
from reader.arabic.quotes.phrase_starts import BARS
from tests.arabic.quotes.speech import assert_decides

EXAMPLES = {
    "is_no_word": ("قال كيري إن الوضع صعب.\nوقال: “الحل بعيد”.", "جون كيري قال: «الحل بعيد»"),
    "is_number": ("قال كيري إن الوضع صعب.\nوقال 20 شخصا إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
    "hangs_on_preposition": ("قال كيري إن الوضع صعب.\nوقال لبوتين إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
    "has_bound_preposition": ("قال كيري إن الوضع صعب.\nوقال للرئيس إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
    "is_function_word": ("قال كيري إن الوضع صعب.\nوقال في بيان إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
    "begins_clause": ("قال كيري إن الوضع صعب.\nوأضاف أنه سيغادر المدينة.", "جون كيري أضاف: سيغادر المدينة"),
    "hangs_on_letter": ("قال كيري إن الوضع صعب.\nوقال بصوت خافت إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
    "tells_how": ("قال كيري إن الوضع صعب.\nوتابع رافعا يده: “الحل بعيد”.", "جون كيري تابع: «الحل بعيد»"),
    "is_verb": ("قال كيري إن الوضع صعب.\nوكتب يقول: “الحل بعيد”.", "جون كيري كتب: «الحل بعيد»"),
    "is_accusative_plural": (
        "قال كيري إن الوضع صعب.\nوأفاد الناخبين بأن الحل بعيد.",
        "جون كيري أفاد: الحل بعيد",
    ),
    "is_place_of_other_gender": (
        "قال كيري إن الوضع صعب.\nواتهم موسكو بتعزيز وجودها.",
        "جون كيري اتهم: تعزيز وجودها",
    ),
    "is_feminine": ("قال كيري إن الوضع صعب.\nودعا حكومة بوتين إلى وقف القتال.", "جون كيري دعا: وقف القتال"),
    "is_called_upon": (
        "قال كيري إن الوضع صعب.\nودعا الدول إلى وقف القتال.",
        "جون كيري دعا: وقف القتال",
    ),
    "is_not_known": (
        "قال كيري إن الوضع صعب.\nووصف دعم القرار بأنه “رهان خاسر”.",
        "جون كيري وصف: «رهان خاسر»",
    ),
}


@pytest.mark.parametrize("rule", BARS, ids=lambda rule: rule.__name__)
def test_no_head(rule: phrase_starts.Bars, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, phrase_starts, "BARS", rule, EXAMPLES[rule.__name__])
