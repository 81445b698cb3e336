"""Entries of a termbase in a text."""

import pytest

from reader.arabic.glosses.terms import TermPattern, Terms, term_key
from tests.arabic.analyser import ANALYSER

TERMS = Terms(
    TermPattern(arabic, english)
    for arabic, english in {
        "البنك الدولي": "World Bank",
        "بنك مركزي": "central bank",
        "صندوق": "fund",
        "صندوق النقد الدولي": "IMF",
        "أمم متحدة": "United Nations",
        "مدرسة": "academy",
        "كوفيد-19": "COVID-19",
        "ليد": "Lead",
        "كيري": "Kerry",
    }.items()
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.gloss) for one in ANALYSER.terms_in(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال البنك الدولي", [("البنك الدولي", "World Bank")]),
        ("صندوق النقد الدولي", [("صندوق النقد الدولي", "IMF")]),  # the longest
        ("صندوق النقد", [("صندوق", "fund")]),
        ("الامم المتحده", [("الامم المتحده", "the United Nations")]),
        ("المـدرسه", [("المـدرسه", "the academy")]),
        ("وَبِالصُّنْدُوقِ", [("الصُّنْدُوقِ", "and in the fund")]),
        ("كوفيد-19 وكوفيد - 19", [("كوفيد-19", "COVID-19"), ("كوفيد - 19", "and COVID-19")]),
    ],
)
def test_spellings_and_length(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("والبنك الدولي", ("البنك الدولي", "and World Bank")),
        ("للبنك الدولي", ("لبنك الدولي", "to World Bank")),
        ("وللبنك المركزي", ("لبنك المركزي", "and to the central bank")),
        ("كالبنك المركزي", ("البنك المركزي", "like the central bank")),
        ("فبنك مركزي", ("بنك مركزي", "so central bank")),
        ("ولكيري", ("كيري", "and to Kerry")),
    ],
)
def test_clitics_in_front(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "مدرسته",  # another word
        "البنكالدولي",
        "الأمم، المتحدة",  # a comma between
        "وليد",  # a name, not ليد with "and" before it
        "بنك",
        "",
        "و",
        "\u064b\u064b",
    ],
)
def test_nothing_is_found_inside_or_across(text: str) -> None:
    assert found(text) == []


def test_spellings_of_an_entry_share_a_key() -> None:
    assert term_key("الأُمَم المتّحدة") == term_key("الامـم  المتحده") == "الامم المتحده"
    assert term_key("؟ -") == ""


def test_no_terms_cost_nothing() -> None:
    assert ANALYSER.terms_in("قال البنك الدولي", Terms(())) == []


def test_entries_that_overlap_give_way_to_the_longer_one() -> None:
    terms = Terms([TermPattern("بنك مصر", "Banque Misr"), TermPattern("مصر الوطني العام", "National")])
    text = "بنك مصر الوطني العام"
    assert [one.term.english for one in ANALYSER.terms_in(text, terms)] == ["National"]
