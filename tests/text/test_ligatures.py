"""Lam and alef that changed places are put right; what is in order stays."""

from pathlib import Path

import pytest

from reader.text.ligatures import with_ligatures
from tests.arabic.analyser import ANALYSER

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.ar.txt"))
TEXT = "قال الأمين العام للأمم المتحدة إن الإسلام والسلام لا خلاف عليهما، خلال الأسبوع الأول."
SWAPPED = "قال األمين العام لألمم المتحدة إن اإلسالم والسالم ال خالف عليهما، خالل األسبوع األول."


def test_a_dictionary_puts_words_right() -> None:
    found = with_ligatures(SWAPPED, ANALYSER.knows).split()
    for word in ("الأمين", "العام", "المتحدة", "الإسلام", "خلال", "الأسبوع", "الأول."):
        assert word in found


def test_without_one_articles_are_put_right() -> None:
    assert with_ligatures("في األسبوع األول وقال كالما") == "في الأسبوع الأول وقال كالما"


@pytest.mark.parametrize("text", ["", TEXT, "ألم األلم ألمانيا", "األول"])
def test_what_is_in_order_stays(text: str) -> None:
    assert with_ligatures(text, ANALYSER.knows) == text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_seeds_stay(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    assert with_ligatures(text, ANALYSER.knows) == text
