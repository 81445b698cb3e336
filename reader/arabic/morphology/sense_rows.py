"""The senses that a writer gives a lemma: in news at large, and in articles on one subject.

The tables `senses_*.tsv` have them, each row a lemma as the analysis writes it, its part of speech, the
subjects it is meant for (`*` for news at large) and the English in its base form.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.remembering import remembered_function
from reader.arabic.resources import Resources

SENSE_TABLES = "senses_*.tsv"
EVERYWHERE = "*"
_SHORT = "aiuFNK"


class SenseRow(NamedTuple):
    """One row: `lemma` and `pos` as a token has them, one subject or `*`, and the sense."""

    lemma: str
    pos: str
    subject: str
    sense: str
    table: str


def sense_rows(resources: Resources) -> Iterator[SenseRow]:
    """Yield the rows of all tables in order, one for each subject of a row that names several."""
    for table in resources.tables(SENSE_TABLES):
        for lemma, pos, subjects, sense in resources.rows(table):
            for subject in subjects.split(","):
                yield SenseRow(lemma, pos, subject, sense, table)


@remembered_function(60_000)
def lemma_name(name: str) -> str:
    """Return one key for a lemma however it is written: in Arabic, or as the lexicon names it.

    Homonyms are one, as in a printed dictionary. What spellings differ in does not count: sukun, the short
    vowel before its long one, the vowel at the end of a verb.
    """
    name = from_arabic(name).split("_", 1)[0]
    if name and not name.startswith("-"):
        name = name.split("-", 1)[0]
    name = name.replace("{", "A").replace("o", "").replace("iy", "y").replace("uw", "w").replace("aA", "A")
    return name.rstrip(_SHORT) or name


class SenseRows:
    """The senses of the tables by lemma, part of speech and subject; of two for the same the first counts."""

    def __init__(self, resources: Resources, forms: EnglishForms) -> None:
        self._forms = forms
        self._everywhere: dict[tuple[str, str], str] = {}
        self._by_subject: dict[tuple[str, str], dict[str, str]] = {}
        for lemma, pos, subject, sense, _ in sense_rows(resources):
            key = (lemma_name(lemma), pos)
            if subject == EVERYWHERE:
                self._everywhere.setdefault(key, sense)
            else:
                self._by_subject.setdefault(key, {}).setdefault(subject, sense)

    def general(self, lemma: str, pos: str) -> str:
        """Return the sense that news at large gives the lemma, or nothing where no row says."""
        return self._everywhere.get((lemma_name(lemma), pos), "")

    def on(self, subject: str, lemma: str, pos: str) -> str:
        """Return the sense in articles on `subject`, or nothing where no row says."""
        senses = self._by_subject.get((lemma_name(lemma), pos))
        return senses.get(subject, "") if senses else ""

    def many(self, sense: str) -> str:
        """Return the sense of one as that of many: "attacker", "attackers"."""
        return self._forms.plural(sense)

    def worded(
        self, sense: str, glosses: tuple[str, ...], plural: bool = False, passive: bool = False
    ) -> tuple[str, ...]:
        """Return a stem's glosses with `sense` first, as the stem words it.

        A stem that is a plural by itself has it in the plural, a passive one says "be" and the participle.
        """
        spoken = sense
        if plural and (sense not in glosses or self._is_left_singular(sense, glosses)):
            spoken = self._forms.plural(sense)
        if passive and sense not in glosses:
            spoken = self._forms.passive(sense)
        return tuple(dict.fromkeys((spoken, *glosses)))

    def _is_left_singular(self, sense: str, glosses: tuple[str, ...]) -> bool:
        """Tell whether the lexicon words only others of a plural as many: "circumstances", "condition"."""
        return self._forms.singular(glosses[0]) != glosses[0] and self._forms.singular(sense) == sense
