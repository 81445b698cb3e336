"""Sources that are named without a verb before the words, and labels of headlines."""

from collections.abc import Callable

import pytest

from reader.arabic.quotes import attribution
from reader.arabic.quotes.attribution import NO_LABEL, SOURCES
from tests.arabic.quotes.speech import assert_decides, said

NAMED = {
    "as_somebody_said": (
        "قتل خمسة أشخاص في الهجوم، حسبما أفاد كيري.",
        "جون كيري حسبما أفاد: قتل خمسة أشخاص في الهجوم",
    ),
    "by_what_somebody_said": (
        "قتل خمسة أشخاص في الهجوم، وفق ما أعلن كيري.",
        "جون كيري أعلن: قتل خمسة أشخاص في الهجوم",
    ),
    "in_the_opinion_of": ("في رأي كيري، الوضع صعب جدا.", "جون كيري في رأي: الوضع صعب جدا"),
    "by_somebody": ("قتل خمسة أشخاص في الهجوم، بحسب كيري.", "جون كيري بحسب: قتل خمسة أشخاص في الهجوم"),
}
HEADLINES = {
    "is_no_length_of_label": "وزير الخارجية الأمريكية السابق في حكومة الرئيس الروسي الأسبق كيري: الحل بعيد",
    "begins_with_mark": "(عاجل) كيري: الحل بعيد",
    "holds_marks": "بوتين “الصديق القديم”: الحل بعيد",
    "holds_verb": "كيري يغادر: الحل بعيد",
}


@pytest.mark.parametrize("rule", SOURCES, ids=lambda rule: rule.__name__)
def test_source(rule: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, attribution, "SOURCES", rule, NAMED[rule.__name__])


@pytest.mark.parametrize("rule", NO_LABEL, ids=lambda rule: rule.__name__)
def test_no_label(rule: attribution.IsNoLabel, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEADLINES[rule.__name__] + "\n\nالوضع صعب في كل مكان من هذا العالم الواسع."
    assert said(text) == []
    monkeypatch.setattr(attribution, "NO_LABEL", tuple(one for one in NO_LABEL if one is not rule))
    assert [words for _, words, _ in said(text)] == ["الحل بعيد"]
