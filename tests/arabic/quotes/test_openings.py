"""Where content begins, and the rules by which a clause is not that of the cue before it."""

import pytest

from reader.arabic.quotes import openings
from reader.arabic.quotes.openings import DISOWNS
from tests.arabic.quotes.speech import assert_decides, last_said

EXAMPLES = {
    "is_of_a_verb_with_its_object": (
        "وعلق جون كيري على الاتفاق الذي توصل إليه فلاديمير بوتين أن العرض أوضح.",
        "جون كيري علق: العرض أوضح",
    ),
    "is_of_the_word_before": ("أكد كيري بعد أن غادر القاعة أن الحل بعيد.", "جون كيري أكد: الحل بعيد"),
    "is_of_prayer": ("وختم كيري كلمته داعيا الله أن يعود الغائب.", ""),
    "is_of_another_preposition": (
        "حذر كيري موسكو على أن الحل بعيد من أن الوضع خطير.",
        "جون كيري حذر: الوضع خطير",
    ),
    "is_of_the_main_verb": ("قال كيري الذي أعلن استقالته إن الوضع خطير.", "جون كيري قال: الوضع خطير"),
    "is_of_an_earlier_verb": (
        "قال كيري، معلقا على الخطة، إن الوضع خطير.",
        "جون كيري قال: الوضع خطير",
    ),
    "is_of_a_word_between": ("قال كيري المقتنع أن الحل بعيد إن الوضع خطير.", "جون كيري قال: الوضع خطير"),
}


@pytest.mark.parametrize("rule", DISOWNS, ids=lambda rule: rule.__name__)
def test_clause_of_another_word(rule: openings.Disowns, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, openings, "DISOWNS", rule, EXAMPLES[rule.__name__])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال كيري في كلمة: لا حل قريب.", "جون كيري قال: لا حل قريب"),
        ("قال كيري: إن الحل بعيد.", "جون كيري قال: الحل بعيد"),
        ("تعهد كيري باتخاذ الإجراءات.", "جون كيري تعهد: اتخاذ الإجراءات"),
        ("دعا كيري، في كلمة، إلى وقف القتال.", "جون كيري دعا: وقف القتال"),
        ("قال كيري إن الوضع خطير، مقترحا على الحكومة تخفيض الأسعار.", "جون كيري مقترحا: تخفيض الأسعار"),
        ("أوضح كيري، وهو يرد على سؤال: “الحل بعيد”.", "جون كيري أوضح: «الحل بعيد»"),
    ],
)
def test_content_begins(text: str, expected: str) -> None:
    assert last_said(text) == expected
