"""What printed pages have at head and foot: numbers, the same lines again, what a browser prints there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.formats.pages.site_words import paper_of_issue

LEAST_LINES = 3  # of a page that has a text beside its edges
_MOST_LINES = 3  # of a head or a foot
_REPEATED = 3  # pages: what stands at the edge of as many need not stand apart from the text
_NUMBER = re.compile(
    r"[-–—\[(]* ?(?:(?:ال)?صفحة|ص|page|p\.)? ?[-–—.:]* ?\d{1,4} ?(?:(?:/|من|of) ?\d{1,4})? ?[-–—\])]*",
    re.IGNORECASE,
)
_ADDRESS_AND_NUMBER = re.compile(r"(?:\d{1,4}\s*/\s*\d{1,4}\s+)?https?://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[،,]? +\d{1,2}:\d\d")


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line of a page: its words, and whether it stands apart from the text that follows or goes before."""

    text: str
    is_apart: bool


def lines_of_frame(pages: Sequence[Sequence[EdgeLine]]) -> list[set[int]]:
    """Return the numbers of the lines of each page that are of its head or its foot."""
    edges = [list(_edges(len(page))) for page in pages]
    seen = Counter(
        key
        for page, numbers in zip(pages, edges, strict=True)
        for key in {_key(page[at].text) for run in numbers for at in run}
    )
    is_print = any(
        _ADDRESS_AND_NUMBER.fullmatch(page[run[0]].text)
        for page, numbers in zip(pages, edges, strict=True)
        for run in numbers
    )
    found = []
    for page, numbers in zip(pages, edges, strict=True):
        out: set[int] = set()
        for run in numbers:
            for at in run:
                if not _is_of_frame(page[at], seen, len(pages), is_print):
                    break
                out.add(at)
        found.append(out)
    return found


def _edges(count: int) -> Iterator[list[int]]:
    """Yield the numbers of the first lines of a page, and of the last ones from the end."""
    if count >= LEAST_LINES:
        most = min(_MOST_LINES, count // 2)
        yield list(range(most))
        yield list(range(count - 1, count - 1 - most, -1))


def _is_of_frame(line: EdgeLine, seen: Counter[str], pages: int, is_print: bool) -> bool:
    if (line.is_apart and _NUMBER.fullmatch(line.text)) or paper_of_issue(line.text) is not None:
        return True
    if is_print and (_ADDRESS_AND_NUMBER.fullmatch(line.text) or _PRINTED.search(line.text)):
        return True
    is_repeated = 1 < seen[_key(line.text)] > pages / 2
    return is_repeated and (line.is_apart or seen[_key(line.text)] >= _REPEATED)


def _key(text: str) -> str:
    """Return what an edge of a page has in common with those of other pages: all but its numbers."""
    return re.sub(r"[\d\s]+", "", text)
