"""How sure a score is, in three bands: a guess, fairly sure, very sure.

A score says how often such a find was right, cautiously read: what is called very sure is to be right 97
times in 100, fairly sure 85. Evidence that was counted too seldom to say so stays below.
"""

from enum import Enum

ASKS_FOR_A_LOOK = 0.7  # a mark below it is drawn broken and asks a question: more than three in ten are wrong


class Band(Enum):
    """A band of scores, from `low` to before `high`."""

    GUESS = (0.0, 0.85)
    FAIRLY = (0.85, 0.97)
    VERY = (0.97, 1.01)  # a score of 1 belongs to it

    @property
    def low(self) -> float:
        return self.value[0]

    @property
    def high(self) -> float:
        return self.value[1]


def band_of(score: float) -> Band:
    """Return the band of a score from 0 to 1."""
    return next(band for band in reversed(Band) if score >= band.low)
