"""A text in both languages, as the writers of files take it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignedUnit:
    """Sentences that face each other. `origin` is "person" or "machine"; `made` is YYYY-MM-DD or empty."""

    arabic: str
    english: str
    origin: str = "person"
    provider: str = ""
    made: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class BilingualLine:
    """A paragraph in both languages; `english` is empty where nobody has translated it.

    `literal` is then its English word for word, which is no translation.
    """

    kind: str  # headline, paragraph, subhead, list_item, caption, credit, byline, dateline, time
    arabic: str
    english: str
    units: Sequence[AlignedUnit] = ()
    literal: str = ""


@dataclass(frozen=True, slots=True)
class BilingualText:
    """An article. `facts` is one sentence: source, date, licence."""

    title: str
    facts: str
    lines: Sequence[BilingualLine]
