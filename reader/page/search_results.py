"""What a search found, as its page shows it: articles with their paragraphs, or lines of a concordance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reader.analyser import site_analyser
from reader.arabic.stored_tokens import unpack
from reader.models import Article, Paragraph
from reader.page.excerpts import window
from reader.page.idents import idents_of
from reader.page.library_rows import add_word_for_word
from reader.page.machine_english import MachineEnglish, machine_english
from reader.search.finding import PreparedSearch, SearchedParagraph, read_paragraphs
from reader.search.hits import SearchHit, hits_in
from reader.search.terms import spelling_key
from reader.text.spans import Span

ROOM = 260  # code points of a paragraph on either side of its first hit
LINE_ROOM = 70
SHOWN_OF_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class HitPiece:
    """A stretch of a text that was looked for, or that stands around it."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph with its hits in both languages.

    `is_literal` if its English is word for word; `machine` says whose it is, where a machine wrote some.
    """

    number: int
    href: str
    arabic: tuple[HitPiece, ...]
    english: tuple[HitPiece, ...]
    is_literal: bool
    machine: MachineEnglish | None
    ways: tuple[str, ...]


@dataclass(slots=True)
class FoundArticle:
    """An article with the first paragraphs that were found in it, and how many more there are."""

    article: Article
    count: int
    paragraphs: list[FoundParagraph] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.paragraphs)


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A hit with what stands before and after it, in the order in which its language is read."""

    hit: SearchHit
    href: str
    number: int
    before: str
    after: str

    @property
    def direction(self) -> str:
        return "rtl" if self.hit.language == "ar" else "ltr"

    def key(self, order: str) -> tuple[str, ...]:
        """Return by what lines are sorted: the words after it, or those before it from the nearest on."""
        words = self.after.split() if order == "after" else self.before.split()[::-1]
        return tuple(spelling_key(word).strip("\"'«»“”(),.:،؛") for word in words[:4])


def found_articles(
    search: PreparedSearch,
    articles: dict[int, list[int]],
    read: dict[int, SearchedParagraph] | None = None,
) -> list[FoundArticle]:
    """Return the articles, given with the places that were found in each; what is read is kept in `read`."""
    wanted = {pk: places[: SHOWN_OF_ARTICLE + 1] for pk, places in articles.items()}
    there = read_paragraphs([place for places in wanted.values() for place in places], read)
    idents = _Idents(articles)
    found = []
    for pk, places in articles.items():
        rows = {there[place].paragraph.pk: there[place] for place in wanted[pk] if place in there}
        if rows:
            shown = list(rows.values())[:SHOWN_OF_ARTICLE]
            paragraphs = [_found_paragraph(search, one, idents) for one in shown]
            found.append(FoundArticle(shown[0].paragraph.article, len(places), paragraphs))
    add_word_for_word(one.article for one in found)
    return found


def concordance(search: PreparedSearch, places: Sequence[int]) -> dict[int, list[ConcordanceLine]]:
    """Return the lines of all hits at each of some places, as they are read."""
    there = read_paragraphs(places)
    idents = _Idents({one.paragraph.article_id for one in there.values()})
    rows = {there[place].paragraph.pk: place for place in reversed(places) if place in there}
    return {
        place: [_line(hit, there[place], idents) for hit in hits_in(search, there[place])]
        for place in reversed(rows.values())
    }


def _line(hit: SearchHit, one: SearchedParagraph, idents: "_Idents") -> ConcordanceLine:
    paragraph = one.paragraph
    if hit.language == "ar":
        text, whole = paragraph.article.text, paragraph.span
    else:
        text = one.english.text if one.english else ""
        whole = Span(0, len(text))
    if hit.reading is None:  # the whole paragraph: its beginning is enough
        hit = SearchHit(paragraph, hit.language, hit.start, hit.end, _beginning(hit.exact), None)
        return ConcordanceLine(hit, idents.href(paragraph), paragraph.number, "", "")
    around = window(text, whole, Span(hit.start, hit.end), LINE_ROOM)
    before, after = text[around.start : hit.start].strip(), text[hit.end : around.end].strip()
    return ConcordanceLine(hit, idents.href(paragraph), paragraph.number, before, after)


def _beginning(text: str) -> str:
    return text if len(text) <= LINE_ROOM else f"{text[:LINE_ROOM].rsplit(' ', 1)[0]} …"


def _found_paragraph(search: PreparedSearch, one: SearchedParagraph, idents: "_Idents") -> FoundParagraph:
    paragraph = one.paragraph
    hits = hits_in(search, one)
    arabic = [Span(hit.start, hit.end) for hit in hits if hit.language == "ar" and hit.reading]
    english = [Span(hit.start, hit.end) for hit in hits if hit.language == "en"]
    around = _around(paragraph.article.text, paragraph.span, arabic)
    if one.english is not None:
        whole = Span(0, len(one.english.text))
        facing = _pieces(one.english.text, _around(one.english.text, whole, english), whole, english)
    else:
        facing = _literal(paragraph, around, arabic)
    return FoundParagraph(
        paragraph.number,
        idents.href(paragraph),
        _pieces(paragraph.article.text, around, paragraph.span, arabic),
        facing,
        one.english is None,
        machine_english(paragraph.english, ()),
        tuple(dict.fromkeys(str(hit.reading.way) for hit in hits if hit.reading)),
    )


def _around(text: str, whole: Span, hits: Sequence[Span]) -> Span:
    first = hits[0] if hits else Span(whole.start, whole.start)
    return window(text, whole, first, ROOM)


def _pieces(text: str, around: Span, whole: Span, hits: Iterable[Span]) -> tuple[HitPiece, ...]:
    pieces, at = [], around.start
    if around.start > whole.start:
        pieces.append(HitPiece("… "))
    for hit in hits:
        if hit.start >= at and hit.end <= around.end:
            pieces += [HitPiece(text[at : hit.start]), HitPiece(hit.of(text), True)]
            at = hit.end
    pieces.append(HitPiece(text[at : around.end]))
    if around.end < whole.end:
        pieces.append(HitPiece(" …"))
    return tuple(piece for piece in pieces if piece.text)


def _literal(paragraph: Paragraph, around: Span, hits: Sequence[Span]) -> tuple[HitPiece, ...]:
    """Return what stands around the hits word for word, with the English of the hits marked."""
    text, tokens = paragraph.article.text, [unpack(word) for word in paragraph.words]
    chunks = site_analyser().word_for_word(text, tokens, [token.gloss for token in tokens])
    shown = [chunk for chunk in chunks if around.covers(chunk.span)]
    pieces = []
    for is_hit, group in groupby(shown, key=lambda one: any(one.span.overlaps(hit) for hit in hits)):
        pieces += [HitPiece(" ".join(chunk.whole for chunk in group), is_hit), HitPiece(" ")]
    return tuple(pieces[:-1])


class _Idents:
    """Where on the pages of their articles paragraphs are."""

    def __init__(self, articles: Iterable[int]) -> None:
        rows = Paragraph.objects.filter(article__in=list(articles)).order_by("article", "number")
        self._idents: dict[int, str] = {}
        for _, group in groupby(rows.values_list("article", "pk", "kind", "credit"), key=lambda row: row[0]):
            self._idents |= idents_of([(pk, kind, credit) for _, pk, kind, credit in group])

    def href(self, paragraph: Paragraph) -> str:
        return f"{paragraph.article.get_absolute_url()}#{self._idents.get(paragraph.pk, '')}"
