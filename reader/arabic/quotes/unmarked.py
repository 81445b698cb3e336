"""Words given as they were said, with neither marks nor إن: before their verb, or behind a colon."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import BlockKind, Quotation, QuotationKind
from reader.arabic.quotes.attribution import Attribution
from reader.arabic.quotes.cues import Cue, cues_at
from reader.arabic.quotes.discourse import Discourse
from reader.arabic.quotes.headings import in_first_person
from reader.arabic.quotes.phrases import Speaker
from reader.arabic.quotes.reading import Passage, QuoteContext, TextUnit, has_clitic, names_person
from reader.arabic.quotes.regions import Region
from reader.arabic.quotes.speakers import SubjectFinder
from reader.arabic.quotes.words import COMMAS, WordClass, complementiser
from reader.text.spans import Span

_OF_A_COLUMN = 2  # lines that begin in the first person, from which on the writer speaks
_OF_WORKS = (
    "قصيد",
    "بيتا",
    "لافت",
    "لوح",
    "اغني",
    "شعار",
    "عنوان",
    "كتاب",
    "رواي",
)  # works, and what is on walls
_OF_QUESTIONS = ("السوال", "سوال", "ملف", "قضية", "عنوان")  # behind which a question is the newsroom's
_TONES = ("؟", "?", "!")
_LONGEST_OF_A_THING = 14  # units of a sentence behind such words that goes on with them
_SHORTEST_ANNOUNCED = 3  # words in marks behind a colon; fewer are oftener a title
_FEWEST = 3  # units of words before their verb
_LONGEST_SUBJECT = 12  # units from a verb to the end of its clause
_STOPS = COMMAS | {".", "؟", "!"}
_WAITING: tuple[WordClass, ...] = ("while", "subordinator", "source", "preposition", "time", "connector")


def said_before(passage: Passage, discourse: Discourse, found: Sequence[Region]) -> Attribution | None:
    """Return the words that open a sentence and end before their verb: لا أبيع أرضي، يقول فلان."""
    last = found[0].cue.at if found else passage.end
    first, voiced = passage.units[0], in_first_person(passage.units[:last])
    opening = first.word.removeprefix("و")
    if not voiced and any(first.form_is_in(opening, name) for name in _WAITING):
        return None
    for at in range(_FEWEST, last):
        if passage.units[at - 1].word not in COMMAS or passage.units[at - 2].marked is not None:
            continue
        for cue in cues_at(passage, at):
            follows = _may_follow(passage, cue) and (voiced or not cue.form.verb.weak)
            speaker = _speaker_behind(passage, cue, discourse) if follows else None
            if speaker is not None:
                form = cue.form
                return Attribution(speaker, 0, at - 1, cue.span, form.verb.lemma, form.english("quote"))
    return None


def _may_follow(passage: Passage, cue: Cue) -> bool:
    """Tell whether a verb of saying stands after its words: nothing that it could report is behind it."""
    if not cue.form.finite or cue.form.bound or cue.joined or cue.kind not in ("say", "judge"):
        return False
    rest = passage.units[cue.last + 1 : cue.last + 1 + _LONGEST_SUBJECT]
    for unit in rest:
        if unit.word in _STOPS:
            return True
        if unit.word == ":" or unit.marked is not None or complementiser(unit.raw):
            return False
    return len(rest) < _LONGEST_SUBJECT


def _speaker_behind(passage: Passage, cue: Cue, discourse: Discourse) -> Speaker | None:
    """Return who a verb says to have spoken: the name or office behind it, else whoever spoke last."""
    following = passage.unit_at(cue.last + 1)
    if _can_speak(following):
        end = next(
            (i for i in range(cue.last + 1, passage.end) if passage.units[i].word in _STOPS), passage.end
        )
        speaker = SubjectFinder(passage).after(cue, end)
        return discourse.add(speaker) if speaker is not None else None
    ends, voiced = following.word in _STOPS, in_first_person(passage.units[: cue.at])
    if not (ends or not following.word or _is_setting(following)) or not (voiced or ends):
        return None
    if cue.form.verb.weak and not (voiced and ends):
        return None
    known = discourse.latest(cue.span.start, cue.form.gender, cue.form.number, cue.form)
    return discourse.carry(known) if known is not None else None


def _can_speak(unit: TextUnit) -> bool:
    named = unit.mention is not None and not has_clitic(unit)
    return named or unit.is_role or unit.is_title or unit.is_given_name


def _is_setting(unit: TextUnit) -> bool:
    return unit.is_in("preposition") or unit.word in ("وهو", "وهي", "وهم")


def announced_words(passage: Passage, discourse: Discourse, found: Sequence[Region]) -> Attribution | None:
    """Return the words behind a colon that only somebody speaking has: هز كتفيه: لا أعرف شيئا."""
    acts = passage.units[0].is_first_a_verb and passage.units[0].mention is None
    for at in range(1 if acts else 2, passage.end - 1):
        unit = passage.units[at]
        if unit.word != ":" or passage.units[at + 1].marked is not None:
            continue
        if any(region.start <= at + 2 < region.end or region.cue.at > at for region in found):
            return None
        if in_first_person(passage.units[:at]):
            return None  # the writer's own
        content = passage.units[at + 1 :]
        asks = passage.units[-1].word in _TONES
        tells = any(_tells(one) for one in passage.units[:at]) or (asks and _is_of_person(passage, at))
        if not (in_first_person(content) or tells) or any(one.word == ":" for one in content):
            return None
        subject = SubjectFinder(passage).passage_subject(at)
        speaker = discourse.add(subject) if subject is not None else None
        if speaker is None or not (speaker.person or speaker.mention is not None or tells):
            speaker = discourse.latest(unit.span.start, "")
        return Attribution(speaker, at + 1, passage.end) if speaker is not None else None
    return None


def _tells(unit: TextUnit) -> bool:
    """Tell whether a word before a colon says that somebody speaks: ويضحك, فاعتذرت, له رأي آخر."""
    joined = unit.word.startswith(("و", "ف")) and unit.form_is_in(unit.word[1:], "telling")
    return joined or unit.is_in("telling")


def _is_of_person(passage: Passage, colon: int) -> bool:
    """Tell whether what stands before a colon tells of a person, or of somebody's mother or neighbour."""
    units = passage.units[:colon]
    named = any(names_person(unit.mention) or unit.is_owned_role for unit in units)
    first = units[0].is_role and units[0].word.startswith("ال")
    return (named or first) and not any(unit.word.startswith(_OF_QUESTIONS) for unit in units)


def is_announced(passage: Passage, at: int, words: int) -> bool:
    """Tell whether a colon before words in marks, that are no name, says that somebody speaks."""
    before = passage.unit_at(at - 2)
    if passage.unit_at(at - 1).word != ":" or words < _SHORTEST_ANNOUNCED:
        return False
    if any(unit.word.startswith(_OF_WORKS) for unit in passage.units[: at - 1]):
        return False  # ثم قرأ بيتا من قصيدته
    return not before.is_in("named", "naming", "bound_preposition")


def with_sentences_behind(reading: QuoteContext, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield quotations; those without marks behind a colon with the next sentences of "I" and "we"."""
    own = sum(_is_of_writer(one) for one in reading.passages) >= _OF_A_COLUMN
    for one in found:
        said = one.kind is QuotationKind.INDIRECT and reading.text[: one.span.start].rstrip().endswith(":")
        yield one if own or not said else replace(one, span=_over_sentences(reading, one.span))


def _is_of_writer(passage: Passage) -> bool:
    """Tell whether a line begins in the first person, as those of a column do."""
    begins = passage.units[0].span.start == passage.block.span.start and passage.kind is BlockKind.PARAGRAPH
    return begins and in_first_person(passage.units[:3])


def _over_sentences(reading: QuoteContext, span: Span) -> Span:
    """Return a span with the sentences of its line that go on with it."""
    ends = (i for i, one in enumerate(reading.passages) if one.units[-1].span.end >= span.end)
    at = next(ends, -1)
    if at < 0 or reading.passages[at].units[0].span.start > span.start:
        return span
    left = [unit for unit in reading.passages[at].units if unit.span.start >= span.end and unit.is_word]
    end = span.end
    for passage in [] if left else reading.passages[at + 1 :]:
        if passage.block is not reading.passages[at].block or not _goes_on(passage):
            break
        last = len(passage.units) - 1
        while last > 0 and passage.units[last].word == ".":
            last -= 1
        end = passage.units[last].span.end
    return Span(span.start, end)


def _is_of_a_thing(passage: Passage) -> bool:
    """Tell whether a short sentence begins with a thing and nobody speaks in it: الماء لا يأتي كل يوم."""
    first = passage.units[int(passage.units[0].is_in("contrast"))] if passage.end > 1 else passage.units[0]
    if passage.end > _LONGEST_OF_A_THING or first.is_role or not first.is_definite_noun:
        return False
    if any(names_person(unit.mention) for unit in passage.units):
        return False
    return not any(form.finite and not taken for unit in passage.units for form, taken in unit.forms)


def _goes_on(passage: Passage) -> bool:
    """Tell whether a sentence behind such words is of them: with "I" or "we", or a question."""
    if any(unit.word == ":" or unit.marked is not None for unit in passage.units):
        return False
    if passage.units[0].mention is not None and names_person(passage.units[0].mention):
        return False
    if passage.units[-1].word in _TONES or _is_of_a_thing(passage):
        return True
    return any(unit.is_in_first_person for unit in passage.units if unit.mention is None)
