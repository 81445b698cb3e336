"""Every score is in one band, and the bands meet."""

from itertools import pairwise

import pytest

from reader.arabic.confidence import Band, band_of


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0.0, Band.GUESS),
        (0.84, Band.GUESS),
        (0.85, Band.FAIRLY),
        (0.96, Band.FAIRLY),
        (0.97, Band.VERY),
        (1.0, Band.VERY),
    ],
)
def test_the_band_of_a_score(score: float, band: Band) -> None:
    assert band_of(score) is band


def test_the_bands_meet() -> None:
    assert all(one.high == other.low for one, other in pairwise(Band))
    assert Band.GUESS.low == 0
