"""People whom a long list has by their full names, and the parts of names with how often they were seen."""

from typing import NamedTuple

from reader.arabic.names.gazetteer import clitic_cuts
from reader.arabic.names.sorted_table import SortedTable
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources


class NameUnit(NamedTuple):
    """How often a part of a name was seen as given and as family name, and its English.

    `maghreb` is how Algeria, Morocco and Tunisia spell it, empty where that is the same or not known.
    """

    given: int = 0
    family: int = 0
    english: str = ""
    maghreb: str = ""


_UNSEEN = NameUnit()


class PeopleNames:
    """The tables `names_people.tsv` and `name_units.tsv`, asked by folded letters without blanks."""

    def __init__(self, resources: Resources) -> None:
        self._people = SortedTable(resources.content("names_people.tsv"))
        self._units = SortedTable(resources.content("name_units.tsv"))

    @remembered(20_000)
    def full_name(self, letters: str) -> str:
        """Return the English of somebody's full name, empty for none."""
        return next(iter(self._people.get(letters)), "")

    @remembered(60_000)
    def openings(self, word: str) -> tuple[str, ...]:
        """Return the folded given names that a word may be, with its clitics and without; mostly none."""
        return tuple(rest for _, rest in clitic_cuts(word) if self.unit(rest).given)

    @remembered(20_000)
    def unit(self, letters: str) -> NameUnit:
        """Return what is known of a part of a name; counts of 0 where it was never seen."""
        row = self._units.get(letters)
        if not row:
            return _UNSEEN
        given, family, english, maghreb = row
        return NameUnit(int(given), int(family), english, "" if maghreb == "-" else maghreb)
