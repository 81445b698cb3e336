"""Sentences that face each other: aligned, joined, split, and kept through corrections."""

from typing import Any

import pytest

from reader.models import Paragraph, Translation, TranslationUnit
from reader.text.sentences import english_sentences
from reader.translation.lines import SegmentPair, fitted, join_pairs, segment_pairs_of, split_pair
from reader.translation.memory import recall, suggestions
from reader.translation.pairing import corrected, pairs_of, sentence_key
from reader.translation.writing import set_english, set_lines
from tests.articles import make_article

ONE, TWO, THREE = "وصلت السفينة إلى الميناء اليوم.", "ثم غادرت في المساء.", "وقال الوزير إنه راض."
EN = ("The ship reached port today.", "Then it left in the evening.", "The minister said he was content.")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Dr. Salem met Gen. Amin. They talked.", ["Dr. Salem met Gen. Amin.", "They talked."]),
        ("“We will go.” He left.", ["“We will go.”", "He left."]),
        ("It rose 2.5 per cent. In 2015 it fell.", ["It rose 2.5 per cent.", "In 2015 it fell."]),
        ("The U.S. Senate voted! Why?", ["The U.S. Senate voted!", "Why?"]),
        ("  no stop ", ["no stop"]),
        ("", []),
    ],
)
def test_english_sentences(text: str, sentences: list[str]) -> None:
    assert [span.of(text) for span in english_sentences(text)] == sentences


LINES = [SegmentPair(1, "a"), SegmentPair(1, "b"), SegmentPair(1, "c")]


def test_join_and_split_are_each_others_undoing() -> None:
    lines = [SegmentPair(1, EN[0]), SegmentPair(1, EN[1])]
    both = join_pairs(lines, 0)
    assert both == [SegmentPair(2, f"{EN[0]} {EN[1]}")]
    assert split_pair(both, 0) == lines


@pytest.mark.parametrize("at", [-1, 2, 99])
def test_what_cannot_be_joined_stays(at: int) -> None:
    assert join_pairs(LINES, at) == LINES
    assert split_pair(LINES, at) == LINES


@pytest.mark.parametrize(
    ("lines", "sentences", "fit"),
    [
        (LINES, 3, LINES),
        (LINES, 2, [SegmentPair(1, "a"), SegmentPair(1, "b c")]),
        (LINES, 4, [*LINES, SegmentPair(1, "")]),
        ([SegmentPair(99, "a"), SegmentPair(1, "b")], 2, [SegmentPair(2, "a b")]),
        ([SegmentPair(0, "a")], 1, [SegmentPair(1, "a")]),
    ],
)
def test_lines_are_made_to_fit_and_lose_no_english(
    lines: list[SegmentPair], sentences: int, fit: list[SegmentPair]
) -> None:
    assert fitted(lines, sentences) == fit


def paragraph(arabic: str, english: str = "") -> Paragraph:
    article = make_article(f"خبر عن الميناء\n\n{arabic}", f"News of the port\n\n{english}" if english else "")
    return article.paragraphs.select_related("translation").get(number=1)


def faced(row: Paragraph) -> list[tuple[str, str]]:
    translation = Translation.objects.get(paragraph=row)
    return [
        (pair.arabic.of(row.text), pair.english.of(translation.text)) for pair in pairs_of(row, translation)
    ]


@pytest.mark.django_db
def test_sentences_are_aligned_when_nobody_said_how() -> None:
    row = paragraph(f"{ONE} {TWO} {THREE}", " ".join(EN))
    assert faced(row) == list(zip((ONE, TWO, THREE), EN, strict=True))
    assert segment_pairs_of(row, row.translation) == [SegmentPair(1, one) for one in EN]


@pytest.mark.django_db
def test_what_a_person_says_of_the_alignment_stands(anwar: Any) -> None:
    row = paragraph(f"{ONE} {TWO}", f"{EN[0]} {EN[1]}")
    set_lines(row, [SegmentPair(2, "It came and went.")], row.translation.text, anwar)
    assert faced(row) == [(f"{ONE} {TWO}", "It came and went.")]
    assert TranslationUnit.objects.get(key=sentence_key(f"{ONE} {TWO}")).english == "It came and went."


@pytest.mark.django_db
def test_sentences_of_machine_and_person_are_told_apart(anwar: Any) -> None:
    row = paragraph(f"{ONE} {TWO}", f"{EN[0]} {EN[1]}")
    text = row.translation.text
    Translation.objects.update(origin="machine", provider="libre", pairs=[])
    set_lines(row, [SegmentPair(1, EN[0]), SegmentPair(1, "It left at night.")], text, anwar)
    translation = Translation.objects.get(paragraph=row)
    pairs = pairs_of(row, translation)
    assert [(pair.origin, pair.provider) for pair in pairs] == [("machine", "libre"), ("person", "")]
    assert translation.origin == "machine"  # as long as a sentence of it is
    assert not TranslationUnit.objects.filter(origin="person", english=EN[0], author=anwar).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("new", "facing"),
    [
        (f"{ONE} {TWO} {THREE}", None),
        (f"{ONE} ثم عادت. {THREE}", "ثم عادت."),
        (f"{ONE}  {TWO} وقال إنه غاضب.", "وقال إنه غاضب."),
    ],
)
def test_a_correction_keeps_the_english_of_the_other_sentences(new: str, facing: str | None) -> None:
    row = paragraph(f"{ONE} {TWO} {THREE}", " ".join(EN))
    corrected(row.text, new, row.translation)
    assert row.translation.outdated is (facing is not None)
    pairs = pairs_of(row, row.translation)
    assert [pair.english.of(row.translation.text) for pair in pairs] == list(EN)
    arabic = [pair.arabic.of(new) for pair in pairs]
    assert arabic.count(facing or ONE) == 1


@pytest.mark.django_db
def test_the_memory_knows_sentences_that_differ_in_vowel_signs_alone(anwar: Any) -> None:
    set_english(paragraph(ONE), EN[0], "", anwar)
    vocalised = "وَصَلَت السفينةُ إلى الميناءِ  اليوم."
    assert recall([vocalised])[sentence_key(ONE)].english == EN[0]


@pytest.mark.django_db
def test_the_memory_suggests_what_is_alike(anwar: Any) -> None:
    set_english(paragraph(ONE), EN[0], "", anwar)
    (exact,) = suggestions(ONE)
    assert (exact.percent, exact.unit.author) == (100, anwar)
    (alike,) = suggestions("وصلت السفينة إلى الميناء أمس.")
    assert (alike.unit.english, alike.percent) == (EN[0], 80)
    assert suggestions(THREE) == []
