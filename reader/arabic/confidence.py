"""How sure a score is, in three bands: a guess, fairly sure, very sure."""

from enum import Enum


class Band(Enum):
    """A band of scores, from `low` to before `high`."""

    GUESS = (0.0, 0.7)
    FAIRLY = (0.7, 0.9)
    VERY = (0.9, 1.01)  # a score of 1 belongs to it

    @property
    def low(self) -> float:
        return self.value[0]

    @property
    def high(self) -> float:
        return self.value[1]


def band_of(score: float) -> Band:
    """Return the band of a score from 0 to 1."""
    return next(band for band in reversed(Band) if score >= band.low)
