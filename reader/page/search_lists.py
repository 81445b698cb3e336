"""The list of a search, page by page: by article or by line, in one of several orders."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from reader.models.search import SearchPlace
from reader.page.search_results import ConcordanceLine, FoundArticle, concordance, found_articles
from reader.search.counting import articles_of
from reader.search.finding import FoundRows, PreparedSearch, SearchedParagraph, find

ORDERS = {"articles": ("newest", "best"), "lines": ("newest", "before", "after")}
ARTICLES_SHOWN = 10
LINES_SHOWN = 40
SORTED = 500  # rows whose lines are sorted by a word beside the hit: the newest
_ROWS_OF_A_PAGE = 1000
_HEADLINE_COUNTS = 3  # paragraphs


@dataclass(slots=True)
class ListedSearch:
    """A page of what was found. `rows` are all that are counted, `groups` the places of each article.

    `read` are paragraphs that were read for it. `following` is what the address of the next page says;
    `is_sorted_part` of how many rows the lines are sorted, where there are others.
    """

    rows: FoundRows
    groups: dict[int, list[int]]
    read: dict[int, SearchedParagraph] = field(default_factory=dict)
    shown: list[FoundArticle] = field(default_factory=list)
    lines: list[ConcordanceLine] = field(default_factory=list)
    following: dict[str, str] = field(default_factory=dict)
    is_sorted_part: int = 0

    @property
    def articles(self) -> int:
        return len(self.groups)


def listed(search: PreparedSearch, shape: str, order: str, at: int = 0, page: int = 1) -> ListedSearch:
    """Return the page of a list that begins below the place `at`, or the page of that number."""
    rows = find(search)
    found = ListedSearch(rows, articles_of(rows.places))
    if order != "newest":
        (_show_best if order == "best" else _show_sorted)(search, found, order, min(page, 1000))
        return found
    below = find(search, at, _ROWS_OF_A_PAGE) if at else rows
    if shape == "lines":
        _show_lines(search, found, below)
    else:
        _show_newest(search, found, below)
    return found


def _show_newest(search: PreparedSearch, found: ListedSearch, rows: FoundRows) -> None:
    groups = found.groups if rows is found.rows else articles_of(rows.places)
    shown = dict(islice(groups.items(), ARTICLES_SHOWN))
    found.shown = found_articles(search, shown, found.read)
    if shown and (len(groups) > ARTICLES_SHOWN or (rows.has_more and not rows.was_cut)):
        last = SearchPlace.of(next(reversed(shown.values()))[0])
        found.following = {"at": str(last.end())}
    elif rows.has_more:
        found.following = {"at": str(rows.upto)}


def _show_best(search: PreparedSearch, found: ListedSearch, order: str, page: int) -> None:
    ranked = by_rank(found.groups)
    first = (page - 1) * ARTICLES_SHOWN
    found.shown = found_articles(search, dict(ranked[first : first + ARTICLES_SHOWN]), found.read)
    if len(ranked) > first + ARTICLES_SHOWN:
        found.following = {"page": str(page + 1)}


def by_rank(groups: dict[int, list[int]]) -> list[tuple[int, list[int]]]:
    """Return articles by how much of each was found, the newest of equals first; a headline counts more."""

    def weight(places: list[int]) -> int:
        return len(places) + _HEADLINE_COUNTS * (SearchPlace.of(places[0]).number == 0)

    return sorted(groups.items(), key=lambda one: -weight(one[1]))


def _show_lines(search: PreparedSearch, found: ListedSearch, rows: FoundRows) -> None:
    places = rows.places[:LINES_SHOWN]
    last = 0
    for place, lines in concordance(search, places).items():
        if len(found.lines) >= LINES_SHOWN:
            break
        found.lines += lines
        last = place
    if last and last != rows.places[-1]:
        found.following = {"at": str(last)}
    elif rows.has_more:
        found.following = {"at": str(rows.upto)}


def _show_sorted(search: PreparedSearch, found: ListedSearch, order: str, page: int) -> None:
    lines = _sorted_lines(search, found.rows, order)
    first = (page - 1) * LINES_SHOWN
    found.lines = lines[first : first + LINES_SHOWN]
    if len(lines) > first + LINES_SHOWN:
        found.following = {"page": str(page + 1)}
    if found.rows.has_more or len(found.rows.places) > SORTED:
        found.is_sorted_part = SORTED


def _sorted_lines(search: PreparedSearch, rows: FoundRows, order: str) -> list[ConcordanceLine]:
    lines = [line for some in concordance(search, rows.places[:SORTED]).values() for line in some]
    return sorted(lines, key=lambda line: (line.hit.language, line.key(order)))


def ordered_lines(search: PreparedSearch, order: str) -> Iterator[ConcordanceLine]:
    """Yield every hit in the order of a list: all of them, newest first, or what its pages have."""
    if order in ("before", "after"):
        yield from _sorted_lines(search, find(search), order)
    elif order == "best":
        for _, places in by_rank(articles_of(find(search).places)):
            for lines in concordance(search, places).values():
                yield from lines
    else:
        yield from _newest_lines(search)


def _newest_lines(search: PreparedSearch) -> Iterator[ConcordanceLine]:
    before = None
    while True:
        rows = find(search, before, _ROWS_OF_A_PAGE // 5)
        for lines in concordance(search, rows.places).values():
            yield from lines
        if not rows.has_more:
            return
        before = rows.upto
