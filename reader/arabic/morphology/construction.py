"""Voice and person of the verbs of a sentence whose other words are read: what letters alone leave open."""

from collections.abc import Sequence
from typing import Protocol

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.clauses import (
    ME,
    ReadWord,
    following,
    has_owner,
    is_bare_elative,
    read_word,
    subject_before,
)
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

    def settle(
        self, words: Sequence[str], chosen: list[Reading], names: Sequence[str], spoken: Sequence[bool]
    ) -> None:
        """Put into `chosen` what the words around ask for; `names` and `spoken` are as for a choice.

        What is read as "mine" comes first: a verb beside it may be mine as well.
        """
        if not any(reading.tense or reading.suffix.pronoun == ME for reading in chosen):
            return
        sentence = list(map(self._read_word, words, chosen, names, spoken))
        for place in sorted(range(len(sentence)), key=lambda one: not sentence[one].is_mine):
            word = sentence[place]
            if word.is_verb or word.is_mine or self._persons.speaks_here(sentence, place):
                reading = self._settled(sentence, place)
                if reading.person in _HE_OR_SHE and self._subjects.is_thing(sentence, place, reading):
                    reading = self._with_thing(reading)
                if reading is not word.reading:
                    chosen[place] = reading
                    sentence[place] = self._read_word(word.word, reading, word.name, word.spoken)

    @remembered(20_000)
    def _read_word(self, word: str, reading: Reading, name: str, spoken: bool) -> ReadWord:
        return read_word(word, reading, name, spoken)

    def _settled(self, sentence: Sequence[ReadWord], place: int) -> Reading:
        word = sentence[place]
        if word.is_mine:
            return self._many(word) if has_owner(sentence, place) else word.reading
        if not word.is_verb:
            return self._likeliest_of_person(word.word, "1P") or word.reading
        noun = self._nouns.instead(sentence, place) or self._after_elative(sentence, place)
        if noun is not None:
            return noun
        if tells_the_past(sentence, place, self._voice.times):
            return self._past_of_he(word.word, word.reading)
        person = self._persons.person(sentence, place)
        if person:
            other = self._of_person(word.word, word.reading, person)
            return word.reading if self._has_object(sentence, place, other) else other
        if self._has_object(sentence, place, word.reading):
            return self._of_me(word.word, word.reading)
        if not word.reading.passive and self._voice.is_passive(sentence, place):
            return self._passive(word.word, word.reading)
        return word.reading

    def _after_elative(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return a verb behind an elative as the noun that is spelled so, if there is one: أفضل عرض."""
        before, word = sentence[place - 1] if place else None, sentence[place]
        if before is None or not is_bare_elative(before) or word.reading.prefix.form:
            return None
        return self._noun_spelled(word.word)

    @remembered(20_000)
    def _noun_spelled(self, word: str) -> Reading | None:
        found = [
            one
            for one in self._choice.candidates(word, False)
            if one.reading.pos == "noun" and not one.reading.prefix.form and not one.reading.suffix.pronoun
        ]
        best = max(found, key=lambda one: one.weight, default=None)
        return self._choice.shown(best.reading, word) if best else None

    def _has_object(self, sentence: Sequence[ReadWord], place: int, verb: Reading) -> bool:
        """Tell whether a verb that would be passive for "she" has an object behind it: رأيت فلاحا."""
        if not verb.passive or verb.person != "3FS" or verb.tense != "past":
            return False
        if subject_before(sentence, place) is not None:
            return False
        phrases = following(sentence, place, self._voice.times).phrases
        return bool(phrases) and phrases[0].is_accusative

    @remembered(20_000)
    def _of_me(self, word: str, verb: Reading) -> Reading:
        """Return the verb as one of "I" in the active voice, or as it is where there is none."""
        for reading in self._choice.morphology.readings(word):
            of_me = reading.person == "1S" and reading.tense == verb.tense and not reading.passive
            if of_me and reading.stem.lemma == verb.stem.lemma:
                return self._choice.shown(reading, word)
        return verb

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
