"""The rules by which words in marks are a name and no speech, each by a sentence that needs it."""

import pytest

from reader.arabic.quotes import marked_names
from reader.arabic.quotes.marked_names import NAMES, SHORT_NAMES, SPEECH
from tests.arabic.quotes.speech import assert_decides

LONG = {
    "holds_no_word": ("قال كيري: “20”.", ""),
    "follows_naming_word": (
        "قال كيري إن فيلما بعنوان “الأرض والسماء وما بينهما من بحر ورمل وملح” سيعرض.",
        "جون كيري قال: فيلما بعنوان “الأرض والسماء وما بينهما من بحر ورمل وملح” سيعرض",
    ),
}
SHORT = {
    "follows_named_thing": (
        "قال كيري إن تنظيم “الدولة القوية” تراجع.",
        "جون كيري قال: تنظيم “الدولة القوية” تراجع",
    ),
    "follows_qualified_thing": (
        "قال كيري إن شركة روسية “قوية جدا” تراجعت.",
        "جون كيري قال: شركة روسية “قوية جدا” تراجعت",
    ),
    "is_latin": ("قال كيري إن “Gazprom Neft” تراجعت.", "جون كيري قال: “Gazprom Neft” تراجعت"),
    "precedes_latin": (
        "قال كيري إن عملاق الغاز “غاز بروم” (Gazprom) تراجع.",
        "جون كيري قال: عملاق الغاز “غاز بروم” (Gazprom) تراجع",
    ),
    "is_mention": ("قال كيري إن “حزب النخيل” تراجع.", "جون كيري قال: “حزب النخيل” تراجع"),
    "is_title_elsewhere": (
        "أبحرت السفينة “نسمة الحسن”.\nقال كيري إن “نسمة الحسن” تراجعت.",
        "جون كيري قال: “نسمة الحسن” تراجعت",
    ),
    "joins_name": (
        "قال كيري إن شركة “غاز بروم” و“روس نفط” تراجعت.",
        "جون كيري قال: شركة “غاز بروم” و“روس نفط” تراجعت",
    ),
    "is_audience": (
        "قال كيري إن الوضع صعب.\nوقال لـ“صباح الخير” إن الحل بعيد.",
        "جون كيري قال: الحل بعيد",
    ),
    "is_paper_that_speaks": ("كتبت “صدى الميناء”: “الحل بعيد”.", "صدى الميناء كتبت: «الحل بعيد»"),
    "is_set_beside": (
        "قال كيري إن “مروان الأعرج”، صاحب الدين القديم، سدد ما عليه.",
        "جون كيري قال: “مروان الأعرج”، صاحب الدين القديم، سدد ما عليه",
    ),
    "is_called_as_body": ("قال كيري إن “رابطة المودعين” تراجعت.", "جون كيري قال: “رابطة المودعين” تراجعت"),
}
SPOKEN = {
    "denies": ("قال كيري إن مشروع القانون “لن يمس الفقراء”.", "جون كيري قال: «لن يمس الفقراء»"),
    "opens_as_clause": ("قال كيري لدى تسلمه الجائزة “هذه لموسكو”.", "جون كيري قال: «هذه لموسكو»"),
    "is_described_as": ("وصف كيري الفيلم بـ“الصادم والضروري”.", "جون كيري وصف: «الصادم والضروري»"),
    "is_predicate": ("قال كيري إن الدورة “عودة إلى الحياة”.", "جون كيري قال: «عودة إلى الحياة»"),
    "begins_with_reason": ("قال كيري إنها نالت الجائزة “لنثرها المكثف”.", "جون كيري قال: «لنثرها المكثف»"),
    "begins_with_verb": ("قال كيري إن قواته “يغادرون المدينة”.", "جون كيري قال: «يغادرون المدينة»"),
    "tells_of_definite": ("قال كيري إن مخازن المنطقة “شبه فارغة”.", "جون كيري قال: «شبه فارغة»"),
}


@pytest.mark.parametrize("rule", SPEECH, ids=lambda rule: rule.__name__)
def test_few_words_that_are_said(rule: marked_names.Names, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, marked_names, "SPEECH", rule, SPOKEN[rule.__name__])


@pytest.mark.parametrize("rule", NAMES, ids=lambda rule: rule.__name__)
def test_name_of_any_length(rule: marked_names.Names, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, marked_names, "NAMES", rule, LONG[rule.__name__])


@pytest.mark.parametrize("rule", SHORT_NAMES, ids=lambda rule: rule.__name__)
def test_name_of_few_words(rule: marked_names.Names, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, marked_names, "SHORT_NAMES", rule, SHORT[rule.__name__])
