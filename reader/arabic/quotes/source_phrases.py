"""Who stands behind a word of attribution: بحسب فلان, وفقا لبيان الهيئة."""

from dataclasses import replace

from reader.arabic.document import Mention
from reader.arabic.quotes.phrase_names import Phrase
from reader.arabic.quotes.phrase_owners import governed_name, name_of_body
from reader.arabic.quotes.phrases import Speaker, of_mention
from reader.arabic.quotes.reading import Passage, has_clitic, names_person
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.words import COMMAS, without_article
from reader.text.spans import Span

_LONGEST_TITLE = 9  # units from a title to the person to whom it leads
_LONGEST_DOCUMENT = 3  # units of a document after ل: وفقا لبيان الوزارة
_CHARGES = ("الاتهام", "الادعاء", "الدعوى")  # with which a list is somebody's words: وفق لائحة الاتهام
_CLOSES = COMMAS | {"."}
_NUMBERS = ("مصدرين", "ثلاثة", "اربعة", "خمسة", "ستة", "عدة", "ثلاث", "اربع", "خمس", "عدد", "بعض")


def source_phrase(passage: Passage, at: int, end: int) -> Speaker | None:
    """Return a source that can speak: a name, a role or a document, with or without the ل of وفقا ل."""
    unit = passage.units[at]
    subjects = SubjectFinder(passage)
    if unit.mention is not None:
        mention = unit.mention
        is_person = names_person(mention)
        name = mention.name_ar if is_person else name_of_body(unit, mention)
        return Speaker(mention.span, name, mention, person=is_person)
    word = unit.word
    if word in ("الي", "الى") or (unit.facts.preposition == "إلى" and at + 1 < end):
        return source_phrase(passage, at + 1, end)  # استنادا إلى فلان
    heads = passage.speech.word_class("role") | passage.speech.word_class("document")
    bare = word[1:] if word.startswith("ل") and not word.startswith("لل") and word not in heads else word
    charge = bare == "لائحة" and passage.unit_at(at + 1).word in _CHARGES
    if without_article(bare) not in heads and not passage.speech.is_role(bare) and not charge:
        if bare in _NUMBERS and at + 1 < end:
            return _counted(passage, at, source_phrase(passage, at + 1, end))  # وفقا لثلاثة مصادر
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
    return _behind_comma(passage, end) or subjects.source(at, end)


def _behind_comma(passage: Passage, comma: int) -> Speaker | None:
    """Return the person between commas behind a source: استنادا إلى رئيسة البلدية، | فلانة، التي."""
    mention = passage.unit_at(comma + 1).mention
    if passage.unit_at(comma).word not in COMMAS or mention is None or not names_person(mention):
        return None
    at = comma + 1
    while passage.unit_at(at).mention is mention:
        at += 1
    closed = at == passage.end or passage.unit_at(at).word in _CLOSES
    return of_mention(mention, "") if closed and not has_clitic(passage.units[comma + 1]) else None


def _counted(passage: Passage, at: int, counted: Speaker | None) -> Speaker | None:
    """Return how many are a source, with their number: وفقا لثلاثة مصادر مطلعة."""
    if counted is None or counted.mention is not None or passage.units[at].word.endswith("مصدرين"):
        return counted
    start = passage.units[at].span.start + passage.units[at].word.startswith("ل")
    span = Span(start, counted.span.end)
    return replace(counted, span=span, name=" ".join(span.of(passage.reading.text).split()))


def _person_in(passage: Passage, at: int, end: int) -> Mention | None:
    """Return the person to whom a title leads from unit `at` on: وفقا لرئيس المفوضية فلان."""
    for unit in passage.units[at : min(end, at + _LONGEST_TITLE)]:
        if names_person(unit.mention) and not has_clitic(unit):
            return unit.mention
        if unit.mention is None and (unit.is_in("preposition") or not unit.is_word):
            return None
    return None
