"""The canonical form: what it drops, what it keeps, and that doing it twice changes nothing."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.canonical import MARKS_PER_LETTER, Script, canonical, is_arabic, script_of

SEEDS = Path(__file__).parents[2] / "seeds"

MESSY = st.text(
    st.one_of(
        st.sampled_from(
            "ابن ّ ً َ \u0653أ\r\n\v\u2028\u0085\ufeff\u202e\u2067\u200c\u200d"
            "\u0344\u0958é\u0301\ud83d\ude00\ud800"
        ),
        st.characters(),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
    )
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("سطر\r\nثان\rثالث\n", "سطر\nثان\nثالث"),
        ("سطر\u2028ثان\u2029ثالث\u0085رابع", "سطر\nثان\nثالث\nرابع"),
        ("\ufeffأول", "أول"),
        ("قال\u202e كيري\u202c \u2067الأسد\u2069\u200f\u200e\u061c", "قال كيري الأسد"),
        ("a\x00b\x07c\x1bd\x7f", "abcd"),
        ("قبل\u00a0أربع\tسنوات\u202f!", "قبل أربع سنوات !"),
        ("سطر   \n\n  \n ثان \n \n", "سطر\n\n\n ثان"),
        (" \n\n  أول", "  أول"),
        ("\u0627\u0653\u0644\u0627", "\u0622\u0644\u0627"),
        ("soft\u00adhy\u200bphen\u2060", "softhyphen"),
        ("\ud83d\ude00", "\U0001f600"),
        ("x\ud83dy\ude00z", "x\ufffdy\ufffdz"),
        ("a\ufffeb\ufdd0c\U0001ffffd", "abcd"),
        ("", ""),
        (" \n\t\u00a0\r\n", ""),
    ],
)
def test_becomes(given_text: str, stored: str) -> None:
    assert canonical(given_text) == stored


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "ه\u200d",
        "العـــراق",
        "١٢٣ 123 ۱۲۳",
        "ﷺ ﻻ",
        "«قال» “so”",
        "\u0601٢٠١٥",
        "👨\u200d👩\u200d👧",
    ],
)
def test_is_kept(text: str) -> None:
    assert canonical(text) == text


def test_marks_are_capped() -> None:
    assert canonical("ب" + "\u064e" * 50 + "ن") == "ب" + "\u064e" * MARKS_PER_LETTER + "ن"


def test_a_vocalised_word_keeps_its_marks() -> None:
    assert sorted(canonical("مُدَرِّسَةٌ")) == sorted("مُدَرِّسَةٌ")


@pytest.mark.parametrize(
    "text",
    [
        "\u064e\u0651" * 500_000,
        "\u0651\u064e\u0316" * 300_000,
        "ا" * 2_000_000,
        ".،" * 500_000,
        "\ud800" * 500_000,
    ],
    ids=["harakat", "three kinds of marks", "one long line", "punctuation", "surrogates"],
)
def test_an_answer_for_extreme_input(text: str) -> None:
    assert len(canonical(text)) <= len(text)
    assert script_of(text) in Script


@given(MESSY)
def test_idempotent_and_clean(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert not {unicodedata.category(char) for char in once.replace("\n", "")} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_seeds_come_through_unchanged(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert canonical(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("وقال كيري إن الولايات المتحدة قلقة", Script.ARABIC),
        ("بشار الأسد", Script.ARABIC),
        ("Image caption صورة نشرتها الوكالة", Script.ARABIC),
        ("وَقَالَ الرَّئِيسُ", Script.ARABIC),
        ("زار الرئيس مدينة گلميم ثم پاريس في المغرب وفرنسا أمس", Script.ARABIC),
        ("رئیس جمهور ایران گفت که این کشور برای مذاکره آماده است", Script.PERSIAN),
        ("رئيس جمهور ايران گفت كه اين كشور براي مذاكره آماده است", Script.PERSIAN),
        ("وزیر اعظم نے کہا ہے کہ ملک میں انتخابات ہوں گے", Script.URDU),
        ("سەرۆکی هەرێمی کوردستان پێشوازی لە وەزیری دەرەوە کرد", Script.OTHER),
        ("The United States warned Russia", Script.LATIN),
        ("Президент России", Script.OTHER),
        ("2011 - 15 % ...", Script.EMPTY),
        ("", Script.EMPTY),
    ],
)
def test_script(text: str, script: Script) -> None:
    assert script_of(text) is script
    assert is_arabic(text) is (script is Script.ARABIC)
