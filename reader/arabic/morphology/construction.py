"""Voice and person of the verbs of a sentence whose other words are read: what letters alone leave open."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.adjacent import Adjacent
from reader.arabic.morphology.asked_verbs import AskedVerbs
from reader.arabic.morphology.clauses import ReadWord, has_owner, read_word
from reader.arabic.morphology.imperatives import Commands
from reader.arabic.morphology.persons import Persons
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.morphology.told_past import tells_of_her, tells_the_past
from reader.arabic.morphology.verb_subjects import VerbSubjects
from reader.arabic.morphology.verbal_nouns import VerbalNouns
from reader.arabic.morphology.voice import Voice
from reader.arabic.remembering import remembered
from reader.arabic.resources import Resources

_DONE, _WE, _FIRST = "done", "1P", frozenset({"1P", "1S"})
_HE_OR_SHE = frozenset({"3MS", "3FS"})


_Rule = Callable[[Sequence[ReadWord], int], Reading | None]


class _Open(NamedTuple):
    """A word as it is read, the rules by which its neighbours may turn it, and whether its person is open."""

    word: ReadWord
    rules: tuple[_Rule, ...]
    settles: bool


class Constructions:
    """Chooses among the readings of a verb that differ in voice or person only."""

    def __init__(self, resources: Resources, forms: EnglishForms, choice: ReadingChoice) -> None:
        self._choice = choice
        self._voice = Voice(resources, forms, choice.is_mostly_passive)
        happening = frozenset(resources.english_words("happening"))
        self._persons = Persons(self._voice.acts, self._voice.times, happening)
        self._subjects = VerbSubjects(resources, forms)
        self._nouns = VerbalNouns(resources, choice)
        self._commands, self._verbs = Commands(choice), AskedVerbs(choice)
        self._adjacent = Adjacent(choice, forms, self._verbs.past_of_he)

    def settle(
        self, words: Sequence[str], chosen: list[Reading], names: Sequence[str], spoken: Sequence[bool]
    ) -> None:
        """Put into `chosen` what the words around ask for; `names` and `spoken` are as for a choice.

        What is read as "mine" comes first: a verb beside it may be mine as well.
        """
        read = list(map(self._read_word, words, chosen, names, spoken))
        sentence = [one.word for one in read]
        mine = [place for place, word in enumerate(sentence) if word.is_mine]
        others = [place for place, word in enumerate(sentence) if not word.is_mine]
        for place in (*mine, *others):
            _, rules, settles = read[place]
            told = _turned(rules, sentence, place) if rules else None
            if told is not None:
                chosen[place] = told
                sentence[place], _, settles = self._read_word(words[place], told, names[place], spoken[place])
            if settles:
                self._settle_one(sentence, place, told, chosen)

    def _settle_one(
        self, sentence: list[ReadWord], place: int, told: Reading | None, chosen: list[Reading]
    ) -> None:
        """Settle voice and person of a verb, and whose a thing is; `told`: what the word was turned to."""
        word = sentence[place]
        if not (word.is_verb or word.is_mine or self._persons.speaks_here(sentence, place)):
            return
        reading = told or self._settled(sentence, place)
        if reading.person in _HE_OR_SHE and self._subjects.is_thing(sentence, place, reading):
            reading = self._with_thing(reading)
        if reading is not word.reading:
            chosen[place] = reading
            sentence[place] = self._read_word(word.word, reading, word.name, word.spoken).word

    @remembered(20_000)
    def _read_word(self, word: str, reading: Reading, name: str, spoken: bool) -> _Open:
        read = read_word(word, reading, name, spoken)
        choices = (self._commands, self._verbs, self._adjacent)
        rules = tuple(one.instead for one in choices if one.may_turn(read))
        settles = read.is_verb or read.is_mine or reading.suffix.pronoun == _WE
        return _Open(read, rules, settles)

    def _settled(self, sentence: Sequence[ReadWord], place: int) -> Reading:
        word = sentence[place]
        if word.is_mine:
            return self._many(word) if has_owner(sentence, place) else word.reading
        if not word.is_verb:
            return self._likeliest_of_person(word.word, _WE) or word.reading
        noun = self._nouns.instead(sentence, place)
        if noun is not None:
            return noun
        if tells_the_past(sentence, place, self._voice.times):
            return self._past_of_he(word.word, word.reading)
        if tells_of_her(sentence, place):
            return self._present_of_she(word.word, word.reading)
        person = self._persons.person(sentence, place)
        if person:
            done = self._persons.has_done(sentence, place)
            return self._of_person(word.word, word.reading, person, done)
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
    def _present_of_she(self, word: str, past: Reading) -> Reading:
        """Return the present of "she" that is written like a past of "he", or that where there is none."""
        for reading in self._choice.morphology.readings(word):
            alike = (reading.proclitic, reading.suffix.pronoun) == (past.proclitic, past.suffix.pronoun)
            if alike and reading.tense == "imperfect" and reading.person == "3FS" and not reading.passive:
                return self._choice.shown(reading, word)
        return past

    @remembered(20_000)
    def _passive(self, word: str, active: Reading) -> Reading:
        """Return the passive that is written like `active`, or that itself where there is none.

        One that the lexicon has under a lemma of its own counts where there is no other: اتُّخذ.
        """
        passives = [
            one
            for one in self._choice.morphology.readings(word)
            if one.passive and one.stem.root == active.stem.root and have_one_form(one, active)
        ]
        best = min(passives, key=lambda one: one.stem.lemma != active.stem.lemma, default=None)
        return self._choice.shown(best, word) if best else active

    @remembered(20_000)
    def _of_person(self, word: str, verb: Reading, person: str, has_object: bool = False) -> Reading:
        """Return the reading of `person` of the same verb; for "I" and "we", of another if this has none."""
        if person == _DONE:
            return self._passive_past(word, verb)
        alike = [
            one
            for one in self._choice.morphology.readings(word)
            if one.stem.lemma == verb.stem.lemma and one.tense == verb.tense and one.person.startswith(person)
        ]
        passive = verb.passive and not has_object
        for reading in sorted(alike, key=lambda one: one.passive != passive):
            if reading.passive == passive or (person == "3FS" and not has_object):
                return self._choice.shown(reading, word)  # ألقيت: "I" is no "she" but if passive
        if person == "3FS" and verb.person[:1] == "2":
            return self._of_person(word, verb, "1S")  # قلت is no "she"
        return (self._likeliest_of_person(word, person) if person in _FIRST else None) or verb

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


def _turned(rules: Sequence[_Rule], sentence: Sequence[ReadWord], place: int) -> Reading | None:
    """Return what the words around ask the one at `place` to be, if it is another."""
    for rule in rules:
        told = rule(sentence, place)
        if told is not None:
            return told
    return None


def are_one_verb(one: Reading, other: Reading) -> bool:
    """Tell whether two readings of one spelling are the same verb, but for its voice."""
    return one.stem.lemma == other.stem.lemma and have_one_form(one, other)


def have_one_form(one: Reading, other: Reading) -> bool:
    """Tell whether two verbs have one tense and person, and the same words attached."""
    return (
        one.tense == other.tense
        and one.person == other.person
        and one.suffix.tags == other.suffix.tags
        and one.proclitic == other.proclitic
    )
