"""Clauses of a line for its English word for word: what the subject of a verb is, and where it stands.

Arabic puts a verb before its subject. It is moved behind it only where the noun phrase agrees with it and no
subject came before; else the order stays. Grammar: Ryding, A Reference Grammar of Modern Standard Arabic
(2005), chapters 3 and 4, on word order and agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.literal.noun_phrases import (
    NounPhrase,
    Words,
    agrees,
    english_order,
    is_plural,
    noun_phrase,
)
from reader.arabic.literal.units import Category, LiteralUnit

_RELATIVE = frozenset(
    ["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللاتي", "اللواتي", "ما", "من"]
)
_BEFORE_VERB = frozenset(["لم", "لن", "لا", "ما", "قد", "سوف", "لقد"])
_WAS = frozenset(["كان", "كانت", "كانوا", "يكون", "تكون"])
_SUBORDINATING = frozenset(
    [
        "ان",
        "انه",
        "لان",
        "لكن",
        "ولكن",
        "حيث",
        "بينما",
        "فيما",
        "عندما",
        "حين",
        "اذ",
        "اذا",
        "لو",
        "كي",
        "حتي",
        "بعدما",
        "قبل",
        "بعد",
        "كما",
        "منذ",
    ]
)
_THIRD = ("he", "she", "it")
_SPEAKING = ("I", "we", "you")
_OF_MANY = {"was": "were", "is": "are", "has": "have"}
_NEGATION = {"not": "does not", "no": "does not"}


@dataclass(slots=True)
class Clause:
    """What is known of the clause that is being read: whether its subject came, and its English so far."""

    has_subject: bool = False
    said: list[Words] = field(default_factory=list)


class Clauses:
    """Puts the units of a line in the order of its English."""

    def __init__(self, forms: EnglishForms) -> None:
        self._forms = forms

    def in_order(self, units: Sequence[LiteralUnit], goes_on: bool = False) -> Clause:
        """Return the English of units between two marks; each unit has exactly one `Words`.

        `goes_on` says that a subject came before the mark, and that the mark ends no clause.
        """
        clause = Clause(goes_on)
        place = 0
        while place < len(units):
            place = self._next(units, place, clause, goes_on)
        return clause

    def _next(self, units: Sequence[LiteralUnit], place: int, clause: Clause, goes_on: bool) -> int:
        """Take what begins at a place into the clause; return the place after it."""
        group = _verb_group(units, place)
        if group:
            if _starts_anew(units, place, group) and (place or not goes_on):
                clause.has_subject = False
            return self._verb(units, place, group, clause)
        phrase = noun_phrase(units, place)
        if phrase is not None:
            clause.said += self._phrase(phrase)
            clause.has_subject |= not phrase.first.has_preposition and not _follows_preposition(units, place)
            return phrase.end
        unit = units[place]
        if _opens_clause(unit):
            clause.has_subject = unit.owned or unit.stem in _RELATIVE
        clause.said.append(Words(_plain(unit), unit))
        return place + 1

    def _phrase(self, phrase: NounPhrase) -> list[Words]:
        words = list(english_order(phrase))
        number: LiteralUnit | None = None
        for at, one in enumerate(words):
            if one.unit.category is Category.NUMBER:
                number = one.unit
            elif number is not None and one.unit.category is Category.NOUN:
                words[at] = Words(self._counted(number, one.text), one.unit)
                number = None
        return words

    def _counted(self, number: LiteralUnit, text: str) -> str:
        """Put what is counted in the plural: Arabic has it in the singular after eleven and more."""
        is_one = number.core in ("1", "one") or text.startswith(("per cent", "percent", "million", "billion"))
        return text if is_one else self._forms.plural(text)

    def _verb(
        self, units: Sequence[LiteralUnit], place: int, group: Sequence[LiteralUnit], clause: Clause
    ) -> int:
        """Take a verb with the particles before it, and its subject if that follows."""
        verb, after = group[-1], place + len(group)
        subject = self._subject(units, after, verb, clause)
        if subject is not None:
            lead = group[0].lead
            _say_that(clause)
            words = self._phrase(subject)
            clause.said.append(Words(f"{lead} {words[0].text}".strip(), words[0].unit))
            clause.said += words[1:]
            was = self._was(units, subject.end, verb)
            if is_plural(subject):
                was = self._of_many(was)
            clause.said += self._verb_words(group, "", shown=False, was=was)
            clause.has_subject = True
            return subject.end
        is_open = verb.subject == "they" or not _may_have_subject(units, after)
        shown = is_open and not clause.has_subject
        clause.said += self._verb_words(group, group[0].lead, shown, self._was(units, after, verb))
        clause.has_subject = True
        return after

    def _subject(
        self, units: Sequence[LiteralUnit], after: int, verb: LiteralUnit, clause: Clause
    ) -> NounPhrase | None:
        """Return the noun phrase after a verb that is surely its subject."""
        if clause.has_subject or verb.subject.strip("[]") not in _THIRD:
            return None
        phrase = noun_phrase(units, after)
        if phrase is None or phrase.first.stands_apart or not agrees(phrase, verb.subject):
            return None
        return phrase

    def _was(self, units: Sequence[LiteralUnit], after: int, verb: LiteralUnit) -> str:
        """Say what "was" becomes before another verb: "had" before a past, "was" before a present."""
        if verb.stem not in _WAS:
            return verb.core
        following = _verb_group(units, after)
        if following and any(unit.stem == "قد" for unit in following):
            return "had"
        return verb.core

    def _verb_words(self, group: Sequence[LiteralUnit], lead: str, shown: bool, was: str) -> list[Words]:
        """Return the words of a verb with its particles; `shown` says whether its pronoun is."""
        verb = group[-1]
        pronoun = verb.subject if shown or verb.subject in _SPEAKING else ""
        particles = [unit for unit in group[:-1] if unit.stem not in ("قد", "لقد") or unit.core != "has"]
        core = was
        words: list[Words] = []
        for at, unit in enumerate(particles):
            text = unit.core
            if text in _NEGATION and verb.subject.strip("[]") in _THIRD:
                text, core = _NEGATION[text], self._base(core)
            words.append(Words(_joined(lead if not at else "", pronoun, text), unit))
            pronoun = ""
        silent = [unit for unit in group[:-1] if unit not in particles]
        text = _joined("" if particles else lead, pronoun, core)
        return [*(Words("", unit) for unit in silent), *words, Words(text, verb)]

    def _of_many(self, core: str) -> str:
        """Return a verb as it goes with many: "the wages rise"."""
        first, blank, rest = core.partition(" ")
        return _OF_MANY[first] + blank + rest if first in _OF_MANY else self._base(core)

    def _base(self, core: str) -> str:
        """Return a verb of the present without its ending: "does not gain"."""
        first, blank, rest = core.partition(" ")
        for base in sorted(self._forms.base_forms(first), key=len):
            if self._forms.third_person(base) == first:
                return base + blank + rest
        return {"is": "be", "has": "have", "goes": "go", "does": "do"}.get(first, first) + blank + rest


def _verb_group(units: Sequence[LiteralUnit], place: int) -> Sequence[LiteralUnit]:
    """Return the verb at a place with the particles before it, or nothing."""
    at = place
    while at < len(units) and units[at].category is Category.FUNCTION and units[at].stem in _BEFORE_VERB:
        at += 1
    is_verb = at < len(units) and units[at].category is Category.VERB
    if not is_verb or any(unit.lead for unit in units[place + 1 : at + 1]):
        return ()
    return units[place : at + 1]


def _starts_anew(units: Sequence[LiteralUnit], place: int, group: Sequence[LiteralUnit]) -> bool:
    """Whether a verb begins a clause of its own: first in the line, after a mark, after a conjunction."""
    return place == 0 or (
        bool(group[0].conjunction) and _may_have_subject(units, place + len(group), certain=True)
    )


def _may_have_subject(units: Sequence[LiteralUnit], after: int, certain: bool = False) -> bool:
    """Whether a noun phrase without a preposition follows; `certain`: of a name, or one that says who."""
    phrase = noun_phrase(units, after)
    if phrase is None or phrase.first.stands_apart:
        return False
    return not certain or any(noun.unit.category is Category.NAME for noun in phrase.nouns)


def _follows_preposition(units: Sequence[LiteralUnit], place: int) -> bool:
    before = units[place - 1] if place else None
    return before is not None and before.category is Category.FUNCTION and before.stem not in _SUBORDINATING


def _say_that(clause: Clause) -> None:
    """Turn the "to" of أن before a verb into "that", now that its subject comes between."""
    if clause.said and clause.said[-1].unit.stem == "ان" and clause.said[-1].text.split(" ")[-1] == "to":
        last = clause.said[-1]
        clause.said[-1] = Words(f"{last.text[:-2]}that", last.unit)


def _opens_clause(unit: LiteralUnit) -> bool:
    is_mark = unit.category is Category.PUNCTUATION and unit.core not in "()%-/"
    return is_mark or unit.stem in _SUBORDINATING or unit.stem in _RELATIVE


def _plain(unit: LiteralUnit) -> str:
    article = "the" if unit.definite else ""
    return _joined(unit.lead, unit.subject, article, unit.core)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
