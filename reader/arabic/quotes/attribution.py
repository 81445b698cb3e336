"""Attributions without a verb before the words: after them, by a source, or by a label with a colon."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.arabic.quotes.cues import Cue
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.marked_names import is_name
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage, TextUnit
from reader.arabic.quotes.source_phrases import source_phrase
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.trailing import attributes
from reader.arabic.quotes.verbs import Form
from reader.arabic.quotes.words import COMMAS, WordClass, complementiser, without_article
from reader.arabic.rules import any_holds
from reader.text.spans import Span

_LONGEST_LABEL = 9  # units of a title and name; more are a sentence
_LONGEST_DATELINE = 8  # units of a place and an agency before a dash
_DASHES = ("-", "–", "—")
_SHORTEST = 3  # units of a sentence before the source that trails it
_FARTHEST_SOURCE = 14  # units of a source between commas before words in marks
_CONTENT_WITH = {"اكتفى": "m", "اكتفت": "f"}  # «...»، اكتفى بالقول, by the gender of the verb
_WHO = ("وهو", "وهي")
_OPINIONS = (
    ("في", "راي"),
    ("في", "نظر"),
    ("في", "تقدير"),
    ("من", "وجهة", "نظر"),
    ("بالنسبة", "الى"),
    ("على", "حد", "قول"),
    ("على", "حد", "تعبير"),
    ("على", "حد", "وصف"),
)
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


Sources = Callable[[Passage, int, int], Attribution | None]


@dataclass(frozen=True, slots=True)
class HeadlineLabel:
    """The units before the colon of a headline that may name who says what follows."""

    passage: Passage
    begin: int
    units: list[TextUnit]


IsNoLabel = Callable[[HeadlineLabel], bool]


def is_no_length_of_label(label: HeadlineLabel) -> bool:
    """A sentence before a colon, or nothing, is no label."""
    return not 0 < len(label.units) <= _LONGEST_LABEL


def begins_with_mark(label: HeadlineLabel) -> bool:
    """(عاجل) كيري: ((urgent) Kerry:)."""
    first = label.units[0]
    return not first.is_word and not (first.marked is not None and is_name(label.passage, label.begin))


def holds_marks(label: HeadlineLabel) -> bool:
    """بوتين "الصديق": (Putin the "friend":): words in marks are told of somebody, by another."""
    places = (label.begin + at for at, unit in enumerate(label.units) if unit.marked is not None)
    return any(not is_name(label.passage, at) for at in places)


def holds_verb(label: HeadlineLabel) -> bool:
    """كيري يغادر: (Kerry leaves:): something is told before the colon."""
    return any(unit.mention is None and unit.is_only_a_verb for unit in label.units)


# Any of them tells that there is no label, so that none depends on another; what asks the lexicon comes last.
NO_LABEL: tuple[IsNoLabel, ...] = (is_no_length_of_label, begins_with_mark, holds_marks, holds_verb)


def label_before(passage: Passage, begin: int, colon: int, *, voiced: bool = False) -> Attribution | None:
    """Return the speaker of a headline of the form «لاغارد: العملات المشفرة لا تستحق أي شيء».

    `voiced` tells that what follows is of the first person, so that whatever stands before it speaks.
    """
    units = passage.units
    bars = NO_LABEL[:2] if voiced else NO_LABEL
    if colon + 1 >= len(units) or any_holds(bars, HeadlineLabel(passage, begin, units[begin:colon])):
        return None
    subjects = SubjectFinder(passage)
    speaker = subjects.source(begin, colon)
    if speaker is None or not (voiced or speaker.person or subjects.is_strong(begin)):
        return None
    if not (voiced or speaker.person) and subjects.end_of(speaker, begin) < colon:
        return None
    return Attribution(speaker, colon + 1, len(units))


def attribution_after(passage: Passage, at: int, discourse: Discourse) -> Attribution | None:
    """Return who said the words of the marked unit `at`, told after them: «...»، تضيف فلانة; بحسب فلان."""
    units = passage.units
    begin = at + 1
    while begin < len(units) and (units[begin].word in COMMAS or units[begin].is_in("as", "thus")):
        begin += 1
    if begin >= len(units):
        return None
    end = _end_of_phrase(passage, begin)
    found = (
        _by_verb(passage, begin, end)
        or _by_source_word(passage, begin, end)
        or _by_these_words(passage, at, begin, end)
    )
    if found is None:
        return _by_bare_verb(passage, at, begin, discourse)
    speaker = discourse.add(found.speaker)
    return Attribution(speaker, at, at + 1, found.cue, found.verb_ar, found.verb_en)


def _by_these_words(passage: Passage, at: int, begin: int, end: int) -> Attribution | None:
    """Return who does what takes the words up: «...»، بهذه الكلمات افتتح فلان; «...»، هكذا يلخص فلان."""
    if passage.units[begin].word in ("بهذه", "بهذا") and passage.unit_at(begin + 1).is_in("these_words"):
        begin += 2
    elif not passage.units[begin - 1].is_in("thus") or begin - 1 == at:
        return None
    if begin + 1 >= end or passage.units[begin].mention is not None:
        return None
    speaker = SubjectFinder(passage).named_from(begin + 1, end)
    return Attribution(speaker, at, at + 1) if speaker is not None else None


def _by_bare_verb(passage: Passage, at: int, begin: int, discourse: Discourse) -> Attribution | None:
    """Return who goes on by a verb right after the marks: «...»، تقول وهي تمسح الطاولة."""
    unit = passage.units[begin]
    if begin == at + 1 or begin == 0:
        return None
    if unit.word in _CONTENT_WITH and passage.unit_at(begin + 1).is_in("saying"):
        speaker = discourse.latest(unit.span.start, _CONTENT_WITH[unit.word])
        known = discourse.carry(speaker) if speaker is not None else None
        cue = Span(unit.span.start, passage.units[begin + 1].span.end)
        return Attribution(known, at, at + 1, cue, "قال", "say") if known is not None else None
    for form, taken in unit.forms:
        if not form.finite or form.verb.kind != "say" or taken:
            continue
        if form.verb.weak and passage.unit_at(begin + 1).is_word:
            continue
        known = _who_goes_on(passage, at, form, discourse)
        if known is not None:
            return Attribution(known, at, at + 1, unit.span, form.verb.lemma, form.english("quote"))
    return None


def _who_goes_on(passage: Passage, at: int, form: Form, discourse: Discourse) -> Speaker | None:
    """Return of whom the words before the marks tell, else who spoke last: كان فلان يحفر «...»، كما يقول."""
    subject = SubjectFinder(passage).passage_subject(at) if form.number == "s" else None
    if subject is not None and subject.person and subject.gender in ("", form.gender):
        return discourse.add(subject)
    speaker = discourse.latest(passage.units[at].span.end, form.gender, form.number, form)
    return discourse.carry(speaker) if speaker is not None else None


def subject_before_colon(passage: Passage, at: int) -> Speaker | None:
    """Return who does what a colon before the marked unit `at` announces: ثم قرأ فلان بيتا: «...»."""
    if at < 2 or passage.units[at - 1].word != ":":
        return None
    return SubjectFinder(passage).passage_subject(at - 1)


def source_before_marks(passage: Passage, at: int) -> Attribution | None:
    """Return the source between commas right before marked words: موكله، بحسب فلانة، «بريء»."""
    units = passage.units
    if at > 2 and units[at - 1].is_in("preposition"):
        return _source_within(passage, at)
    if at < 2 or units[at - 1].word not in COMMAS:
        return None
    for begin in range(at - 2, max(0, at - _FARTHEST_SOURCE), -1):
        if units[begin].marked is not None:
            return None
        if units[begin - 1].word in COMMAS:
            return _by_source_word(passage, begin, at - 1) if attributes(passage, begin) else None
    return None


def _source_within(passage: Passage, at: int) -> Attribution | None:
    """Return whom a source names right before the preposition of marks: تقود حسب فلان إلى «كذا»."""
    for begin in range(at - 3, max(-1, at - _FARTHEST_SOURCE), -1):
        unit = passage.units[begin]
        if unit.is_in("source"):
            found = _by_source_word(passage, begin, at - 1)
            ends = found is not None and found.speaker.span.end == passage.units[at - 2].span.end
            return found if found is not None and found.speaker.person and ends else None
        if unit.word in COMMAS or unit.forms or unit.marked is not None:
            return None
    return None


def leading_source(passage: Passage) -> Attribution | None:
    """Return the source of a whole sentence that is named before it: وفقا لفلان، فإن."""
    units = passage.units
    end = _end_of_phrase(passage, 0)
    clause = next((at for at in range(1, end) if complementiser(units[at].raw)), end)
    source = _by_source_word(passage, 0, clause)
    if source is None or clause + 1 >= len(units):
        return None
    if clause < end:
        return replace(source, start=clause + 1, end=len(units))
    end = _past_apposition(passage, end)
    if end + 1 >= len(units):
        return None
    if units[end].word not in COMMAS:
        return None
    start = end + 2 if complementiser(units[end + 1].raw) else end + 1
    return replace(source, start=start, end=len(units))


def _past_apposition(passage: Passage, comma: int) -> int:
    """Return the comma that closes what is told of a source: برأي فلانة، الباحثة في المعهد | ، فإن."""
    following = passage.unit_at(comma + 1)
    told = following.is_role or following.is_title or following.is_in("relative") or following.word in _WHO
    if passage.units[comma].word not in COMMAS or not told or following.mention is not None:
        return comma
    places = range(comma + 2, min(len(passage.units), comma + _FARTHEST_SOURCE))
    return next((at for at in places if passage.units[at].word in COMMAS), comma)


def trailing_source(passage: Passage, shortest: int = _SHORTEST) -> Attribution | None:
    """Return the source that trails the words before it, of so many units at least: كذا، بحسب فلان."""
    units = passage.units
    places = (at for at in range(shortest, passage.end) if units[at].facts.attributes)
    at = next((place for place in places if attributes(passage, place)), None)
    if at is None:
        return None
    begin = at + 1 if units[at].is_in("as") else at
    end = _end_of_phrase(passage, begin)
    source = _by_source_word(passage, begin, end) or _by_verb(passage, begin, end)
    if source is None:
        return None
    cue = source.cue
    if cue is not None and begin > at:
        cue = Span(units[at].span.start, cue.end)
    return replace(source, start=_after_dateline(passage, at), end=at, cue=cue)


def _after_dateline(passage: Passage, limit: int) -> int:
    """Return the unit after the place and agency with which a report opens: تونس (وكالة المرفأ) - كذا."""
    for at in range(1, min(limit, _LONGEST_DATELINE)):
        if passage.units[at].word in _DASHES and passage.units[at - 1].word in ("(", *_DASHES):
            return at + 1
        if passage.units[at].forms or passage.units[at].word in COMMAS:
            break
    return 0


def _end_of_phrase(passage: Passage, begin: int) -> int:
    units = passage.units
    return next((i for i in range(begin, len(units)) if units[i].word in _ENDS), len(units))


def _by_verb(passage: Passage, at: int, end: int) -> Attribution | None:
    """Return the attribution by a verb of speech with its subject after it."""
    unit = passage.units[at]
    for form, taken in unit.forms or passage.speech.resumptive_forms(unit.word):
        if not form.finite or form.verb.kind not in ("say", "judge", "ask"):
            continue
        cue = Cue(at, at, form, Span(unit.span.start + taken, unit.span.end), taken > 0)
        speaker = SubjectFinder(passage).after(cue, end)
        if speaker is not None and taken == 0:
            return Attribution(speaker, at, end, cue.span, form.verb.lemma, form.english("quote"))
    return None


def _by_source_word(passage: Passage, at: int, end: int) -> Attribution | None:
    """Return the attribution by بحسب, وفقا ل or حسبما أفاد, where what follows can be a source."""
    named = (names(passage, at, end) for names in SOURCES)
    return next((source for source in named if source is not None), None)


def as_somebody_said(passage: Passage, at: int, end: int) -> Attribution | None:
    """حسبما أفاد مسؤول (as an official reported)."""
    joined = _joined_to(passage.units[at], "source_verb")
    if joined is None or at + 1 >= end:
        return None
    source = _by_verb(passage, at + 1, end)
    if source is None or source.cue is None:
        return None
    return replace(source, start=at, cue=Span(passage.units[at].span.start + joined, source.cue.end))


def by_what_somebody_said(passage: Passage, at: int, end: int) -> Attribution | None:
    """وفق ما أعلن مسؤول (according to what an official said), على ما ذكرت عائلته (as his family said)."""
    unit = passage.units[at]
    names = _joined_to(unit, "source") is not None or unit.facts.preposition == "على"
    if not names or at + 2 >= end or passage.units[at + 1].word not in ("ما", "لما"):
        return None
    found = _by_verb(passage, at + 2, end) or _by_relay(passage, at + 2, end)
    return replace(found, start=at) if found is not None else None


def _by_relay(passage: Passage, at: int, end: int) -> Attribution | None:
    """Return whom somebody quotes: وفقا لما نقلته الوكالة عن ثلاثة مصادر."""
    unit = passage.units[at]
    forms = unit.forms or passage.speech.resumptive_forms(unit.word)
    form = next((form for form, _ in forms if form.verb.kind == "relay" and form.finite), None)
    about = next((i for i in range(at + 1, end) if passage.units[i].facts.preposition == "عن"), end)
    if form is None or about + 1 >= end:
        return None
    speaker = SubjectFinder(passage).source(about + 1, end)
    return Attribution(speaker, at, end, unit.span, form.verb.lemma, "according to") if speaker else None


def in_the_opinion_of(passage: Passage, at: int, end: int) -> Attribution | None:
    """في رأي فلان (in so-and-so's opinion), من وجهة نظر فلان, بالنسبة إلى فلان: of a person, or an office."""
    begin = _end_of_opinion(passage, at)
    if begin is None or begin >= end:
        return None
    speaker = source_phrase(passage, begin, end)
    if speaker is None or not (speaker.person or speaker.mention is None):
        return None
    joined = passage.units[at].word.startswith("و")
    cue = Span(passage.units[at].span.start + joined, passage.units[begin - 1].span.end)
    told = passage.units[at].word.removeprefix("و") == "على"
    verb = ("على حد قول", "according to") if told else ("في رأي", "in the opinion of")
    return Attribution(speaker, at, end, cue, *verb)


def _end_of_opinion(passage: Passage, at: int) -> int | None:
    """Return the unit after «في رأي», «من وجهة نظر» or «بالنسبة إلى», None where none begins at `at`."""
    first = passage.units[at].word.removeprefix("و")
    for phrase in _OPINIONS:
        if phrase[0] == first and all(
            passage.unit_at(at + place).word == word for place, word in enumerate(phrase[1:], 1)
        ):
            return at + len(phrase)
    return None


def by_somebody(passage: Passage, at: int, end: int) -> Attribution | None:
    """بحسب فلان (according to so-and-so), not وفقا للقانون (according to the law)."""
    unit = passage.units[at]
    joined = _joined_to(unit, "source")
    if joined is None or at + 1 >= end:
        return None
    if _is_no_source(passage.units[at + 1]):
        return None
    speaker = source_phrase(passage, at + 1, end)
    if speaker is None:
        return None
    cue = Span(unit.span.start + joined, unit.span.end)
    return Attribution(speaker, at, end, cue, unit.word[joined:], "according to")


# No two can hold: the first asks for another word, the second for ما after it, which is nobody to the third;
# the last begins with another word.
SOURCES: tuple[Sources, ...] = (as_somebody_said, by_what_somebody_said, by_somebody, in_the_opinion_of)


def _is_no_source(unit: TextUnit) -> bool:
    return unit.form_is_in(without_article(unit.word.removeprefix("ل")), "not_source")


def _joined_to(unit: TextUnit, name: WordClass) -> int | None:
    """Return the length of the و that hangs on a word of a class, 0 for none; None for other words."""
    if unit.word[:1] == "و" and unit.form_is_in(unit.word[1:], name):
        return 1
    return 0 if unit.is_in(name) else None
