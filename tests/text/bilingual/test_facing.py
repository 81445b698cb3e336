"""From the English to the Arabic: the words that say the same, and whether that is certain."""

import pytest

from reader.text.bilingual.facing import Facing, GlossedWord, facing_words
from reader.text.spans import Span

WORDS = [
    GlossedWord(Span(0, 3), ("said",)),
    GlossedWord(Span(4, 8), ("minister",)),
    GlossedWord(Span(9, 14), ("the transport", "transportation")),
    GlossedWord(Span(15, 19), ("samir", "Samer")),
    GlossedWord(Span(20, 26), ("al-Halabi", "the Aleppine")),
    GlossedWord(Span(27, 30), ("that",)),
    GlossedWord(Span(31, 36), ("work", "works")),
    GlossedWord(Span(37, 44), ("the expansion",)),
    GlossedWord(Span(45, 47), ("in",)),
    GlossedWord(Span(48, 53), ("city",)),
    GlossedWord(Span(54, 60), ("Tripoli", "طرابلس")),
]


@pytest.mark.parametrize(
    ("selected", "span"),
    [
        ("Transport Minister", Span(4, 14)),
        ("Samer al-Halabi", Span(15, 26)),
        ("Samir al Halaby", Span(15, 26)),
        ("expansion work", Span(31, 44)),
        ("the city of Tripoli", Span(48, 60)),
        ("Transport Minister Samer al-Halabi", Span(4, 26)),
    ],
)
def test_the_arabic_of_selected_words(selected: str, span: Span) -> None:
    assert facing_words(selected, WORDS) == Facing(span, is_certain=True)


def test_the_words_of_a_set_phrase_share_its_gloss() -> None:
    words = [
        GlossedWord(Span(0, 4), ("transport minister",)),
        GlossedWord(Span(5, 9), ("transport minister",)),
    ]
    assert facing_words("Transport Minister", words) == Facing(Span(0, 9), is_certain=True)


def test_what_is_half_there_is_not_certain() -> None:
    found = facing_words("the minister’s angry refusal", WORDS)
    assert found == Facing(Span(4, 8), is_certain=False)


def test_two_places_are_not_certain() -> None:
    twice = [*WORDS, GlossedWord(Span(61, 63), ("and",)), GlossedWord(Span(64, 70), ("Tripoli",))]
    found = facing_words("Tripoli", twice)
    assert found is not None
    assert not found.is_certain


@pytest.mark.parametrize("selected", ["", "of the", "bananas", "…"])
def test_nothing_that_says_it(selected: str) -> None:
    assert facing_words(selected, WORDS) is None


def test_no_words() -> None:
    assert facing_words("Tripoli", []) is None
