"""Precision, recall and F1 of what was found, from counts (van Rijsbergen, "Information Retrieval", 1979)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items are right, of so many found and so many wanted; a share of nothing is 0."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


def harmonic_mean(precision: float, recall: float) -> float:
    """Return the F1 of a precision and a recall that are no shares of counts, as B-cubed's."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
