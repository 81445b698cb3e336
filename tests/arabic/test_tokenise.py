"""Tokens lose nothing and keep what belongs together; sentences end where a reader would say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arabic.structure.lines import blocks
from reader.arabic.tokenise import sentences, tokens


def words(text: str) -> list[str]:
    return [token.of(text) for token in tokens(text)]


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text, tokens(text), blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وروسيا هي حليف.", ["وروسيا", "هي", "حليف", "."]),
        ("مُدَرِّسةٌ هٰذا جميـــل", ["مُدَرِّسةٌ", "هٰذا", "جميـــل"]),
        ("3.5 ٣٫٥ 1,000 10% ١٠٪ 10:30", ["3.5", "٣٫٥", "1,000", "10%", "١٠٪", "10:30"]),
        ("د. سمير (أ.ف.ب) م. علي", ["د.", "سمير", "(", "أ.ف.ب", ")", "م.", "علي"]),
        ("سوريا...في عام 2011.", ["سوريا", "...", "في", "عام", "2011", "."]),
        ("بـ”إسبانية الـ11", ["بـ", "”", "إسبانية", "الـ", "11"]),
        ("«نعم» “لا” ‘ربما’", ["«", "نعم", "»", "“", "لا", "”", "‘", "ربما", "’"]),
        ("صحيفة The Times وF16", ["صحيفة", "The", "Times", "و", "F16"]),
        ("https://bbc.com/a?b=1. ثم", ["https://bbc.com/a?b=1", ".", "ثم"]),
        ("@bbc_ar #خبر_عاجل", ["@bbc_ar", "#خبر_عاجل"]),
        ("👨‍👩‍👧‍👦🇪🇬1️⃣", ["👨‍👩‍👧‍👦", "🇪🇬", "1️⃣"]),
        ("ﻣﺮﺣﺒﺎ ﷺ", ["ﻣﺮﺣﺒﺎ", "ﷺ"]),
        ("مايو/أيار 22/5/2022", ["مايو", "/", "أيار", "22/5/2022"]),
        ("\u202bمرحبا\u202c", ["مرحبا"]),
        ("", []),
        (" \n\u200f ", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


ALPHABET = st.text(
    st.sampled_from('اب ـًٰۖ.،؟!"«»“”1٣٫,:/-@#_aZ\n\u200f\u200cے😀\u20e3\ufe0f\ud800\u0300') | st.characters()
)


@given(ALPHABET)
def test_nothing_but_space_and_format_characters_lies_between_tokens(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert len(token) > 0
        assert all(c.isspace() or unicodedata.category(c) == "Cf" for c in text[end : token.start])
        end = token.end
    assert all(c.isspace() or unicodedata.category(c) == "Cf" for c in text[end:])


@given(ALPHABET)
def test_sentences_lie_in_order_inside_blocks_and_share_out_their_tokens(text: str) -> None:
    lines = blocks(text)
    inside = [t for t in tokens(text) if any(block.span.covers(t) for block in lines)]
    found = sentences(text, tokens(text), lines)
    assert sorted(found) == list(found)
    assert [t for s in found for t in inside if s.covers(t)] == inside
    assert all(any(block.span.covers(s) for block in lines) for s in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال نعم. وأضاف لا.", ["قال نعم.", "وأضاف لا."]),
        ("ارتفع 3.5 بالمئة. هبط.", ["ارتفع 3.5 بالمئة.", "هبط."]),
        ("قال د. سمير إنه بخير. ثم مضى.", ["قال د. سمير إنه بخير.", "ثم مضى."]),
        ('قال: "لا نعرف." وأضاف المزيد.', ['قال: "لا نعرف."', "وأضاف المزيد."]),
        ("قال: «ماذا حدث؟»، ثم مضى.", ["قال: «ماذا حدث؟»، ثم مضى."]),
        ("ندعم سوريا...في مواجهة الإرهاب.", ["ندعم سوريا...في مواجهة الإرهاب."]),
        ("ماذا حدث؟! لا شيء.", ["ماذا حدث؟!", "لا شيء."]),
        ("انظر https://a.org/b.c. انتهى.", ["انظر https://a.org/b.c.", "انتهى."]),
        ("عنوان\nنص بلا نقطة\nنص آخر", ["عنوان", "نص بلا نقطة", "نص آخر"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_label_is_in_no_sentence() -> None:
    assert split("Image caption صورة لمدينة حلب") == ["صورة لمدينة حلب"]


@pytest.mark.parametrize(
    "text", ["\u0301" * 10**6, "و" * 10**6, "a." * 500_000, "\ud800" * 1000, '"' * 1000, "أ. " * 10_000]
)
def test_hostile_text_gets_an_answer(text: str) -> None:
    assert tokens(text)[-1].end == len(text.rstrip())
