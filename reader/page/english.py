"""The form for a paragraph's English: each line in Arabic, word for word, and as the memory has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.arabic.literal import LiteralChunk, plain_text
from reader.models import Paragraph, TranslationUnit
from reader.models.translation import Origin, machine_name
from reader.page.literal import WordForWord
from reader.text.spans import Span
from reader.translation.lines import SegmentPair
from reader.translation.memory import Suggestion, machine_units, suggestions
from reader.translation.pairing import Rendering, arabic_sentences, renderings_of, sentence_key

MOST_ASKED = 40  # lines of one paragraph for which the memory is searched


@dataclass(frozen=True, slots=True)
class MachineSentence:
    """What a machine made of a line, and which; `unit` is the id of its line in the memory, if it has one."""

    english: str
    name: str
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class EnglishLine:
    arabic: str
    english: str
    sentences: int
    suggestions: tuple[Suggestion, ...]
    is_last: bool
    literal: str = ""  # word for word
    machines: tuple[MachineSentence, ...] = ()


def lay_out_english(paragraph: Paragraph, lines: Sequence[SegmentPair]) -> list[EnglishLine]:
    """Lay the lines out; a suggestion that is what the line has already is left out."""
    text, places, at = paragraph.text, arabic_sentences(paragraph.text), 0
    by_machine = _by_machine(paragraph)
    remembered = machine_units(place.of(text) for place in places)
    chunks = WordForWord(paragraph.article, [paragraph]).chunks(paragraph, paragraph.words)
    found = []
    for number, line in enumerate(lines):
        taken = places[at : at + line.sentences]
        at += line.sentences
        arabic = text[taken[0].start : taken[-1].end] if taken else ""
        offered = suggestions(arabic) if arabic and number < MOST_ASKED else []
        machines = tuple(_machines(arabic, taken, by_machine, remembered))
        others = tuple(
            one
            for one in offered
            if one.unit.english != line.english and one.unit.pk not in {machine.unit for machine in machines}
        )
        literal = _within(chunks, paragraph, taken)
        is_last = number == len(lines) - 1
        found.append(EnglishLine(arabic, line.english, line.sentences, others, is_last, literal, machines))
    return found


def _by_machine(paragraph: Paragraph) -> dict[Span, Rendering]:
    """Return the sentences that a machine wrote of the English that stands, by their Arabic."""
    standing = renderings_of(paragraph, paragraph.english)
    return {one.arabic: one for one in standing if one.origin == Origin.MACHINE and one.english}


def _machines(
    arabic: str,
    taken: Sequence[Span],
    standing: Mapping[Span, Rendering],
    remembered: Mapping[str, Sequence[TranslationUnit]],
) -> Iterator[MachineSentence]:
    """Yield what machines made of a line: what stands, then what else is remembered of its one sentence."""
    known = standing.get(Span(taken[0].start, taken[-1].end)) if taken else None
    units = remembered.get(sentence_key(arabic), ()) if len(taken) == 1 else ()
    if known is not None:
        yield MachineSentence(known.english, machine_name(known.provider, known.model))
    for unit in units:
        if known is None or unit.english != known.english:
            yield MachineSentence(unit.english, machine_name(unit.provider, unit.model), unit.pk)


def _within(chunks: Iterable[LiteralChunk], paragraph: Paragraph, sentences: Sequence[Span]) -> str:
    """Return the English word for word of sentences, whose places count from the paragraph's beginning."""
    if not sentences:
        return ""
    wanted = Span(sentences[0].start + paragraph.start, sentences[-1].end + paragraph.start)
    return plain_text([chunk for chunk in chunks if wanted.covers(chunk.span)])
