"""Letters that stand backwards are turned round; what stands as it is read is never touched."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.turned import Knows, TurnedText, turned_round
from tests.arabic.analyser import ANALYSER
from tests.shapes import in_shapes, turned

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.ar.txt"))
LEXICON = ANALYSER.knows
TEXT = (
    "وزيرة النقل: القطار الجديد في الربيع\n"
    "قالت وزيرة النقل، أمس الثلاثاء 3/3/2026، إن خط Metro Line 2 سيكلف 3.5 مليون دينار (نحو 10%).\n"
    "وأضافت أن الحكومة «لن ترفع سعر التذكرة» في ٢٠٢٧.\n\nانتهى"
)


@pytest.mark.parametrize("knows", [LEXICON, None], ids=["lexicon", "none"])
@pytest.mark.parametrize("mirrored", [True, False])
@pytest.mark.parametrize("shapes", [True, False])
def test_lines_are_turned_with_numbers_and_latin_as_they_are(
    knows: Knows | None, mirrored: bool, shapes: bool
) -> None:
    text = in_shapes(TEXT) if shapes else TEXT
    assert turned_round(turned(text, mirrored), knows) == TurnedText(text, is_turned=True)


@pytest.mark.parametrize("knows", [LEXICON, None], ids=["lexicon", "none"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_seeds_stay_as_they_are_and_come_back(seed: Path, knows: Knows | None) -> None:
    text = seed.read_text(encoding="utf-8")
    assert turned_round(text, knows) == TurnedText(text)
    assert turned_round(turned(text), knows).text == text
    assert turned_round(in_shapes(text), knows) == TurnedText(in_shapes(text))


@pytest.mark.parametrize("knows", [LEXICON, None], ids=["lexicon", "none"])
def test_words_in_order_are_turned_one_by_one(knows: Knows | None) -> None:
    text = "قالت وزيرة النقل، أمس، إن القطار الجديد يبدأ في الربيع.\nوأضافت أن الكلفة بلغت 360 مليون دينار."
    backwards = re.sub(r"[^\W\d]+", lambda word: word[0][::-1], text)
    assert turned_round(backwards, knows).text == text


@pytest.mark.parametrize(
    "text",
    [
        "قالت الوزيرة في 2026 إن الكلفة بلغت 365 مليون دينار في السنة.",
        "قالت الوزيرة إن الكلفة بلغت 360 مليون دينار في السنة.",
    ],
)
def test_numbers_that_were_turned_too_are_turned_back(text: str) -> None:
    assert turned_round(text[::-1], LEXICON).text == text
    assert turned_round(turned(text), LEXICON).text == text


def test_dates_and_times_tell_nothing_of_numbers() -> None:
    text = "قالت الوزيرة في 05/03/2026 عند 08:30 إن الكلفة 0.5 مليون دينار في السنة."
    assert turned_round(turned(text), LEXICON).text == text


def test_vowel_signs_stand_behind_their_letters_again() -> None:
    text = "وقالتِ الوزيرةُ إن الكُلفة الجديدة مُرتفعةٌ."
    clusters = "".join(reversed(re.findall(".[\u064b-\u0652]*", text)))
    assert turned_round(text[::-1], LEXICON).text == text
    assert turned_round(clusters, LEXICON).text == text


def test_lines_that_read_right_stay_among_those_that_are_turned() -> None:
    lines = TEXT.split("\n")
    mixed = "\n".join([lines[0], *map(turned, lines[1:])])
    assert turned_round(mixed, LEXICON).text == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "لا",
        "مثلا وفعلا وقليلا وطويلا وأصلا وبدلا وأولا",
        "BBC 2026",
        "إلا أن خالدا سئل سؤالا فقال قولا جميلا",
    ],
)
def test_what_reads_right_is_left_alone(text: str) -> None:
    assert turned_round(text, LEXICON) == TurnedText(text)


def test_what_cannot_be_told_is_said_to_be_unsure() -> None:
    assert turned_round("زخغلا ظطضلا", LEXICON) == TurnedText("زخغلا ظطضلا", is_unsure=True)


@given(st.text(alphabet="الةىنمط .«»()\n12aB\u064e", max_size=80))
def test_no_character_is_lost(text: str) -> None:
    mirrored = str.maketrans("»)", "«(")
    assert sorted(turned_round(text).text.translate(mirrored)) == sorted(text.translate(mirrored))
