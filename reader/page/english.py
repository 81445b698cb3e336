"""The form for a paragraph's English: each line in Arabic, word for word, and as the memory has it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analyser import site_analyser
from reader.glossary import wording_of
from reader.models import Annotation, Paragraph
from reader.models.vocabulary import unpack
from reader.page.literal import line_names
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
    word_for_word = _WordForWord(paragraph)
    found = []
    for number, line in enumerate(lines):
        taken = places[at : at + line.sentences]
        at += line.sentences
        arabic = text[taken[0].start : taken[-1].end] if taken else ""
        offered = suggestions(arabic) if arabic and number < MOST_ASKED else []
        others = tuple(one for one in offered if one.unit.english != line.english)
        literal = word_for_word.within(Span(taken[0].start, taken[-1].end)) if taken else ""
        is_last = number == len(lines) - 1
        found.append(EnglishLine(arabic, line.english, line.sentences, others, is_last, literal))
    return found


class _WordForWord:
    """A paragraph word for word, of which parts can be had."""

    def __init__(self, paragraph: Paragraph) -> None:
        article = paragraph.article
        tokens = [unpack(word) for word in paragraph.words]
        names = Annotation.objects.filter(paragraph=paragraph).standing().mentions().select_related("actor")
        glosses = wording_of(article.pk).glosses(article.text, tokens)
        found = line_names(article.text, names)
        self._start = paragraph.start
        self._chunks = site_analyser().word_for_word(article.text, tokens, glosses, found)

    def within(self, part: Span) -> str:
        """Return the English of what stands in a part of the paragraph, which counts from its beginning."""
        wanted = Span(part.start + self._start, part.end + self._start)
        return " ".join(chunk.whole for chunk in self._chunks if wanted.covers(chunk.span))
