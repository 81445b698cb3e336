"""Subjects before their verb: which noun phrase is none, and what may lie between."""

import pytest

from reader.arabic.quotes import topics
from reader.arabic.quotes.topics import JOINS, TOPIC_BARS
from tests.arabic.quotes.speech import assert_decides

NONE = {
    "is_in_dateline": ("بدأ اللقاء، لكن واشنطن / قالت إن الحل بعيد.", " قالت: الحل بعيد"),
    "is_unknown": ("باشينيان المقيم في المدينة الكبيرة قال إن الحل بعيد.", " قال: الحل بعيد"),
}
BETWEEN = {
    "is_nothing": ("بدأ اللقاء، لكن الوزير قال إن الحل بعيد.", "الوزير قال: الحل بعيد"),
    "is_set_off": ("بدأ اللقاء، لكن الوزير، وهو غاضب، قال إن الحل بعيد.", "الوزير قال: الحل بعيد"),
    "is_half_set_off": (
        "بدأ اللقاء، لكن جون كيري، المتحدث باسم الكتلة قال إن الحل بعيد.",
        "جون كيري قال: الحل بعيد",
    ),
    "is_relative_clause": (
        "بدأ اللقاء، لكن الوزير الذي زار المدينة قال إن الحل بعيد.",
        "الوزير قال: الحل بعيد",
    ),
    "is_near": ("بدأ اللقاء، لكن الوزير عقب الاجتماع قال إن الحل بعيد.", "الوزير قال: الحل بعيد"),
}


@pytest.mark.parametrize("rule", TOPIC_BARS, ids=lambda rule: rule.__name__)
def test_no_topic(rule: topics.Bars, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, topics, "TOPIC_BARS", rule, NONE[rule.__name__])


@pytest.mark.parametrize("rule", JOINS, ids=lambda rule: rule.__name__)
def test_between_topic_and_verb(rule: topics.Joins, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, topics, "JOINS", rule, BETWEEN[rule.__name__])
