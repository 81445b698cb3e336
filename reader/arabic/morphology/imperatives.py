"""What somebody is told to do: اغسل يديك, احرصوا على النوم. The lexicon has hardly any imperatives.

They are made from the imperfect of "you", of which they are the same letters without its prefix. One stands
where a clause opens; where the letters may be a past as well, the sentence must speak to somebody.
"""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from reader.arabic.morphology.affixes import Affix
from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.morphology.clauses import OPENING_MARKS, THAT, ReadWord, may_be_subject_of
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered

_YOU = "2"
_PRESENT = "ت"
_SUN, _HAMZA = "ا", "أ"
_AND = {"و": "wa", "ف": "fa"}
_TAKE, _YOU_TAKE = "خذ", "تأخذ"
_SHORT = frozenset(["ضع", "قل", "قف", "كن", "قم", "نم", "عش", "صم", "زر", "دع", "سر", "ثق", "عد"])
_LEAD = re.compile(r"\s*(?:\d{1,2}\s*[-.)–:]|[-–—•*·▪●○✔✓])\s*")
_NOT, _IF = "la", "إن"
_NAMED = frozenset({"PER", "ORG"})
_EXCLAMATION = "!"
_CLOSED = re.compile(".o")  # a stem that needs a vowel in front: kotub
_CAUSING = re.compile(".o.i.|.iy?.|.i.~|.o.iy?")  # of the fourth measure
_HOLLOW = re.compile(".(A|uw|iy).")
_BRIEF = 8  # words of an exclamation that is hardly more than what somebody shall do
_MANY_YOU = frozenset({"2MP", "2FP", "2D"})
_ENDINGS = frozenset({"2MS", "2FS", "2MP"})


class _Weighed(Protocol):
    @property
    def reading(self) -> Reading: ...

    @property
    def weight(self) -> float: ...


class _Choice(Protocol):
    @property
    def morphology(self) -> Morphology: ...

    def candidates(self, word: str, spoken: bool) -> Sequence[_Weighed]: ...

    def shown(self, reading: Reading, word: str) -> Reading: ...


class Imperatives:
    """Finds the words of a sentence that are imperatives, and reads them so."""

    def __init__(self, choice: _Choice, acts: Callable[[ReadWord], bool]) -> None:
        """`acts` tells whether a word is somebody who does things."""
        self._choice, self._acts = choice, acts

    def read(self, sentence: Sequence[ReadWord], listed: bool = False) -> dict[int, Reading]:
        """Return the imperatives of a sentence, by their places; `listed`: it is an item of a list."""
        found: dict[int, Reading] = {}
        for place, word in enumerate(sentence):
            told = _speaks_to_somebody(sentence, word.spoken)
            if word.name or not _may_stand(sentence, place, bool(found) or listed, told):
                continue
            if word.kind == _NOT:
                command, at = self._warning(sentence, place, told or bool(found) or listed), place + 1
            else:
                command, at = self._command(sentence, place, told or bool(found), listed), place
            if command is not None:
                found[at] = command
        return found

    def _command(self, sentence: Sequence[ReadWord], place: int, told: bool, listed: bool) -> Reading | None:
        word = sentence[place]
        after = sentence[place + 1] if place + 1 < len(sentence) else None
        if after is not None and (after.name in _NAMED or (after.kind in THAT and after.word != _IF)):
            return None
        sure = _is_nothing_else(word) or (listed and not word.reading.known)
        if not sure and not (told or (listed and not place and word.is_verb)):
            return None
        if not sure and not word.is_verb and word.reading.pos != "noun":
            return None
        if after is not None and self._acts(after) and not told:
            return None
        return self._of_word(word.word)

    def _warning(self, sentence: Sequence[ReadWord], place: int, told: bool) -> Reading | None:
        """Return the verb after "not" as one of "you", where somebody is warned: لا تلمس السلك."""
        if place + 1 >= len(sentence) or not (told or _cries(sentence) or sentence[place].spoken):
            return None
        verb = sentence[place + 1]
        if not verb.is_verb or verb.reading.tense != "imperfect" or verb.reading.person != "3FS":
            return None
        after = sentence[place + 2] if place + 2 < len(sentence) else None
        if after is not None and _may_be_who(after):
            return None
        return self._second(verb.word, verb.reading)

    @remembered(4_000)
    def _second(self, word: str, verb: Reading) -> Reading | None:
        for one in self._choice.morphology.readings(word):
            alike = one.stem.lemma == verb.stem.lemma and one.tense == verb.tense and not one.passive
            if alike and one.person == "2MS" and one.proclitic == verb.proclitic:
                return self._choice.shown(one, word)
        return None

    @remembered(4_000)
    def _of_word(self, word: str) -> Reading | None:
        """Return the imperative that a word may be, with or without "and" before it."""
        bare = strip_marks(word)
        command = self._of_core(bare, "", word)
        if command is None and bare[:1] in _AND and len(bare) > 3:
            command = self._of_core(bare[1:], _AND[bare[0]], word)
        return command

    def _of_core(self, core: str, conjunction: str, word: str) -> Reading | None:
        if len(core) < 3 and core not in _SHORT and core != _TAKE:
            return None
        present = _present_of(core)
        fitting = [one for one in self._choice.morphology.readings(present) if _is_told_so(one, core)]
        if not fitting:
            return None
        weighed = sorted(self._choice.candidates(present, True), key=lambda one: -one.weight)
        likely = [one.reading.stem.lemma for one in weighed]
        ranks = {lemma: rank for rank, lemma in reversed(tuple(enumerate(likely)))}
        one = min(fitting, key=lambda one: ranks.get(one.stem.lemma, len(ranks)))
        shown = self._choice.shown(one, present)
        prefix = Affix(conjunction, "Pref-0", ((conjunction, "CONJ"),) if conjunction else ())
        prefix.person = one.person
        stem = shown.stem._replace(category="CV", form=_form(core, one))
        ending = "" if one.suffix.form in ("u", "a", "o", "") else one.suffix.form
        return Reading(prefix, stem, one.suffix, conjunction + stem.form + ending)


def _present_of(core: str) -> str:
    if core.startswith(_TAKE):
        return _YOU_TAKE + core[len(_TAKE) :]
    return _PRESENT + (core[1:] if core[0] in (_SUN, _HAMZA) else core)


def _is_told_so(one: Reading, core: str) -> bool:
    """Tell whether an imperfect is one of which `core` is the imperative."""
    if one.tense != "imperfect" or one.passive or not one.known or not one.exact:
        return False
    if one.person not in _ENDINGS or one.prefix.conjunction or one.suffix.pronoun[:1] == _YOU:
        return False
    stem, vowel = one.stem.form, one.prefix.form[-1:]
    if core.startswith(_TAKE):
        return True
    if core[0] == _SUN:
        return vowel == "a" and _CLOSED.match(stem) is not None
    if core[0] == _HAMZA:
        return vowel == "u" and _CAUSING.fullmatch(stem) is not None
    if one.person == "2MS" and _HOLLOW.fullmatch(stem):
        return False
    return _CLOSED.match(stem) is None and not (vowel == "u" and _CAUSING.fullmatch(stem))


def _form(core: str, one: Reading) -> str:
    """Return the stem as the imperative has it: uktub, ishrab, arsil."""
    stem = one.stem.form
    if core[0] == _SUN:
        return ("{u" if re.fullmatch(".o.u.", stem) else "{i") + stem
    if core[0] == _HAMZA:
        return ">a" + stem
    return stem.removeprefix(">o") if core.startswith(_TAKE) else stem


def is_listed(text: str, start: int) -> bool:
    """Tell whether what begins at `start` is an item of a list, behind its number or bullet."""
    return _LEAD.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def _speaks_to_somebody(sentence: Sequence[ReadWord], spoken: bool) -> bool:
    """Tell whether "you" or "your" stands in the sentence, inside marks or outside as the word itself does.

    A verb that may end so tells nothing: فرك.
    """
    return any(_is_yours(one) and one.spoken == spoken for one in sentence)


def _is_yours(word: ReadWord) -> bool:
    reading = word.reading
    if word.name or not reading.known:
        return False
    return reading.person in _MANY_YOU if word.is_verb else reading.suffix.pronoun[:1] == _YOU


def _may_be_who(noun: ReadWord) -> bool:
    """Tell whether a noun behind a verb in t- may be she who does it."""
    bare = noun.is_nominal and not noun.preposition and not noun.is_accusative
    return bare and bool(noun.name or may_be_subject_of("3FS", noun.reading))


def _cries(sentence: Sequence[ReadWord]) -> bool:
    return sentence[-1].word == _EXCLAMATION and len(sentence) < _BRIEF


def _may_stand(sentence: Sequence[ReadWord], place: int, begun: bool, told: bool) -> bool:
    """Tell whether a clause may open at `place`, in which somebody is told what to do."""
    word = sentence[place]
    if not word.kind and not word.word[:1].isalpha():
        return False
    if place == 0:
        return True
    before = sentence[place - 1]
    if begun and strip_marks(word.word)[:1] == "و" and (word.is_verb or not word.reading.known):
        return True
    if before.word in OPENING_MARKS or before.kind == "start":
        return True
    if before.word == ":":
        return word.spoken
    return before.kind == "pause" and (told or begun)


def _is_nothing_else(word: ReadWord) -> bool:
    """Tell whether the letters can hardly be anything but an imperative: احرص, اكتب, ضع."""
    bare = strip_marks(word.word)
    core = bare[1:] if bare[:1] in _AND and len(bare) > 3 else bare
    if not word.reading.known:
        return core[:1] == _SUN or core in _SHORT or core == _TAKE
    own = word.reading.prefix.form if word.reading.tense == "imperfect" else word.reading.stem.form
    return from_arabic(core)[:1] == "A" and bool(word.reading.tense) and own.startswith(">")
