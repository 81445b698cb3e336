"""Attributions without a verb before the words: after them, by a source, or by a label with a colon."""

from dataclasses import dataclass, replace

from reader.arabic.quotes.cues import COMMAS, Cue
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.names import is_only_a_verb
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage
from reader.arabic.quotes.speakers import Subjects
from reader.arabic.quotes.trailing import attributes
from reader.arabic.quotes.verbs import forms_of
from reader.arabic.quotes.words import complementiser, without_article, word_class
from reader.text.spans import Span

_LONGEST_LABEL = 9
_ENDS = COMMAS | {".", "؟", "!", ":"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker and the units that are given as his words, half-open."""

    speaker: Speaker
    start: int
    end: int
    cue: Span | None = None
    verb_ar: str = ""
    verb_en: str = ""


def label(passage: Passage) -> Attribution | None:
    """Return the speaker of a headline of the form «لاغارد: العملات المشفرة لا تستحق أي شيء»."""
    units = passage.units
    colon = next((i for i, unit in enumerate(units) if unit.word == ":"), 0)
    begin = max((i + 1 for i in range(colon) if units[i].word.startswith(("..", "…"))), default=0)
    if not 0 < colon - begin <= _LONGEST_LABEL or colon + 1 >= len(units):
        return None
    if not units[begin].is_word or any(unit.marked is not None for unit in units[begin:colon]):
        return None
    subjects = Subjects(passage)
    if any(unit.mention is None and is_only_a_verb(unit.raw) for unit in units[begin:colon]):
        return None
    speaker = subjects.source(begin, colon)
    if speaker is None or not (speaker.person or subjects.is_strong(begin)):
        return None
    return Attribution(speaker, colon + 1, len(units))


def attribution_after(passage: Passage, at: int, discourse: Discourse) -> Attribution | None:
    """Return who said the words of the marked unit `at`, told after them: «...»، تضيف فلانة; بحسب فلان."""
    units = passage.units
    begin = at + 1
    while begin < len(units) and (units[begin].word in COMMAS or units[begin].word in ("كما", "هكذا")):
        begin += 1
    if begin >= len(units):
        return None
    end = _end_of_phrase(passage, begin)
    found = _by_verb(passage, begin, end) or _by_source_word(passage, begin, end)
    if found is None:
        return None
    speaker = discourse.add(found.speaker)
    return Attribution(speaker, at, at + 1, found.cue, found.verb_ar, found.verb_en)


def subject_before_colon(passage: Passage, at: int) -> Speaker | None:
    """Return who does what a colon before the marked unit `at` announces: ثم قرأ فلان بيتا: «...»."""
    if at < 2 or passage.units[at - 1].word != ":":
        return None
    return Subjects(passage).passage_subject(at - 1)


def source_of(passage: Passage) -> Attribution | None:
    """Return the source of a whole sentence, named before it (وفقا لفلان، فإن) or after (، بحسب فلان)."""
    units = passage.units
    end = _end_of_phrase(passage, 0)
    leading = _by_source_word(passage, 0, end)
    if leading is not None and end + 1 < len(units) and units[end].word in COMMAS:
        start = end + 2 if complementiser(units[end + 1].raw) else end + 1
        return replace(leading, start=start, end=len(units))
    for at in range(3, len(units)):
        if not attributes(passage, at):
            continue
        begin = at + 1 if units[at].word == "كما" else at
        end = _end_of_phrase(passage, begin)
        found = _by_source_word(passage, begin, end) or _by_verb(passage, begin, end)
        if found is None:
            return None
        cue = found.cue if begin == at or found.cue is None else Span(units[at].span.start, found.cue.end)
        return Attribution(found.speaker, 0, at, cue, found.verb_ar, found.verb_en)
    return None


def _end_of_phrase(passage: Passage, begin: int) -> int:
    units = passage.units
    return next((i for i in range(begin, len(units)) if units[i].word in _ENDS), len(units))


def _by_verb(passage: Passage, at: int, end: int) -> Attribution | None:
    """Return the attribution by a verb of speech with its subject after it."""
    unit = passage.units[at]
    for form, taken in forms_of(unit.word):
        if not form.finite or form.verb.kind not in ("say", "judge", "ask"):
            continue
        cue = Cue(at, at, form, Span(unit.span.start + taken, unit.span.end), taken > 0)
        speaker = Subjects(passage).after(cue, end)
        if speaker is not None and taken == 0:
            return Attribution(speaker, at, end, cue.span, form.verb.lemma, form.english("quote"))
    return None


def _by_source_word(passage: Passage, at: int, end: int) -> Attribution | None:
    """Return the attribution by بحسب, وفقا ل or حسبما أفاد, where what follows can be a source."""
    units = passage.units
    word = units[at].word
    words = word_class("source") | word_class("source_verb")
    bare = word[1:] if word[:1] == "و" and word[1:] in words else word
    if bare in word_class("source_verb") and at + 1 < end:
        found = _by_verb(passage, at + 1, end)
        if found is None or found.cue is None:
            return None
        cue = Span(units[at].span.start + len(word) - len(bare), found.cue.end)
        return Attribution(found.speaker, at, end, cue, found.verb_ar, found.verb_en)
    if bare not in word_class("source") or at + 1 >= end:
        return None
    following = units[at + 1].word
    if following == "ما" and at + 2 < end:
        return _by_verb(passage, at + 2, end)
    if without_article(following.removeprefix("ل")) in word_class("not_source"):
        return None
    speaker = _source_phrase(passage, at + 1, end)
    if speaker is None:
        return None
    start = units[at].span.start + (len(word) - len(bare))
    return Attribution(speaker, at, end, Span(start, units[at].span.end), bare, "according to")


def _source_phrase(passage: Passage, at: int, end: int) -> Speaker | None:
    """Return a source that can speak: a name, a role or a document, with or without the ل of وفقا ل."""
    unit = passage.units[at]
    subjects = Subjects(passage)
    if unit.mention is not None:
        mention = unit.mention
        return Speaker(mention.span, mention.name_ar, mention, person=mention.type.value == "PER")
    word = unit.word
    heads = word_class("role") | word_class("document")
    bare = word[1:] if word.startswith("ل") and not word.startswith("لل") and word not in heads else word
    if without_article(bare) not in heads:
        return None
    if bare != word or word.startswith("لل"):
        last = passage.units[min(end, at + 4) - 1]
        span = Span(unit.span.start + 1, last.span.end)
        return Speaker(span, span.of(passage.reading.text))
    return subjects.source(at, end)
