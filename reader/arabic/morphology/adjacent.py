"""Readings that the words right beside one decide, where letters and counts leave them open.

من before a verb is "who" and إن "if", أخي without a possessor "my brother", معلنا أن "announcing".
"""

import re
from collections.abc import Callable, Sequence

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.clauses import THAT, ReadWord
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.reading_choice import ReadingChoice
from reader.arabic.normalise import strip_marks
from reader.arabic.remembering import remembered

_OF, _WHO = "min", "man"
_INDEED, _IF = frozenset({"<in~", "<in~a"}), "<in"
_BROTHER = re.compile(r">(ax|ab)iy")
_FIRST = frozenset({"أول", "وأول", "آخر"})
_HIS = "3MS"
_DONE_TO, _DOING = re.compile("mu.*a.(~)?"), re.compile("mu.*i.(~)?")
_ING = "ing"
_PARTS = frozenset({"noun", "adjective"})
_BEFORE_PREDICATE = frozenset({"la", "lam", "lan"})


class Adjacent:
    """The choice of a word's reading by the words beside it."""

    def __init__(
        self, choice: ReadingChoice, forms: EnglishForms, past_of_he: Callable[[str], Reading | None]
    ) -> None:
        self._choice, self._forms, self._past_of_he = choice, forms, past_of_he

    @staticmethod
    def may_turn(word: ReadWord) -> bool:
        """Tell whether a word is one of which the words beside it decide."""
        if word.name or not word.kind:
            return False
        form = word.reading.stem.form
        if form == _OF or form in _INDEED:
            return not word.reading.suffix.form
        return word.reading.pos in _PARTS and (bool(_BROTHER.fullmatch(form)) or _may_be_doing(word))

    def instead(self, sentence: Sequence[ReadWord], place: int) -> Reading | None:
        """Return the reading that the neighbours of the word at `place`, which may have one, ask for."""
        word, form = sentence[place], sentence[place].reading.stem.form
        after = sentence[place + 1] if place + 1 < len(sentence) else None
        if form == _OF:
            return self._pronoun(word.word) if after is not None and self._is_who(sentence, place) else None
        if form in _INDEED:
            return self._if(word.word) if after is not None and _is_condition(after) else None
        if _BROTHER.fullmatch(form):
            return self._my_own(word.word, word.reading) if not _is_owner(after) else None
        return self._participle(word.word, word.reading) if _is_doing(sentence, place) else None

    @remembered(200)
    def _pronoun(self, word: str) -> Reading | None:
        found = (one for one in self._choice.morphology.readings(word) if one.stem.form == _WHO)
        return next((self._choice.shown(one, word) for one in found), None)

    @remembered(200)
    def _if(self, word: str) -> Reading | None:
        found = (one for one in self._choice.morphology.readings(word) if one.stem.form == _IF)
        return next((self._choice.shown(one, word) for one in found), None)

    def _is_who(self, sentence: Sequence[ReadWord], place: int) -> bool:
        """Tell whether somebody is meant who does what follows: من صوّر, أول من باع."""
        if _tells(sentence, place + 1):
            return True
        first = place > 0 and strip_marks(sentence[place - 1].word) in _FIRST
        return first and self._past_of_he(sentence[place + 1].word) is not None

    @remembered(200)
    def _my_own(self, word: str, chosen: Reading) -> Reading | None:
        """Return the word with "my" in it, which the lexicon words so."""
        for one in self._choice.morphology.readings(word):
            if one.stem.lemma == chosen.stem.lemma and one.stem.glosses[:1][0].endswith("+ my"):
                kin = one.stem.glosses[0].partition(" ")[0]
                return one.with_stem(one.stem._replace(glosses=(f"my {kin}",)))
        return None

    @remembered(4_000)
    def _participle(self, word: str, chosen: Reading) -> Reading | None:
        """Return the active participle that a word may be, worded as what somebody does."""
        for one in self._choice.morphology.readings(word):
            if (
                one.pos in _PARTS
                and _DOING.fullmatch(one.stem.form)
                and one.suffix.form == chosen.suffix.form
                and one.proclitic == chosen.proclitic
            ):
                sense = self._done(one)
                shown = self._choice.shown(one, word)
                if not sense or shown.stem.glosses[0].endswith(_ING):
                    return shown if shown.pos == "adjective" else None
                doing = self._forms.gerund(sense)
                return shown.with_stem(shown.stem._replace(pos="adjective", glosses=(doing,)))
        return None

    def _done(self, participle: Reading) -> str:
        """Return what the verb of an active participle means: muEolin is of >aEolan."""
        stem = _verb_of(participle.stem.form)
        for one in self._choice.morphology.readings(to_arabic(unvocalised(stem))) if stem else ():
            if one.tense == "past" and one.person == _HIS and not one.passive and one.stem.form == stem:
                return self._choice.shown(one, to_arabic(unvocalised(stem))).stem.glosses[0]
        return ""


def _may_be_doing(word: ReadWord) -> bool:
    """Tell whether a word is written like an active participle of the derived measures, without article."""
    reading = word.reading
    if (
        word.is_definite
        or word.preposition
        or reading.prefix.conjunction == "fa"
        or reading.number != "singular"
    ):
        return False
    return bool(_DONE_TO.fullmatch(reading.stem.form) or _DOING.fullmatch(reading.stem.form))


def _is_doing(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a participle tells what somebody does meanwhile, and to what: معلنا أن, معلنة التعليق."""
    word = sentence[place]
    if place + 1 >= len(sentence):
        return False
    after, before = sentence[place + 1], sentence[place - 1] if place else None
    if after.kind in THAT:
        return True
    if before is None or (before.kind != "pause" and not word.reading.prefix.conjunction):
        return False
    if not after.is_nominal or after.preposition or after.is_adjective or after.name:
        return False
    if word.reading.suffix.indefinite:
        return after.is_definite or word.reading.pos == "adjective"
    return word.reading.pos == "adjective" and word.reading.suffix.gender == "feminine"


def _verb_of(participle: str) -> str:
    """Return the stem of the past of which this is the active participle, or nothing."""
    rest = participle.removeprefix("mu").replace("&", ">")
    heart, vowel, end = rest.rpartition("i")
    if not vowel:
        return ""
    heart = f"{heart}a{end}"
    if (heart[1:2] == "o" and not heart.startswith(("so", "n"))) or re.fullmatch(".o.a.", heart):
        return f"{{i{heart}" if re.fullmatch(".ota.a.", heart) else f">a{heart}"
    return f"{{i{heart}" if heart.startswith(("sota", "sotaw", "n")) else heart


def _tells(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a finite verb stands at `place`, or behind the word that denies it there."""
    word = sentence[place]
    if word.kind in _BEFORE_PREDICATE and not word.reading.prefix.form and place + 1 < len(sentence):
        return sentence[place + 1].is_verb
    return word.is_verb and not word.reading.prefix.conjunction and word.reading.person[:1] == "3"


def _is_condition(after: ReadWord) -> bool:
    """Tell whether "if" stands before the word: "that" has no verb right behind it."""
    if after.reading.prefix.conjunction:
        return False
    return after.kind == "lam" or (after.is_verb and after.reading.tense == "past" and after.word != "ليس")


def _is_owner(after: ReadWord | None) -> bool:
    return (
        after is not None and after.is_nominal and not (after.preposition or after.reading.prefix.conjunction)
    )
