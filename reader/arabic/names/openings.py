"""Which words the full name of a person whom no list has may begin with, by what is known of them alone."""

from collections.abc import Callable

from reader.arabic.morphology.reading import Reading
from reader.arabic.names.gazetteer import key
from reader.arabic.names.people import PeopleNames
from reader.arabic.names.word_lists import WordLists
from reader.arabic.remembering import remembered

SEEN_OFTEN = 5  # how often the long lists must have a given name to be believed
_SEEN = 2  # the same where a title leads up to it


class NameOpenings:
    """Given names, and words that nobody knows: most words are neither, and no rule need look at them."""

    def __init__(
        self, lists: WordLists, people: PeopleNames, readings: Callable[[str], tuple[Reading, ...]]
    ) -> None:
        self._lists, self._people, self._readings = lists, people, readings

    @remembered(60_000)
    def may_open(self, word: str) -> bool:
        """Tell whether a word may be the given name of somebody, with و or without."""
        letters = key(word)
        return (
            "given" in self._lists.exactly(letters)
            or "given" in self._lists.exactly(letters.removeprefix("و"))
            or self._people.unit(letters).given >= _SEEN
            or not self._readings(word)[0].known
        )
