"""The words that a search found, one after the other: newest article first, each as it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.models import Paragraph
from reader.search.finding import PreparedSearch, SearchedParagraph, find, read_paragraphs
from reader.search.matching import Matcher, SearchedText
from reader.search.readings import WordReading

AT_ONCE = 200  # rows that are read together


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Words that were looked for: where they stand in the article's text, or in its paragraph's English.

    Where no words were asked for, only where they stand, it is the whole paragraph.
    """

    paragraph: Paragraph
    language: str
    start: int
    end: int
    exact: str
    reading: WordReading | None

    @property
    def why(self) -> str:
        """How it was found: the way, and the form by which."""
        return f"{self.reading.way} {self.reading.form}" if self.reading else "paragraph"

    def packed(self) -> dict[str, object]:
        """Return what the command and files of hits say of it."""
        return {
            "article": self.paragraph.article_id,
            "number": self.paragraph.number,
            "language": self.language,
            "start": self.start,
            "end": self.end,
            "exact": self.exact,
            "why": self.why,
        }


def hits_of(search: PreparedSearch, before: int | None = None) -> Iterator[SearchHit]:
    """Yield everything that a search finds, however much it is."""
    last = None
    while True:
        found = find(search, before, AT_ONCE)
        there = read_paragraphs(found.places)
        for place in found.places:
            one = there.get(place)
            if one is not None and one.paragraph.pk != last:  # a very long one has several rows
                last = one.paragraph.pk
                yield from hits_in(search, one)
        if not found.has_more:
            return
        before = found.upto


def hits_in(search: PreparedSearch, one: SearchedParagraph) -> list[SearchHit]:
    """Return the hits in a paragraph that was found, Arabic first; never none."""
    matcher = Matcher(search.plan)
    found = _hits_in(matcher, one.paragraph, "ar", one.arabic)
    if one.english is not None:
        found += _hits_in(matcher, one.paragraph, "en", one.english)
    return found or [_whole(one)]


def _hits_in(matcher: Matcher, paragraph: Paragraph, language: str, side: SearchedText) -> list[SearchHit]:
    found = []
    for hit in matcher.hits(side):
        start, end = side.words[hit.first].start, side.words[hit.last - 1].end
        found.append(SearchHit(paragraph, language, start, end, side.text[start:end], hit.reading))
    return found


def _whole(one: SearchedParagraph) -> SearchHit:
    row = one.paragraph
    return SearchHit(row, "ar", row.start, row.end, row.text, None)
