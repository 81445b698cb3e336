"""How alike texts are, and that those which are alike are found."""

import random

import pytest

from reader.text.likeness import BANDS, bands, likeness, runs

WORDS = [f"w{number}" for number in range(2000)]


def text(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def changed(words: list[str], share: float, seed: int = 1) -> list[str]:
    """Return the words with a run of them, of that share, put in another's place."""
    size = int(len(words) * share)
    return words[:50] + text(seed + 1000, size) + words[50 + size :]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "a b c e", 1 / 3),
        ("a b", "a b", 1.0),
        ("a", "b", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness(one: str, other: str, alike: float) -> None:
    assert likeness(runs(one.split()), runs(other.split())) == pytest.approx(alike)


def test_the_same_text_has_the_same_bands() -> None:
    assert bands(runs(text(1))) == bands(runs(text(1)))
    assert len(bands(runs(text(1)))) == BANDS
    assert bands(runs([])) == ()


def test_texts_alike_share_a_band_and_others_do_not() -> None:
    found = sum(
        bool(set(bands(runs(text(seed)))) & set(bands(runs(changed(text(seed), 0.15, seed)))))
        for seed in range(100)
    )
    assert found >= 97
    strangers = [set(bands(runs(text(seed)))) for seed in range(100)]
    assert not any(one & other for at, one in enumerate(strangers) for other in strangers[:at])
