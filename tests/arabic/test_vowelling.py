"""Vowel signs between the letters of a text: only where the reading is sure, never in place of a letter."""

from unicodedata import normalize

import pytest

from reader.arabic.document import Token
from reader.arabic.vowelling import signs_of, vowelled, written_signs
from reader.text.spans import Span
from tests.added_signs import without_added_signs


def token(text: str, word: str, form: str, pos: str = "noun", known: bool = True) -> Token:
    start = text.index(word)
    return Token(Span(start, start + len(word)), form, form, pos, "", (), known)


def shown(written: str, form: str, pos: str = "noun", known: bool = True) -> str:
    text = vowelled(written, 0, signs_of(written, [token(written, written, form, pos, known)]))
    return normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "form", "pos", "expected"),
    [
        ("كتاب", "كِتَاب", "noun", "كِتَاب"),
        ("والكتب", "وَالكُتُب", "noun", "وَالكُتُب"),
        ("قال", "قالَ", "verb", "قالَ"),  # the ending of a past verb is its form
        ("المعلمين", "المُعَلِّمِينَ", "noun", "المُعَلِّمِينَ"),
        ("شكراً", "شُكْراً", "adverb", "شُكْراً"),  # what is written stays
        ("محمّد", "مُحَمَّد", "noun", "مُحَمَّد"),  # beside a written shadda comes its vowel
        ("مُدرس", "مَدْرَس", "noun", "مُدْرَس"),  # a written vowel is not contradicted
        ("امس", "أَمْسِ", "adverb", "اَمْسِ"),  # an alef without its hamza stays one
        ("علي", "عَلَى", "preposition", "علي"),  # another letter is read than written
        ("رغد", "رَغُدَ", "proper noun", "رغد"),  # a verb's reading is no name's
        ("النخيل", "النَّخِيل", "proper noun", "النَّخِيل"),
    ],
)
def test_a_word_is_given_what_is_sure(written: str, form: str, pos: str, expected: str) -> None:
    assert shown(written, form, pos) == normalize("NFC", expected)


def test_what_the_lexicon_does_not_know_stays_without_added_signs() -> None:
    assert shown("كيوبسات", "كِيُوبسات", known=False) == "كيوبسات"


def test_the_ending_of_a_preposition_is_not_sure_behind_another() -> None:
    text = "من قبل قبل"
    words = [
        token(text, "من", "مِن", "preposition"),
        Token(Span(3, 6), "قَبْلَ", "قبل", "preposition", "", ()),
        Token(Span(7, 10), "اليَوْم", "يوم", "noun", "", ()),
    ]
    assert vowelled(text, 0, signs_of(text, words)) == "مِن قَبْل قبل"


@pytest.mark.parametrize("line", ["قال شكراً ومحمّد", "", "بلا علامات", "ًّ"])
def test_without_its_signs_the_written_line_comes_back(line: str) -> None:
    ends = [at for at in range(len(line)) if line[at + 1 : at + 2] not in tuple("ًّ")]
    signs = dict.fromkeys(ends, "\u064e")
    assert without_added_signs(vowelled(line, 0, signs), written_signs(line)) == line
