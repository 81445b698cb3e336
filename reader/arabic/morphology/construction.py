"""Voice and person of the verbs of a sentence whose other words are read: what letters alone leave open."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.adjacent import Adjacent
from reader.arabic.morphology.clauses import ReadWord, has_owner, read_word
from reader.arabic.morphology.imperatives import Imperatives
from reader.arabic.morphology.persons import Persons
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.morphology.told_past import tells_the_past
from reader.arabic.morphology.verb_subjects import VerbSubjects
from reader.arabic.morphology.verbal_nouns import VerbalNouns
from reader.arabic.morphology.voice import Voice
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_DONE = "done"
_HE_OR_SHE = frozenset({"3MS", "3FS"})


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


class Constructions:
    """Chooses among the readings of a verb that differ in voice or person only."""

    def __init__(self, resources: Resources, forms: EnglishForms, choice: ReadingChoice) -> None:
        self._choice = choice
        self._voice = Voice(resources, forms, choice.is_mostly_passive)
        self._persons = Persons(self._voice.acts, self._voice.times)
        self._subjects = VerbSubjects(resources, forms)
        self._nouns = VerbalNouns(resources, choice)
        self._adjacent = Adjacent(choice, forms)
        self._imperatives = Imperatives(choice, self._voice.acts)

    def settle(
        self,
        words: Sequence[str],
        chosen: list[Reading],
        names: Sequence[str],
        spoken: Sequence[bool],
        listed: bool = False,
    ) -> None:
        """Put into `chosen` what the words around ask for; what is given besides is as for a choice.

        What is read as "mine" comes first: a verb beside it may be mine as well.
        """
        sentence = list(map(self._read_word, words, chosen, names, spoken))
        commands = self._read_beside(sentence, chosen, listed)
        if not any(word.is_verb or word.is_mine for word in sentence):
            return
        for place in sorted(range(len(sentence)), key=lambda one: not sentence[one].is_mine):
            word = sentence[place]
            if place in commands:
                continue
            if word.is_verb or word.is_mine or self._persons.speaks_here(sentence, place):
                reading = self._settled(sentence, place)
                if reading.person in _HE_OR_SHE and self._subjects.is_thing(sentence, place, reading):
                    reading = self._with_thing(reading)
                if reading is not word.reading:
                    chosen[place] = reading
                    sentence[place] = self._read_word(word.word, reading, word.name, word.spoken)

    def _read_beside(
        self, sentence: list[ReadWord], chosen: list[Reading], listed: bool
    ) -> Mapping[int, Reading]:
        """Put in what is an imperative, or what the word beside one decides; return the former."""
        commands = self._imperatives.read(sentence, listed)
        for place, word in enumerate(sentence):
            beside = commands.get(place) or self._adjacent.instead(sentence, place)
            if beside is not None:
                chosen[place] = beside
                sentence[place] = self._read_word(word.word, beside, word.name, word.spoken)
        return commands

    @remembered(20_000)
    def _read_word(self, word: str, reading: Reading, name: str, spoken: bool) -> ReadWord:
        return read_word(word, reading, name, spoken)

    def _settled(self, sentence: Sequence[ReadWord], place: int) -> Reading:
        word = sentence[place]
        if word.is_mine:
            return self._many(word) if has_owner(sentence, place) else word.reading
        if not word.is_verb:
            return self._likeliest_of_person(word.word, "1P") or word.reading
        noun = self._nouns.instead(sentence, place)
        if noun is not None:
            return noun
        if tells_the_past(sentence, place, self._voice.times):
            return self._past_of_he(word.word, word.reading)
        person = self._persons.person(sentence, place)
        if person:
            return self._of_person(word.word, word.reading, person)
        if not word.reading.passive and self._voice.is_passive(sentence, place):
            return self._passive(word.word, word.reading)
        return word.reading

    @remembered(20_000)
    def _many(self, mine: ReadWord) -> Reading:
        """Return the reading as many or two that somebody else has, or what it is where there is none."""
        own = mine.reading
        alike = [
            one
            for one in self._choice.morphology.readings(mine.word)
            if one.stem.lemma == own.stem.lemma and one.proclitic == own.proclitic
            if one.suffix.number and not one.suffix.pronoun
        ]
        best = min(alike, key=lambda one: one.suffix.number != "plural", default=None)
        return self._choice.shown(best, mine.word) if best else own

    @remembered(20_000)
    def _with_thing(self, reading: Reading) -> Reading:
        return reading.with_thing()

    @remembered(20_000)
    def _past_of_he(self, word: str, present: Reading) -> Reading:
        """Return the past of "he" that is written like a present of "she", or that where there is none."""
        for reading in self._choice.morphology.readings(word):
            owner = reading.suffix.pronoun == present.suffix.pronoun
            if (
                owner
                and reading.proclitic == present.proclitic
                and reading.tense == "past"
                and reading.person == "3MS"
                and not reading.passive
            ):
                return self._choice.shown(reading, word)
        return present

    @remembered(20_000)
    def _passive(self, word: str, active: Reading) -> Reading:
        """Return the passive that is written like `active`, or that itself where there is none."""
        for reading in self._choice.morphology.readings(word):
            if reading.passive and are_one_verb(reading, active):
                return self._choice.shown(reading, word)
        return active

    @remembered(20_000)
    def _of_person(self, word: str, verb: Reading, person: str) -> Reading:
        """Return the reading of `person` of the same verb; for "we", of another if this has none."""
        if person == _DONE:
            return self._passive_past(word, verb)
        alike = [
            one
            for one in self._choice.morphology.readings(word)
            if one.stem.lemma == verb.stem.lemma and one.tense == verb.tense and one.person.startswith(person)
        ]
        for reading in sorted(alike, key=lambda one: one.passive != verb.passive):
            if reading.passive == verb.passive or person == "3FS":  # ألقيت: "I" is no "she" but if passive
                return self._choice.shown(reading, word)
        if person == "3FS" and verb.person[:1] == "2":
            return self._of_person(word, verb, "1S")  # قلت is no "she"
        return (self._likeliest_of_person(word, person) if person == "1P" else None) or verb

    def _passive_past(self, word: str, verb: Reading) -> Reading:
        """Return the past passive of "he" that is written like a verb of "I", or that where there is none."""
        for reading in self._choice.morphology.readings(word):
            of_he = reading.tense == "past" and reading.person == "3MS" and reading.passive
            if of_he and reading.stem.lemma == verb.stem.lemma:
                return self._choice.shown(reading, word)
        return verb

    @remembered(20_000)
    def _likeliest_of_person(self, word: str, person: str) -> Reading | None:
        """Return the likeliest past verb of that person that a word may be, if it may be one."""
        found = [
            one
            for one in self._choice.candidates(word, True)
            if one.reading.tense == "past" and one.reading.person == person
        ]
        best = max(found, key=lambda one: one.weight, default=None)
        return self._choice.shown(best.reading, word) if best else None


def are_one_verb(one: Reading, other: Reading) -> bool:
    """Tell whether two readings of one spelling are the same verb, but for its voice."""
    return (
        one.stem.lemma == other.stem.lemma
        and one.tense == other.tense
        and one.person == other.person
        and one.suffix.tags == other.suffix.tags
        and one.proclitic == other.proclitic
    )
