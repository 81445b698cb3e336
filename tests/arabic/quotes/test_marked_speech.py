"""How sure words in marks are speech: each decision by a sentence that is read otherwise without it."""

from collections.abc import Callable

import pytest

from reader.arabic.quotes import marked_speech, uncued
from reader.arabic.quotes.marked_speech import DECISIONS, Decides
from reader.arabic.quotes.scores import KnownBy, QuoteRule, quotation_score
from reader.arabic.quotes.uncued import UNCUED
from tests.arabic.quotes.speech import assert_decides, quotations

GOVERNED = {
    "is_right_after_cue": 'قال كيري: "حزب النخيل".',
    "is_name_in_marks": 'قال كيري إن شركة "غاز بروم" تراجعت.',
    "is_nickname": 'جلست سمر الحاج، ويسميها كيري "سيدة الحقن الصغيرة".',
    "is_introduced": 'وقال كيري في موسكو "الوضع صعب".',
    "is_judgement": 'قال كيري إن التهم "كاذبة" كلها.',
    "is_one_word": 'قال كيري إن "الهلال" فاز.',
    "is_own_feeling": 'أبدى كيري "قلقه الشديد".',
    "is_loosely_governed": 'عبر كيري عن "الحزن الشديد".',
    "is_long": 'قال كيري إن الوضع "أسوأ من كل ما مضى" هنا.',
    "is_short": 'قال كيري إن الوضع "صعب جدا" هنا.',
}
UNGOVERNED = {
    "said_after": (
        "“الحل سياسي لا عسكري”، تضيف سمر الحاج في تصريح للصحافة.",
        "سمر الحاج تضيف: «الحل سياسي لا عسكري»",
    ),
    "announced": ("ثم قرأ كيري بيتا: “الحل سياسي لا عسكري”.", "جون كيري: «الحل سياسي لا عسكري»"),
    "opens_paragraph": (
        "قال كيري إن الوضع صعب.\n“لن نتراجع عن هذا الحل أبدا مهما كان”.",
        "جون كيري: «لن نتراجع عن هذا الحل أبدا مهما كان»",
    ),
    "stands_alone": (
        "ورفعت رايات “لن نتراجع عن هذا الحل أبدا مهما كان الثمن الذي سندفعه غدا هنا”.",
        ": «لن نتراجع عن هذا الحل أبدا مهما كان الثمن الذي سندفعه غدا هنا»",
    ),
}


def direct_scores(text: str) -> list[float]:
    return [one.score for one in quotations(text) if one.kind.value == "direct"]


def scores_by(rule: QuoteRule | None) -> list[float]:
    """Return the score of words that Kerry says, who is known by his full name."""
    return [quotation_score(rule, KnownBy.FULL_NAME)] if rule is not None else []


@pytest.mark.parametrize(("decides", "rule"), DECISIONS, ids=lambda value: getattr(value, "__name__", ""))
def test_decision(decides: Decides, rule: QuoteRule | None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = GOVERNED[decides.__name__]
    assert direct_scores(text) == scores_by(rule)
    others = tuple(row for row in DECISIONS if row[0] is not decides)
    monkeypatch.setattr(marked_speech, "DECISIONS", others)
    assert direct_scores(text) != scores_by(rule)


@pytest.mark.parametrize("rule", UNCUED, ids=lambda rule: rule.__name__)
def test_without_cue(rule: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, uncued, "UNCUED", rule, UNGOVERNED[rule.__name__])
