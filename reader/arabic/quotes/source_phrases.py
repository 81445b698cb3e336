"""Who stands behind a word of attribution: بحسب فلان, وفقا لبيان الهيئة."""

from dataclasses import replace

from reader.arabic.document import Mention
from reader.arabic.quotes.phrase_names import Phrase
from reader.arabic.quotes.phrase_owners import governed_name
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, has_clitic, names_person
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.words import without_article
from reader.text.spans import Span

_LONGEST_TITLE = 9  # units from a title to the person to whom it leads
_LONGEST_DOCUMENT = 3  # units of a document after ل: وفقا لبيان الوزارة
_CHARGES = ("الاتهام", "الادعاء", "الدعوى")  # with which a list is somebody's words: وفق لائحة الاتهام
_NUMBERS = ("مصدرين", "ثلاثة", "اربعة", "خمسة", "ستة", "عدة", "ثلاث", "اربع", "خمس", "عدد", "بعض")


def source_phrase(passage: Passage, at: int, end: int) -> Speaker | None:
    """Return a source that can speak: a name, a role or a document, with or without the ل of وفقا ل."""
    unit = passage.units[at]
    subjects = SubjectFinder(passage)
    if unit.mention is not None:
        mention = unit.mention
        return Speaker(mention.span, mention.name_ar, mention, person=mention.type.value == "PER")
    word = unit.word
    if word in ("الي", "الى") or (unit.facts.preposition == "إلى" and at + 1 < end):
        return source_phrase(passage, at + 1, end)  # استنادا إلى فلان
    heads = passage.speech.word_class("role") | passage.speech.word_class("document")
    bare = word[1:] if word.startswith("ل") and not word.startswith("لل") and word not in heads else word
    charge = bare == "لائحة" and passage.unit_at(at + 1).word in _CHARGES
    if without_article(bare) not in heads and not passage.speech.is_role(bare) and not charge:
        if bare in _NUMBERS and at + 1 < end:
            return source_phrase(passage, at + 1, end)  # وفقا لثلاثة مصادر
        person = _person_in(passage, at + 1, end) if unit.is_definite_noun else None
        return replace(of_mention(person, ""), title=bare) if person is not None else None
    if bare != word or word.startswith("لل"):
        person = _person_in(passage, at + 1, end)
        if person is not None:
            return replace(of_mention(person, ""), title=bare)
        last = min(end, at + 1 + _LONGEST_DOCUMENT)
        span = Span(unit.span.start + 1, passage.units[last - 1].span.end)
        named = governed_name(Phrase(passage, at, last, end), without_article(bare))
        return Speaker(span, named.name_ar if named else span.of(passage.reading.text), named)
    return subjects.source(at, end)


def _person_in(passage: Passage, at: int, end: int) -> Mention | None:
    """Return the person to whom a title leads from unit `at` on: وفقا لرئيس المفوضية فلان."""
    for unit in passage.units[at : min(end, at + _LONGEST_TITLE)]:
        if names_person(unit.mention) and not has_clitic(unit):
            return unit.mention
        if unit.mention is None and (unit.is_in("preposition") or not unit.is_word):
            return None
    return None
