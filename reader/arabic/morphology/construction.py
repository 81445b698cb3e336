"""Voice and person of the verbs of a sentence whose other words are read: what letters alone leave open."""

from collections.abc import Callable, Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.clauses import ReadWord, read_word
from reader.arabic.morphology.persons import Persons
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.morphology.voice import Voice
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources


class Constructions:
    """Chooses among the readings of a verb that differ in voice or person only."""

    def __init__(
        self,
        resources: Resources,
        forms: EnglishForms,
        morphology: Morphology,
        shown: Callable[[Reading, str], Reading],
    ) -> None:
        """`shown` puts the senses of a reading of a word in order."""
        self._morphology, self._shown = morphology, shown
        self._voice = Voice(resources, forms)
        self._persons = Persons(self._voice.acts, self._voice.times)

    def settle(
        self, words: Sequence[str], chosen: list[Reading], names: Sequence[str], spoken: Sequence[bool]
    ) -> None:
        """Put into `chosen` what the words around ask for; `names` and `spoken` are as for a choice."""
        if not any(reading.tense for reading in chosen):
            return
        sentence = [read_word(*one) for one in zip(words, chosen, names, spoken, strict=True)]
        for place, word in enumerate(sentence):
            if word.is_verb:
                reading = self._settled(sentence, place)
                if reading is not word.reading:
                    chosen[place] = reading
                    sentence[place] = read_word(word.word, reading, word.name, word.spoken)

    def _settled(self, sentence: Sequence[ReadWord], place: int) -> Reading:
        word = sentence[place]
        person = self._persons.person(sentence, place)
        if person:
            return self._of_person(word.word, word.reading, person)
        if not word.reading.passive and self._voice.is_passive(sentence, place):
            return self._passive(word.word, word.reading)
        return word.reading

    @remembered(20_000)
    def _passive(self, word: str, active: Reading) -> Reading:
        """Return the passive that is written like `active`, or that itself where there is none."""
        for reading in self._morphology.readings(word):
            if reading.passive and are_one_verb(reading, active):
                return self._shown(reading, word)
        return active

    @remembered(20_000)
    def _of_person(self, word: str, verb: Reading, person: str) -> Reading:
        """Return the reading of `person` of the same verb, or `verb` where there is none."""
        for reading in self._morphology.readings(word):
            same = reading.stem.lemma == verb.stem.lemma and reading.tense == verb.tense
            if same and reading.person.startswith(person) and reading.passive == verb.passive:
                return self._shown(reading, word)
        return verb


def are_one_verb(one: Reading, other: Reading) -> bool:
    """Tell whether two readings of one spelling are the same verb, but for its voice."""
    return (
        one.stem.lemma == other.stem.lemma
        and one.tense == other.tense
        and one.person == other.person
        and one.suffix.tags == other.suffix.tags
        and one.proclitic == other.proclitic
    )
