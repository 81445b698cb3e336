"""Readings of single words: parts, vocalisation, features, spelling variants and words nobody listed."""

import pytest

from reader.arabic.document import Analysis
from tests.arabic.analyser import KNOWN

analyses, clitics, is_known = KNOWN.morphology.analyses, KNOWN.morphology.clitics, KNOWN.morphology.is_known


def reading(word: str, gloss: str) -> Analysis:
    found = [one for one in analyses(word) if one.gloss == gloss]
    assert found, f"{word}: {[one.gloss for one in analyses(word)]}"
    return found[0]


def test_verb_with_conjunction_says_everything() -> None:
    accused = reading("واتهمت", "and [she] accused")
    assert accused.vocalised == "وَاتَّهَمَت"
    assert accused.lemma == "اِتَّهَمَ"
    assert accused.pos == "verb"
    assert accused.morphology == ("verb", "past", "third person feminine singular", "active")
    assert accused.root == "و ه م"
    assert [part.role for part in accused.segments] == ["prefix", "stem", "suffix"]
    assert [part.gloss for part in accused.segments] == ["and", "accuse", "she, it"]


@pytest.mark.parametrize(
    ("word", "gloss", "vocalised"),
    [
        ("للحكومة", "to the government", "لِلحُكُومَة"),
        ("بنظيره", "with his counterpart", "بِنَظِيره"),
        ("يشاركون", "they participate", "يُشارِكُونَ"),
        ("الدولة", "the state", "الدَّوْلَة"),
        ("الوزراء", "the ministers", "الوُزَراء"),
        ("مدينتان", "two cities", "مَدِينَتانِ"),
        ("سيعمل", "[he] will work", "سَيَعْمَل"),
        ("المعلمون", "the teachers", "المُعَلِّمُونَ"),
        ("تغريدات", "tweets", "تَغْرِيدات"),
        ("وسوريا", "and Syria", "وَسُورِيا"),
    ],
)
def test_gloss_is_inflected_english(word: str, gloss: str, vocalised: str) -> None:
    assert reading(word, gloss).vocalised == vocalised


def test_written_vowels_choose_among_readings() -> None:
    assert {one.pos for one in analyses("كُتُب")} == {"noun"}
    assert "verb" in {one.pos for one in analyses("كتب")}
    assert all("ّ" in one.vocalised for one in analyses("دَرَّس"))


def test_vowels_that_fit_no_reading_leave_all_of_them() -> None:
    assert len(analyses("مِدِينِة")) == len(analyses("مدينة"))


@pytest.mark.parametrize(
    ("variant", "gloss"),
    [
        ("مدرسه", "school"),
        ("الإقتصاد", "the economy"),
        ("اسرائيل", "Israel"),
        ("مسئول", "official"),
        ("فى", "in"),
    ],
)
def test_common_misspellings_are_understood(variant: str, gloss: str) -> None:
    assert any(one.gloss == gloss or gloss in one.senses for one in analyses(variant))


def test_exact_spelling_comes_before_a_variant() -> None:
    assert analyses("مدرسه")[0].gloss == "his teacher"


def test_unknown_word_is_split_and_put_in_latin_letters() -> None:
    (name,) = analyses("وللشناطخي")
    assert name.pos == "proper noun"
    assert name.gloss.startswith("and to ")
    assert not is_known("وللشناطخي")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("وروسيا", (1, 0)), ("بنظيره", (1, 1)), ("للأسد", (1, 0)), ("الأسد", (0, 0)), ("وجودها", (0, 2))],
)
def test_clitics_are_counted_in_letters(word: str, expected: tuple[int, int]) -> None:
    assert clitics(word) == expected


@pytest.mark.parametrize(
    ("word", "pos", "gloss"),
    [
        ("٢٠١٥", "number", "2015"),
        ("2,5", "number", "2,5"),
        ("AFP", "foreign", "AFP"),
        ("،", "punctuation", ""),
    ],
)
def test_what_is_not_arabic_is_named(word: str, pos: str, gloss: str) -> None:
    (only,) = analyses(word)
    assert (only.pos, only.gloss) == (pos, gloss)


@pytest.mark.parametrize("word", ["", "\ud800", "ـ", "\u064b", "ء" * 5000, "ا" * 41, "x" * 1000, "\u0654"])
def test_anything_has_a_reading(word: str) -> None:
    assert len(analyses(word)) >= 1


def test_a_reading_is_one_dictionary_word() -> None:
    centres = [one for one in analyses("مركز") if one.vocalised == "مَرْكَز" and one.pos == "noun"]
    assert len(centres) == 1
    assert {"center", "position"} <= set(centres[0].senses)
