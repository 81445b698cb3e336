"""The form for a paragraph's English: each line in Arabic, word for word, and as the memory has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.arabic.literal import LiteralChunk, plain_text
from reader.models import Paragraph
from reader.page.literal import WordForWord
from reader.text.spans import Span
from reader.translation.lines import SegmentPair
from reader.translation.memory import Suggestion, suggestions
from reader.translation.pairing import arabic_sentences

MOST_ASKED = 40  # lines of one paragraph for which the memory is searched


@dataclass(frozen=True, slots=True)
class EnglishLine:
    arabic: str
    english: str
    sentences: int
    suggestions: tuple[Suggestion, ...]
    is_last: bool
    literal: str = ""  # word for word


def lay_out_english(paragraph: Paragraph, lines: Sequence[SegmentPair]) -> list[EnglishLine]:
    """Lay the lines out; a suggestion that is what the line has already is left out."""
    text, places, at = paragraph.text, arabic_sentences(paragraph.text), 0
    chunks = WordForWord(paragraph.article, [paragraph]).chunks(paragraph, paragraph.words)
    found = []
    for number, line in enumerate(lines):
        taken = places[at : at + line.sentences]
        at += line.sentences
        arabic = text[taken[0].start : taken[-1].end] if taken else ""
        offered = suggestions(arabic) if arabic and number < MOST_ASKED else []
        others = tuple(one for one in offered if one.unit.english != line.english)
        literal = _within(chunks, paragraph, taken)
        is_last = number == len(lines) - 1
        found.append(EnglishLine(arabic, line.english, line.sentences, others, is_last, literal))
    return found


def _within(chunks: Iterable[LiteralChunk], paragraph: Paragraph, sentences: Sequence[Span]) -> str:
    """Return the English word for word of sentences, whose places count from the paragraph's beginning."""
    if not sentences:
        return ""
    wanted = Span(sentences[0].start + paragraph.start, sentences[-1].end + paragraph.start)
    return plain_text([chunk for chunk in chunks if wanted.covers(chunk.span)])
