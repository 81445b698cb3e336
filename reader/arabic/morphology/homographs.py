"""Which reading of a word the one beside it asks for: ورد على is "and he replied", ورد في "it appeared"."""

from collections.abc import Sequence

from reader.arabic.morphology.reading import Reading
from reader.arabic.normalise import fold, strip_marks
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_ARTICLE = "ال"
_ANY_DEFINITE = "ال*"
_AND = ("و", "ف")
_WITH, _ANY_WITH = "ب", "ب*"
_ASKED_FOR = 6.0
_Row = tuple[int, frozenset[str], frozenset[str]]  # where the other stands, which it may be, the senses then


class Homographs:
    """The rows of the table: a word, what stands beside it, and what it means there."""

    def __init__(self, resources: Resources) -> None:
        self._rows: dict[str, list[_Row]] = {}
        for word, where, beside, senses in resources.rows("homographs.tsv"):
            offset = 1 if where == "next" else -1
            row = offset, frozenset(map(fold, beside.split(" "))), frozenset(senses.split(";"))
            self._rows.setdefault(word, []).append(row)

    def meant(self, words: Sequence[str], place: int) -> frozenset[str]:
        """Return the senses of the readings that the words beside the one at `place` ask for, if they do."""
        for offset, beside, senses in self.rows(words[place]):
            if 0 <= place + offset < len(words):
                other = fold(words[place + offset])
                if other in beside or _is_any(other, beside):
                    return senses
        return frozenset()

    @remembered(60_000)
    def rows(self, word: str) -> Sequence[_Row]:
        """Return what may stand beside a word, and what it means there: nothing for most words."""
        if word in self._rows:
            return self._rows[word]
        bare = strip_marks(word)
        return self._rows.get(bare) or (self._rows.get(bare[1:]) if bare[:1] in _AND else None) or ()


def _is_any(word: str, beside: frozenset[str]) -> bool:
    definite = word.startswith(_ARTICLE) and _ANY_DEFINITE in beside
    return definite or (word.startswith(_WITH) and _ANY_WITH in beside)


def asked_for(reading: Reading, senses: frozenset[str]) -> float:
    """Return what speaks for a reading where `senses` are meant, as a logarithm."""
    glosses = (*reading.stem.glosses, *reading.senses)
    return _ASKED_FOR if any(one in senses for one in glosses) else 0.0
