"""Who answers: whom somebody asks in the same sentence, or in the one before."""

import re

from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage, TextUnit, has_clitic, names_person
from reader.arabic.quotes.speakers import SubjectFinder

_ANSWERS = ("أجاب", "رد")
_SAYS = "قال"
_WHEN = frozenset(("لما", "حين", "حينما", "عندما", "اذ", "بعدما", "لدى"))
_I_ASK = re.compile(r"[وف]?(?:اسال|نسال|سالنا|سالت)(ه|ها|هم)?$")
_BY_ME = re.compile(r"[وف]?(?:سالت(?:ه|ها|هم)|اساله|اسالها|قلت(?: له)?)$")
_FARTHEST = 40  # units from a question to its answer
_FARTHEST_ASKED = 6  # units from the verb of a question to whom it asks


class Answers:
    """Finds who answers in one passage."""

    def __init__(self, passage: Passage, discourse: Discourse, subjects: SubjectFinder) -> None:
        self.passage = passage
        self.units = passage.units
        self.discourse = discourse
        self.subjects = subjects

    def answers(self, cue: Cue) -> bool:
        """Tell whether a verb answers a question asked before it in its sentence: سأله فلان، فأجاب."""
        at = self._question_before(cue)
        return at is not None and self._follows(at, cue)

    def who(self, cue: Cue) -> Speaker | None:
        """Return who answers at a cue, by the question before it."""
        at = self._question_before(cue)
        if at is None or not self._follows(at, cue):
            return self.discourse.asked(cue.form.gender) if self._opens_as_answer(cue) else None
        return self.asked(at, cue.at, cue.form.gender)

    def of_own_question(self, cue: Cue) -> Speaker | None:
        """Return the author, who tells of his own question (سألتها), or who answers it (لما سألتها، ضحكت)."""
        told = _BY_ME.match(self.units[cue.at].word) is not None and cue.form.finite
        mine = told and self.subjects.subject_behind(cue.at, len(self.units)) is None
        if mine and self.units[cue.at - 1].word.lstrip("وف") in _WHEN:
            return self.asked(cue.at, cue.last + 1, "")
        return self.discourse.author if mine else None

    def asked(self, at: int, limit: int, gender: str) -> Speaker | None:
        """Return whom the verb at unit `at` asks: the pronoun on it, or the person behind who asks."""
        asker = self._asker(at, limit)
        pronoun = _pronoun_on(self.units[at])
        if pronoun in ("", "ني", "نا"):
            return None if pronoun else self._object_of(at, limit, asker, gender)
        of_pronoun = {"ه": "m", "ها": "f"}.get(pronoun, "")
        number = "p" if pronoun == "هم" else "s"
        if gender and of_pronoun and gender != of_pronoun:
            return None
        but = asker.name if asker is not None else ""
        return self.discourse.latest(self.units[at].span.start, of_pronoun, number, but=but)

    def _question_before(self, cue: Cue) -> int | None:
        for at in range(cue.at - 1, max(-1, cue.at - _FARTHEST), -1):
            if _asks(self.units[at]):
                return at
        return None

    def _follows(self, at: int, cue: Cue) -> bool:
        """Tell whether a verb is that of an answer, or comes then: فقال; فضحك وقال; حين سأله فلان، قال."""
        if cue.form.verb.lemma in _ANSWERS or self.units[at - 1].word.lstrip("وف") in _WHEN:
            return True
        then = (self.units[place] for place in range(at + 1, cue.at + 1))
        return any(unit.word.startswith("ف") and _is_verb(unit) for unit in then)

    def _opens_as_answer(self, cue: Cue) -> bool:
        answers = cue.form.verb.lemma in (*_ANSWERS, _SAYS) and cue.form.finite
        return answers and not any(unit.is_word for unit in self.units[: cue.at])

    def _asker(self, at: int, limit: int) -> Speaker | None:
        if _is_mine(self.units[at]):
            return None
        behind = self.subjects.subject_behind(at, limit)
        return behind or (self.subjects.passage_subject(at) if at > 1 else None)

    def _object_of(self, at: int, limit: int, asker: Speaker | None, gender: str) -> Speaker | None:
        """Return the person behind who asks: سألت صحافية شابة | المخرج عن."""
        begin = at + 1
        if asker is not None and asker.span.start > self.units[at].span.start:
            begin = self.subjects.end_of(asker, at + 1)
            named = self.units[at + 1 : begin]
            inner = next((place for place, unit in enumerate(named, at + 1) if _opens_object(unit)), None)
            begin = inner if inner is not None and inner > at + 1 else begin
        for place in range(begin, min(limit, at + _FARTHEST_ASKED + 1)):
            if self.units[place].is_in("preposition") or not self.units[place].is_word:
                return None
            if self.subjects.is_strong(place):
                return self.subjects.speaker_at(place, gender)
        return None


def _asks(unit: TextUnit) -> bool:
    asks = any(form.verb.lemma in ("سأل", "استفسر") and form.finite for form, _ in unit.forms)
    return unit.mention is None and (asks or _is_mine(unit))


def _is_mine(unit: TextUnit) -> bool:
    """Tell whether the newsroom asks: سألناه; «سألته» can be hers too."""
    match = _I_ASK.match(unit.word)
    return match is not None and unit.mention is None and ("سالت" not in unit.word or unit.raw.endswith("ُ"))


def _pronoun_on(unit: TextUnit) -> str:
    match = re.search(r"سال(?:نا|ت|وا)?(هما|هم|ها|ه|ني|نا)$", unit.word)
    return match[1] if match is not None and unit.word.lstrip("وف") != "سالنا" else ""


def _opens_object(unit: TextUnit) -> bool:
    """Tell whether a word behind an indefinite noun is rather whom it asks: صحافية | المخرج."""
    person = unit.word.startswith("ال") and unit.is_role and not unit.form_is_in(unit.word[2:], "body")
    return (person and unit.mention is None) or (names_person(unit.mention) and not has_clitic(unit))


def _is_verb(unit: TextUnit) -> bool:
    return unit.mention is None and (unit.is_first_a_verb or bool(unit.forms))
