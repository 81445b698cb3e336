"""For rules that are not given yet what is known: one `Knowledge` for the process, read when it is asked."""

from collections.abc import Sequence

from reader.arabic.document import Analysis
from reader.arabic.knowledge import Knowledge
from reader.arabic.morphology.reading import Reading
from reader.arabic.names.gazetteer import Gazetteer
from reader.arabic.resources import Resources

KNOWN = Knowledge(Resources())


def data_rows(name: str) -> list[list[str]]:
    return KNOWN.resources.rows(name)


def readings(word: str) -> tuple[Reading, ...]:
    return KNOWN.readings(word)


def is_known(word: str) -> bool:
    return KNOWN.morphology.is_known(word)


def names() -> Gazetteer:
    return KNOWN.names


def singular(phrase: str) -> str:
    return KNOWN.forms.singular(phrase)


def past(phrase: str, many: bool = False) -> str:
    return KNOWN.forms.past(phrase, many)


def third_person(phrase: str) -> str:
    return KNOWN.forms.third_person(phrase)


def analyses(word: str) -> tuple[Analysis, ...]:
    return KNOWN.morphology.analyses(word)


def lists_of(word: str) -> tuple[str, ...]:
    return KNOWN.lists.of(word)


def lists_exactly(folded: str) -> tuple[str, ...]:
    return KNOWN.lists.exactly(folded)


def topics(sentences: Sequence[Sequence[str]]) -> list[str]:
    return KNOWN.subjects.topics(sentences)
