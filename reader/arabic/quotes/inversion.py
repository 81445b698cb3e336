"""Verb and subject between commas, after which the words go on: غير ذلك، تضيف فلانة، فالوضع مستقر."""

from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.openings import Intro
from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.words import COMMAS, complementiser

_LONGEST = 12  # units between the commas: a verb, a name with its title, and where it was said


def goes_on_after(passage: Passage, subjects: SubjectFinder, cue: Cue) -> Intro | None:
    """Return the content that goes on after a verb and its subject between commas, None if none does."""
    if not _may_be_set_in(passage, cue):
        return None
    commas = (i for i in range(cue.last + 1, len(passage.units)) if passage.units[i].word in COMMAS)
    comma = next(commas, None)
    if comma is None or comma - cue.last > _LONGEST or comma + 1 == len(passage.units):
        return None
    return _content(passage, comma + 1) if _ends_with_subject(passage, subjects, cue, comma) else None


def _may_be_set_in(passage: Passage, cue: Cue) -> bool:
    """Tell whether a verb of saying stands after a comma, and no words in marks before that."""
    if not cue.form.finite or cue.joined or cue.kind not in ("say", "judge"):
        return False
    return passage.unit_at(cue.at - 1).word in COMMAS and passage.unit_at(cue.at - 2).marked is None


def _ends_with_subject(passage: Passage, subjects: SubjectFinder, cue: Cue, comma: int) -> bool:
    """Tell whether only the subject, and where it spoke, stands between a verb and a comma."""
    subject = subjects.after(cue, comma)
    if subject is None:
        return False
    end = subjects.end_of(subject, cue.last + 1)
    return end >= comma or passage.units[end].is_in("preposition")


def _content(passage: Passage, at: int) -> Intro | None:
    unit = passage.units[at]
    if _begins_another_report(unit) or unit.word[:2] == "لل" or unit.is_in("preposition"):
        return None
    if unit.is_in("relative", "connector", "while"):
        return None  # تقول زينب، وهي فتاة من البلدة: told of her
    if unit.word.startswith("وال") and unit.is_joined:
        return None  # يقول فلان عبر الهاتف، والشبكة تنقطع: told besides
    if unit.marked is not None:
        return Intro("quote", at)
    if complementiser(unit.raw):
        return Intro("clause", at + 1) if at + 1 < len(passage.units) else None
    return Intro("clause", at, skipped=passage.speech.length_of_fa(unit.raw))


def _begins_another_report(unit: TextUnit) -> bool:
    return any(form.finite or form.shape == "participle" for form, _ in unit.forms)
