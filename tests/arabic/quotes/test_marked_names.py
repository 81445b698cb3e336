"""The rules by which words in marks are a name and no speech, each by a sentence that needs it."""

import pytest

from reader.arabic.quotes import marked_names
from reader.arabic.quotes.marked_names import NAMES, SHORT_NAMES
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
    "is_called_as_body": ("قال كيري إن “رابطة المودعين” تراجعت.", "جون كيري قال: “رابطة المودعين” تراجعت"),
}


@pytest.mark.parametrize("rule", NAMES, ids=lambda rule: rule.__name__)
def test_name_of_any_length(rule: marked_names.Names, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, marked_names, "NAMES", rule, LONG[rule.__name__])


@pytest.mark.parametrize("rule", SHORT_NAMES, ids=lambda rule: rule.__name__)
def test_name_of_few_words(rule: marked_names.Names, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, marked_names, "SHORT_NAMES", rule, SHORT[rule.__name__])
