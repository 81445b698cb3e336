"""What stands around a verb in its sentence: the phrases that follow it, and the subject before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.arabic.morphology.buckwalter import to_arabic, unvocalised
from reader.arabic.morphology.preferences import is_of_ones_own
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.tagging import tags

_FAR = 9  # words after a verb in which its object is looked for
_NOMINAL = frozenset({"noun", "adjective", "proper noun", "number", "foreign", "abbreviation"})
THAT = frozenset({"anna", "inna", "an"})
_BETWEEN = frozenset({"qad", "lam", "lan", "la", "sawfa", "adverb", "lamma"})
ME = "1S"
_ELATIVE = re.compile(">a.[oa].~?a?.?")  # أبرز أعمدة المسرح
_DEGREES, _DEGREE_WORDS = ("er", "est"), ("more ", "most ")
_OF_TWO = "تي"  # طائرتي شحن
OPENING_MARKS = '«"“'
_ENDS = frozenset({"start", "pause", "conjunction", "in", "idha", "relative", "relative-man", "relative-mA"})
_QUANTITIES = frozenset({"dozens", "tens", "hundreds", "thousands", "millions"})  # عشرات المدنيين
_TO = "ل"
_WITH_ITS_OWN = frozenset({"prep-pron", "prep-me"})  # همست لي طالبة
_WITH_PRONOUN = {"علي": "على", "إلي": "إلى", "لدي": "لدى"}
_ATTACHED = {"bi": "ب", "li": "ل", "ka": "ك"}


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word of a sentence as it is read so far.

    `kind` is the last of its tags (see `tagging`); `name` the kind of name that it belongs to ("PER"), or
    nothing; `spoken` tells that it stands in somebody's speech. `preposition` is what the word is or begins
    with, without what is attached to it. `is_accusative`: its ending shows that it is no subject (كتابا).
    `stands_for_subject`: it is a pronoun, or a particle with one (هو, أنها). `is_mine`: it has "my".
    """

    word: str
    reading: Reading
    kind: str
    name: str
    spoken: bool
    preposition: str
    is_nominal: bool
    is_adjective: bool
    is_accusative: bool
    is_definite: bool
    is_verb: bool
    stands_for_subject: bool
    is_mine: bool


def read_word(word: str, reading: Reading, name: str = "", spoken: bool = False) -> ReadWord:
    """Return the word as it is read, with what its neighbours ask of it."""
    names, pos = tags(reading), reading.pos
    kind = names[-1] if names else ""
    definite = reading.prefix.definite or reading.suffix.pronoun or pos == "proper noun"
    return ReadWord(
        word,
        reading,
        kind,
        name,
        spoken,
        preposition=_preposition(reading),
        is_nominal=bool(name) or pos in _NOMINAL,
        is_adjective=pos == "adjective" and not name,
        is_accusative=reading.suffix.indefinite and not name,
        is_definite=bool(name or definite),
        is_verb=bool(reading.tense) and not name,
        stands_for_subject=kind == "personal" or (kind in THAT and reading.enclitic > 0),
        is_mine=reading.suffix.pronoun == ME and pos in ("noun", "adjective") and not name,
    )


def has_owner(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a noun follows that owns what is read as "mine": مثقفي المدينة. It is mostly definite.

    An adjective does not (كتابي الجديد), nor is there one where somebody speaks, nor the name of one's own
    (جدتي زهرة).
    """
    if sentence[place].spoken or place + 1 >= len(sentence):
        return False
    after = sentence[place + 1]
    if is_of_ones_own(sentence[place].reading) and (after.name == "PER" or not after.is_definite):
        return False
    if after.preposition or after.is_adjective or after.reading.prefix.conjunction:
        return False
    return after.is_nominal and (after.is_definite or sentence[place].word.endswith(_OF_TWO))


def _preposition(reading: Reading) -> str:
    if reading.pos != "preposition":
        return _ATTACHED.get(reading.prefix.preposition, "")
    morphemes = reading.stem.morphemes
    form = morphemes[0][0] if len(morphemes) > 1 else reading.stem.form
    written = to_arabic(unvocalised(form))
    return _WITH_PRONOUN.get(written, written)


class Following(NamedTuple):
    """What follows a verb in its clause.

    `phrases` are the heads of noun phrases without a preposition, in order (of what is counted, the noun),
    `preposition` is the one that follows at once or nothing, `later` the first one that follows the phrases,
    `clause` tells that a clause ("that …") or speech in marks follows, `counted` that a number comes first.
    """

    phrases: tuple[ReadWord, ...]
    preposition: str
    later: str
    clause: bool
    counted: bool


def following(sentence: Sequence[ReadWord], place: int, times: frozenset[str]) -> Following:
    """Return what follows the verb at `place`; `times` are English words of times, which are no object."""
    phrases: list[ReadWord] = []
    prepositions = ["", ""]
    governed, clause, counted, last = False, False, False, None
    for word in sentence[place + 1 : place + 1 + _FAR]:
        clause = word.kind in THAT or (not word.kind and word.word[:1] in OPENING_MARKS)
        if clause or word.kind in _ENDS or word.is_verb:
            break
        preposition = word.preposition
        if preposition:
            prepositions[bool(phrases)] = prepositions[bool(phrases)] or preposition
            governed = preposition != _TO or word.kind not in _WITH_ITS_OWN
            last = word if word.is_nominal else None
        elif word.is_nominal and not is_time(word, times):
            if last is None and governed:
                governed = False
            elif last is not None and phrases and phrases[-1] is last and _counts(last):
                counted = counted or len(phrases) == 1
                phrases[-1] = word
            elif _begins_phrase(last, word, phrases):
                phrases.append(word)
            last = word
    return Following(tuple(phrases), prepositions[0], prepositions[1], clause, counted)


def is_bare_elative(word: ReadWord) -> bool:
    """Tell whether the word is an elative without article or pronoun, which a noun mostly follows."""
    reading = word.reading
    if word.name or reading.prefix.definite or reading.suffix.form or reading.plural_stem:
        return False
    english = reading.stem.glosses[0]
    degree = english.endswith(_DEGREES) or english.startswith(_DEGREE_WORDS)
    return degree and reading.pos in _NOMINAL and _ELATIVE.fullmatch(reading.stem.form) is not None


def _counts(word: ReadWord) -> bool:
    """Tell whether what is counted follows the word: a number, or "dozens" without the article."""
    if word.reading.pos == "number":
        return True
    return not word.is_definite and not _QUANTITIES.isdisjoint(word.reading.stem.glosses[:1])


def _begins_phrase(before: ReadWord | None, word: ReadWord, phrases: Sequence[ReadWord]) -> bool:
    """Tell whether a nominal word begins a phrase of its own after `before`, or after the verb."""
    adjective = word.is_adjective
    if before is None:
        return not adjective or word.is_definite
    if word.reading.prefix.conjunction or (before.name and word.name):
        return False
    if adjective:
        return word.is_definite and (not before.is_definite or _differ(phrases[-1:], word.reading))
    if before.is_adjective and not before.is_definite and _ELATIVE.fullmatch(before.reading.stem.form):
        return False
    if before.is_adjective:
        return word.name != "PER"
    if word.reading.suffix.indefinite:
        return before.reading.pos != "number"
    if before.is_definite:
        return word.name != "PER" and before.reading.pos != "number"
    return before.reading.suffix.indefinite


def _differ(heads: Sequence[ReadWord], adjective: Reading) -> bool:
    """Tell whether an adjective is a plural of men, where the noun that it would describe is of things."""
    plural = adjective.suffix.number == "plural" and adjective.suffix.gender == "masculine"
    return plural and any(one.reading.suffix.gender == "feminine" for one in heads)


def is_time(word: ReadWord, times: frozenset[str]) -> bool:
    glosses = word.reading.stem.glosses
    return bool(glosses) and not word.name and glosses[0].lower() in times


def subject_before(sentence: Sequence[ReadWord], place: int) -> ReadWord | None:
    """Return the noun or pronoun right before the verb at `place` that is its subject, if one is.

    None where the clause begins with the verb. A verb that helps another ("was", "began to") has the same
    subject.
    """
    verb = sentence[place].reading
    relative, at = False, place
    while at >= 0 and sentence[at].is_verb:
        if sentence[at].reading.prefix.conjunction:
            return None
        at = _before_particles(sentence, at - 1)
        if at >= 0 and sentence[at].kind == "relative":
            relative, at = True, at - 1
            break
    if at < 0:
        return None
    if sentence[at].stands_for_subject:
        return sentence[at]
    run = _phrase_before(sentence, at)
    if not run or (not relative and run[0].is_definite and _is_governed(sentence, at, run)):
        return None
    return _agreeing(run, verb)


def _before_particles(sentence: Sequence[ReadWord], at: int) -> int:
    while at >= 0 and (sentence[at].kind in _BETWEEN or not sentence[at].kind):
        at -= 1
    return at


def _phrase_before(sentence: Sequence[ReadWord], at: int) -> list[ReadWord]:
    """Return the words of the noun phrase that ends at `at`, the last first."""
    run: list[ReadWord] = []
    while at >= 0 and sentence[at].is_nominal:
        if run and sentence[at].is_definite and not (run[-1].is_definite or run[-1].is_adjective):
            break
        run.append(sentence[at])
        if sentence[at].preposition or sentence[at].reading.prefix.conjunction:
            break
        at -= 1
    return run


def _is_governed(sentence: Sequence[ReadWord], at: int, run: Sequence[ReadWord]) -> bool:
    before = at - len(run)
    return bool(run[-1].preposition) or (before >= 0 and sentence[before].reading.pos == "preposition")


def _agreeing(run: Sequence[ReadWord], verb: Reading) -> ReadWord:
    """Return the noun of a phrase, given backwards, that agrees with the verb; else the phrase's head."""
    nouns = [one for one in run if not one.is_adjective]
    fitting = [one for one in nouns if may_be_subject_of(verb.person, one.reading)]
    return (fitting or nouns or list(run))[-1]


def may_be_subject_of(person: str, noun: Reading) -> bool:
    """Tell whether a noun may be the subject before a verb of a third person, by gender and number."""
    if person == "3FS":
        return noun.suffix.gender == "feminine" or noun.plural_stem
    if person == "3MS":
        return noun.suffix.gender != "feminine" and noun.number in ("singular", "")
    return noun.number in ("plural", "dual")
