"""Words that follow their verb with neither marks nor إن: قال فلان لا أعتقد, قال فلان كانت الريح قوية."""

from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.reading import Passage, TextUnit, names_person
from reader.arabic.quotes.words import COMMAS

_FARTHEST_BARE = 12  # units between a verb and what was said, where nothing else tells
_FARTHEST_NAME = 5  # units from a verb to the name of who speaks, which offices stand before
_FEWEST_SAID = 2  # units of what is said with nothing before it
_LONGEST_ASIDE = 12  # units of what is told of a speaker between commas
_WHO = ("وهو", "وهي")


def bare_start(passage: Passage, cue: Cue) -> int | None:
    """Return where content begins with neither marks nor إن: قال فلان لا أعتقد, مضيفا أترك الأمر."""
    if "bare" not in cue.form.verb.flags:
        return None
    behind = _behind_speaker(passage, cue)
    if behind is not None:
        return behind
    for at in range(cue.last + 1, min(len(passage.units), cue.last + _FARTHEST_BARE)):
        unit = passage.units[at]
        if _speaks_in_first_person(unit):
            return at
        if unit.mention is None and (unit.is_in("preposition", "relative") or unit.word in COMMAS):
            return None
    return None


def _behind_speaker(passage: Passage, cue: Cue) -> int | None:
    """Return the verb that begins what was said right behind a person: قال فلان للصحافيين كانت الريح قوية.

    Or behind what is told of him between commas: قال فلان، وهو حلاق، أعمل هنا منذ سنين.
    """
    if cue.form.verb.weak or not cue.form.finite or cue.form.bound:
        return None
    at = cue.last + 1
    while names_person(passage.unit_at(at).mention) or (
        at < cue.last + _FARTHEST_NAME and _is_title(passage, at)
    ):
        at += 1
    if at == cue.last + 1:
        return None
    unit = passage.unit_at(at)
    if unit.word in COMMAS and passage.unit_at(at + 1).word in _WHO:
        closing = range(at + 2, min(passage.end - 1, at + _LONGEST_ASIDE))
        at = next((place for place in closing if passage.units[place].word in COMMAS), at) + 1
        first = passage.unit_at(at)
        own = first.raw.startswith(("أ", "ن")) and first.is_first_a_verb
        return at if own or _speaks_in_first_person(first) else None
    if unit.is_addressed or unit.word.startswith("لل"):
        at += 1
    first = passage.unit_at(at)
    acts = first.mention is None and first.is_first_a_verb and not first.forms
    return at if acts and cue.at <= 1 and at + _FEWEST_SAID < passage.end else None


def _is_title(passage: Passage, at: int) -> bool:
    return passage.unit_at(at).is_role or passage.unit_at(at).is_title


def _speaks_in_first_person(unit: TextUnit) -> bool:
    if unit.is_in("first_person"):
        return True
    if unit.mention is not None or unit.is_in("time", "adverb") or len(unit.word) < 4:
        return False
    return unit.is_first_or_second_person_verb
