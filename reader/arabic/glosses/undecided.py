"""Words of which the text does not tell the sense: two are shown then, "state / term".

`undecided_senses.tsv` has the lemmas, each with the sense that it has about as often as the first one. A
subject of the article for which a row says what the lemma means, or in which the first is certain, decides.
"""

from collections.abc import Sequence
from itertools import takewhile

from reader.arabic.document import Subject
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.sense_rows import SenseRows, lemma_name
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_OR = "/"
_NO_SUBJECT = "-"


class UndecidedSenses:
    """The other sense of lemmas that have two."""

    def __init__(self, resources: Resources, rows: SenseRows) -> None:
        self._rows = rows
        self._others: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
        for lemma, pos, sense, subjects in resources.rows("undecided_senses.tsv"):
            certain = frozenset(subjects.split(",")) - {_NO_SUBJECT}
            self._others.setdefault((lemma_name(lemma), pos), (sense, certain))

    @remembered(60_000)
    def other(self, reading: Reading, subject: Subject) -> str:
        """Return what a word may mean as well in an article on `subject`, or nothing."""
        stem = reading.stem
        other, certain = self._others.get((lemma_name(stem.lemma), stem.pos), ("", frozenset()))
        if not other or subject.value in certain or other in stem.glosses[:1]:
            return ""
        return "" if self._rows.on(subject.value, stem.lemma, stem.pos) else other


def either(gloss: str, other: str) -> str:
    """Return two glosses of one word as one.

    What both begin and end with is said once: "[he] hung it", "[he] lifted it" are "[he] hung / lifted it".
    """
    one, two = gloss.split(" "), other.split(" ")
    if one == two:
        return gloss
    most = min(len(one), len(two)) - 1
    before = min(_in_common(one, two), most)
    after = min(_in_common(one[::-1], two[::-1]), most - before)
    return " ".join([*one[: len(one) - after], _OR, *two[before:]])


def _in_common(one: Sequence[str], two: Sequence[str]) -> int:
    """Return with how many words both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def is_undecided(gloss: str) -> bool:
    """Tell whether a gloss has two senses of its word."""
    return _OR in gloss.split(" ")
