"""Verbs as the conjugator mazini has them, each found by root, past and imperfect: its one importer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mazini import Conjugation, MaziniError, conjugate
from mazini.lexicon import attested_wazns

from reader.arabic.morphology.buckwalter import from_arabic

_FORMS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms", "2fs", "2d", "2mp", "2fp", "1s", "1p")
_TENSES = (
    *(("past", False), ("ind", False), ("sub", False), ("juss", False), ("imp", False)),
    *(("past_pass", True), ("ind_pass", True)),
)


@dataclass(frozen=True, slots=True)
class ConjugatedTense:
    """A tense: its name ("past", "ind", "sub", "juss", "imp", with "_pass"), and the form of each person.

    A person is "3ms" and so on: person, masculine or feminine, singular, dual or plural.
    """

    name: str
    is_passive: bool
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConjugatedVerb:
    """A verb that is attested. Forms are vocalised; those that are not certain are empty."""

    form: str  # "I" to "X", or "Iq" and so on for roots of four letters
    root: str
    pattern: str
    imperfect: str
    verbal_nouns: tuple[str, ...]
    active_participle: str
    passive_participle: str


def bare_form(arabic: str) -> str:
    """Return a vocalised form by which spellings of one form are the same.

    No signs of silence, no vowels that the letter after them says again, one kind of alef at the beginning.
    """
    letters = from_arabic(arabic).replace("o", "").replace("{", "A").replace("`", "A")
    letters = re.sub("a(?=[AY])", "", letters)
    letters = re.sub("^A[iu]", "A", letters)
    return re.sub("(?<=i)y(?=[^aiuAwy~]|$)|(?<=u)w(?=[^aiuAwy~]|$)", "", letters)


def attested_patterns(root: str) -> tuple[str, ...]:
    """Return the patterns of the attested verbs of a root in Arabic letters, in the order of their forms."""
    try:
        return tuple(attested_wazns(root))
    except MaziniError:
        return ()


@lru_cache(2000)
def verbs_of(root: str) -> tuple[ConjugatedVerb, ...]:
    """Return the attested verbs of a root in Arabic letters, in the order of their forms."""
    return tuple(found for one in attested_patterns(root) if (found := _verb(root, one)))


def _verb(root: str, pattern: str) -> ConjugatedVerb | None:
    table = _table(root, pattern)
    if table is None:
        return None
    return ConjugatedVerb(
        form=table.verb_form,
        root=root,
        pattern=pattern,
        imperfect=_only(table, "ind_3ms"),
        verbal_nouns=tuple(one.form for one in table.slots.get("vn", ()) if _is_certain(one.form)),
        active_participle=_only(table, "ap"),
        passive_participle=_only(table, "pp"),
    )


def past_of(root: str, pattern: str) -> str:
    """Return the past of the third person masculine; empty where there are several, or none."""
    table = _table(root, pattern)
    return _only(table, "past_3ms") if table else ""


@lru_cache(500)
def _table(root: str, pattern: str) -> Conjugation | None:
    try:
        return conjugate(root, pattern)
    except (MaziniError, ValueError, IndexError, KeyError):
        return None


def _only(table: Conjugation, slot: str) -> str:
    forms = [one.form for one in table.slots.get(slot, ())]
    return forms[0] if len(forms) == 1 and _is_certain(forms[0]) else ""


def _is_certain(form: str) -> bool:
    return bool(form) and "?" not in form


def tenses_of(root: str, pattern: str) -> tuple[ConjugatedTense, ...]:
    """Return the whole conjugation of a verb; empty for what is no verb."""
    table = _table(root, pattern)
    if table is None:
        return ()
    return tuple(
        ConjugatedTense(name, is_passive, forms)
        for name, is_passive in _TENSES
        if (forms := _persons(table, name))
    )


def _persons(table: Conjugation, tense: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, form) for one in _PERSONS if (form := _only(table, f"{tense}_{one}")))


def is_one_of_ten(form: str) -> bool:
    """Whether a form is one of the ten that are told apart by number."""
    return form in _FORMS


def matching(verbs: Sequence[ConjugatedVerb], past: str, imperfects: Sequence[str]) -> ConjugatedVerb | None:
    """Return the one verb that has this past and, as the lexicon says it, one of these imperfect stems.

    None where there is none, or more than one.
    """
    wanted = {bare_form(one) for one in imperfects}
    found = [
        verb
        for verb in verbs
        if bare_form(past_of(verb.root, verb.pattern)) == bare_form(past) and _stem(verb.imperfect) in wanted
    ]
    return found[0] if len(found) == 1 else None


def _stem(imperfect: str) -> str:
    """Return an imperfect without the sign of its person and the vowel of its mood."""
    return re.sub("(?<=.)u$", "", re.sub("^y[au]", "", bare_form(imperfect)))
