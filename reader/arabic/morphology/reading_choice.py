"""What the rules of a sentence ask of the choice of readings by words themselves."""

from collections.abc import Sequence
from typing import Protocol

from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology


class WeighedReading(Protocol):
    """A reading of a word and what speaks for it out of context."""

    @property
    def reading(self) -> Reading: ...

    @property
    def weight(self) -> float: ...


class ReadingChoice(Protocol):
    """What the choice of readings knows of words by themselves."""

    morphology: Morphology

    def candidates(self, word: str, spoken: bool) -> Sequence[WeighedReading]: ...

    def shown(self, reading: Reading, word: str) -> Reading: ...

    def is_mostly_passive(self, verb: Reading) -> bool: ...

    def commonness(self, verb: Reading) -> float: ...
