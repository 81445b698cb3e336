"""The form for a paragraph's English: each line's Arabic, its English, and what the memory suggests."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.models import Paragraph
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


def lay_out_english(paragraph: Paragraph, lines: Sequence[SegmentPair]) -> list[EnglishLine]:
    """Lay the lines out; a suggestion that is what the line has already is left out."""
    text, places, at = paragraph.text, arabic_sentences(paragraph.text), 0
    found = []
    for number, line in enumerate(lines):
        taken = places[at : at + line.sentences]
        at += line.sentences
        arabic = text[taken[0].start : taken[-1].end] if taken else ""
        offered = suggestions(arabic) if arabic and number < MOST_ASKED else []
        others = tuple(one for one in offered if one.unit.english != line.english)
        found.append(EnglishLine(arabic, line.english, line.sentences, others, number == len(lines) - 1))
    return found
