"""Interviews in questions and answers: which lines are answered in somebody's own words, without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.arabic.document import Block, BlockKind, Mention, QuotationKind
from reader.arabic.quotes.cues import cues_at
from reader.arabic.quotes.openings import content_start
from reader.arabic.quotes.reading import Passage, QuoteContext, names_person
from reader.text.spans import Span

_HEAD = 8  # lines among which one says that an interview follows
_FEWEST_TURNS = 2
_FEWEST_NAMED_TURNS = 3
_LONGEST_NAME = 5  # units of a name before the colon of its turn
_NEAR = 10  # units among which a verb of speech tells that the newsroom leads to an answer
_SAID_SO = frozenset(
    ("حاورها", "حاوره", "حاورته", "حاورتها", "حاورهما", "حوار", "الحوار", "حوارا", "مقابلة", "المقابلة")
)
_BULLETS = "■□●○•▪◆♦*–—-"
_ANSWER = ("ج:", "ج :", "جـ:")
_QUESTION = ("س:", "س :")
_TRIMMED = " \t.\u00a0"
_OTHERS = (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.TIME_LINE)


@dataclass(frozen=True, slots=True)
class InterviewAnswer:
    """The words of an answer; `led` tells that a name, a dash or «ج:» stands before them."""

    span: Span
    led: bool
    person: Mention | None


def interview_answers(reading: QuoteContext) -> dict[int, InterviewAnswer]:
    """Return the answers of a text by the place where their lines begin; none where it is no interview."""
    lines = _lines(reading)
    named = dict(_named_turns(reading, lines))
    if len(named) >= _FEWEST_NAMED_TURNS:
        return named
    found = dict(_turns(reading, lines))
    enough = len(found) >= _FEWEST_TURNS and (_is_announced(reading, lines) or _all_led(found))
    return found if enough else {}


def kind_of_answer(answer: InterviewAnswer, passage: Passage) -> QuotationKind:
    """Return how an answer is given; behind a name it is told like words behind any colon, without marks."""
    if not answer.led:
        return QuotationKind.DIRECT
    inner = any(unit.marked is not None for unit in passage.units)
    return QuotationKind.MIXED if inner else QuotationKind.INDIRECT


def _lines(reading: QuoteContext) -> list[Passage]:
    """Return the first passage of every line that may be part of the talk."""
    firsts: dict[int, Passage] = {}
    for passage in reading.passages:
        firsts.setdefault(passage.block.line.start, passage)
    return list(firsts.values())


def _is_announced(reading: QuoteContext, lines: Sequence[Passage]) -> bool:
    """Tell whether one of the first lines says that somebody was interviewed: حاورها فلان."""
    return any(
        unit.word in _SAID_SO
        for line in lines[:_HEAD]
        for passage in reading.passages
        if passage.block is line.block and not _asks(reading, line)
        for unit in passage.units
    )


def _all_led(found: dict[int, InterviewAnswer]) -> bool:
    return all(answer.led for answer in found.values())


def _turns(reading: QuoteContext, lines: Sequence[Passage]) -> Iterator[tuple[int, InterviewAnswer]]:
    bullets = _bullets_of_questions(reading, lines)
    person = _interviewee(reading)
    answered = False
    for question, line in pairwise(lines):
        asked = not answered and _is_question(reading, question, bullets)
        answered = asked and _may_answer(reading, line, bullets)
        if answered and question.block.kind is not BlockKind.HEADLINE:
            yield line.block.line.start, _answer(reading, line, person)


def _bullets_of_questions(reading: QuoteContext, lines: Sequence[Passage]) -> set[str]:
    """Return the bullets that questions have and their answers have not."""
    pairs = pairwise(lines)
    asked = [(_bullet(reading, one), _bullet(reading, other)) for one, other in pairs if _asks(reading, one)]
    return {own for own, other in asked if own != other} - {""}


def _is_question(reading: QuoteContext, line: Passage, bullets: set[str]) -> bool:
    """Tell whether a line asks: by its end, or by the bullet of the questions."""
    return _bullet(reading, line) in bullets or _asks(reading, line)


def _may_answer(reading: QuoteContext, line: Passage, bullets: set[str]) -> bool:
    """Tell whether a line behind a question may answer it; a paragraph may, though it ends in a question."""
    if line.block.kind in _OTHERS or _bullet(reading, line) in bullets:
        return False
    lead = _lead(reading, line)
    if lead == "" and line.block.kind is BlockKind.PARAGRAPH:
        return not _is_led_to(line)
    return not _asks(reading, line) and (bool(lead) or not _is_led_to(line))


def _named_turns(reading: QuoteContext, lines: Sequence[Passage]) -> Iterator[tuple[int, InterviewAnswer]]:
    """Yield the lines that begin with the name of who speaks: فلان: نعم."""
    for line in lines:
        person = line.units[0].mention
        colon = next((at for at, unit in enumerate(line.units[:_LONGEST_NAME]) if unit.word == ":"), 0)
        if line.block.kind in _OTHERS or not colon or person is None or not names_person(person):
            continue
        if line.units[colon - 1].mention is not person or colon + 1 == line.end:
            continue
        start = line.units[colon + 1].span.start
        span = _without_stop(reading.text, Span(start, line.block.line.end))
        yield line.block.line.start, InterviewAnswer(span, True, person)


def _text(reading: QuoteContext, line: Passage) -> str:
    return line.block.line.of(reading.text)


def _asks(reading: QuoteContext, line: Passage) -> bool:
    """Tell whether a line is a question: it ends as one, or tells somebody what is said of him."""
    text = _text(reading, line).strip()
    last = text.rstrip('»"”! ')
    marked = line.units[0].marked is not None
    if text.startswith(_QUESTION) or (not marked and last.endswith(("؟", "?"))):
        return True
    return _is_short(line) and any(unit.raw.lstrip("وف") in ("إنك", "أنك") for unit in line.units)


def _is_short(line: Passage) -> bool:
    return line.block.kind in (BlockKind.SUBHEAD, BlockKind.LIST_ITEM)


def _bullet(reading: QuoteContext, line: Passage) -> str:
    first = _text(reading, line)[:1]
    return first if first in _BULLETS else ""


def _lead(reading: QuoteContext, line: Passage) -> str:
    """Return what stands before an answer: a dash, or «ج:»."""
    text = _text(reading, line)
    return next((lead for lead in _ANSWER if text.startswith(lead)), _bullet(reading, line))


def _is_led_to(line: Passage) -> bool:
    """Tell whether the newsroom leads to the words: تضحك طويلا ثم تجيب: لا."""
    for at in range(min(line.end, _NEAR)):
        if line.units[at].is_in_first_person:
            return False
        for cue in cues_at(line, at):
            intro = content_start(line, cue, {})
            if cue.form.finite and intro is not None and intro.colon:
                return True
    return False


def _answer(reading: QuoteContext, line: Passage, person: Mention | None) -> InterviewAnswer:
    lead = _lead(reading, line)
    begin = line.block.line.start + len(lead)
    text = reading.text
    while begin < line.block.line.end and text[begin] in " \t\u00a0":
        begin += 1
    return InterviewAnswer(_without_stop(text, Span(begin, line.block.line.end)), bool(lead), person)


def _without_stop(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip(_TRIMMED)))


def _interviewee(reading: QuoteContext) -> Mention | None:
    """Return the first person whom the text names, but for who wrote it."""
    others = [one.block for one in reading.passages if one.block.kind is BlockKind.BYLINE]
    return next((one for one in reading.mentions if names_person(one) and not _is_in(others, one.span)), None)


def _is_in(blocks: Sequence[Block], span: Span) -> bool:
    return any(block.line.overlaps(span) for block in blocks)
