"""What generated articles are made of: sentence frames in both languages, and what stands in their gaps.

All of it was written for this, in `corpus_words.tsv`; its people and events are invented.
"""

from pathlib import Path
from typing import NamedTuple

from reader.text.tables import table_rows

_TABLE = Path(__file__).with_name("corpus_words.tsv")


class BothWorded(NamedTuple):
    """The same in both languages."""

    arabic: str
    english: str


class Frame(NamedTuple):
    """A paragraph with gaps. `telling` is a word of it that no other frame has, as it is written."""

    arabic: str
    english: str
    telling: str


def _worded(kind: str) -> tuple[BothWorded, ...]:
    return tuple(BothWorded(*row[1:3]) for row in table_rows(_TABLE) if row[0] == kind)


def _frames(kind: str) -> tuple[Frame, ...]:
    return tuple(Frame(*row[1:4]) for row in table_rows(_TABLE) if row[0] == kind)


GIVEN, FAMILY, CITIES = _worded("given"), _worded("family"), _worded("city")
ROLES, BODIES, DAYS = _worded("role"), _worded("body"), _worded("day")
SAID, HEADLINES, SOURCES = _worded("said"), _worded("headline"), _worded("source")
SPEAKING = _frames("speaking")  # in each somebody is quoted once
TELLING = _frames("telling")
(LAST,) = _frames("last")
