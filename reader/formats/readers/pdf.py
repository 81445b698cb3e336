"""PDF files that hold text: Arabic in reading order.

Producers store Arabic letters in the order in which they are seen, or in that in which they are read, and as
presentation forms or letters. So the place on the page alone counts: a line is what stands on one height, its
letters are taken from the left as they are seen, and the rules by which text is laid out for the eye (Unicode
Standard Annex 9) are followed backwards: what runs left to right, numbers and Latin, is kept, and the
rest turned round.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from reader.formats.readers.glyphs import Glyph, drawn
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.text.dates import parsed_date
from reader.text.letters import ARABIC_SCRIPT

MAX_PAGES = 200
_ARABIC = re.compile(f"[{ARABIC_SCRIPT}]")
_PAIRS = ("()", "[]", "{}", "«»", "<>")
_MIRROR = {one: pair[1 - at] for pair in _PAIRS for at, one in enumerate(pair)}
_OPENING = {pair[0]: pair[1] for pair in _PAIRS}
_SPACE = 0.18  # of the letter's size: a wider gap parts two words
_NEW_PARAGRAPH = 1.3  # of the usual distance of two lines
_PAGE_NUMBER = re.compile(r"[-–— ]*\d{1,4}[-–— ]*(?:/ *\d{1,4})?")
_EDGE_APART = 2.2  # of a letter's size: what is farther from a line is no line of its text
_LEAST_LINES = 3  # of a page that has a text beside its edges
_FULL = 0.08  # of the column's width: a line that ends nearer to its edge may have had no room for more
_UNKNOWN = 0.02  # of the shapes: where more do not say which letters they are, words would have holes

# Classes of letters, after Unicode's: L left to right, R right to left, E digit, A Arabic digit.
_CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "E", "AN": "A"}
_NUMBER = re.compile(r"[EA]+(?:[.,:/\u00a0][EA]+)*")
_LATIN = re.compile(rf"(?:{_NUMBER.pattern})?L(?:[^R]*[LEA])?")
_ENDED = re.compile(r"[.!?\u061f\u061b:][\"'”»)]*\s*$")  # a paragraph at the foot of a page
_BROKEN = re.compile(r"[@#$]$|[LEA:][-/?&=_]+$")
_CUT = re.compile(r"[-/?&=_]+(?=[ R]|$)")  # where the end of a line cut Latin in two
_FIRST_NUMBER = re.compile(rf"[$€£]?{_NUMBER.pattern}%?$")  # of a line that was laid out by itself
_ARABIC_RUN = re.compile(r"R(?:[^L]*R)?")

Line = list[Glyph]
Piece = tuple[str, bool]  # letters, and whether they are a bracket among what runs right to left


def read_pdf(data: bytes) -> ExtractedText:
    """Return the text of a PDF, a paragraph a line. Raises Unreadable, also for pictures of pages."""
    try:
        made, pages = drawn(data, MAX_PAGES)
    except MemoryError:
        raise
    except Exception as problem:  # the parser's errors have no common root
        raise Unreadable("pdf-damaged") from problem
    if len(pages) > MAX_PAGES:
        raise Unreadable("pdf-too-many-pages", most=MAX_PAGES)
    glyphs = [glyph for page in pages for glyph in page]
    if not any(glyph.text.strip() for glyph in glyphs):
        raise Unreadable("pdf-pictures")
    if sum(not glyph.text for glyph in glyphs) > _UNKNOWN * len(glyphs):
        raise Unreadable("pdf-unknown-letters")
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", made)
    bare, told = _without_edges(pages)
    text = "\n".join(_written(list(_paragraphs(bare))))
    count = len(text.split("\n"))
    return ExtractedText(
        text,
        published=parsed_date("-".join(day.groups())) if day else None,
        left_out=tuple(LeftOut(one, Surrounding.FOOT, count) for one in told),
    )


def _without_edges(pages: Sequence[Sequence[Glyph]]) -> tuple[list[Sequence[Glyph]], list[str]]:
    """Return the pages without their numbers and what most have at head or foot; and that, each once."""
    edges = [list(_edges(_lines(page))) for page in pages]
    seen = Counter(key for one in edges for key in {_key(line) for line in one})
    found: list[Sequence[Glyph]] = []
    told: list[str] = []
    for page, lines in zip(pages, edges, strict=True):
        out = [line for line in lines if _is_number(line) or 1 < seen[_key(line)] > len(pages) / 2]
        ids = {id(glyph) for line in out for glyph in line}
        found.append([glyph for glyph in page if id(glyph) not in ids])
        told += [_said(line) for line in out]
    return found, list(dict.fromkeys(told))


def _said(line: Line) -> str:
    """Return the words of a line that stands by itself."""
    text = "".join(piece for piece, _ in _pieces(line, _share_of_arabic(line) > 0))
    return " ".join(text.split())


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first and the last lines of a page, as far as they stand apart from its text."""
    if len(lines) < _LEAST_LINES:
        return
    for line, beside in ((lines[0], lines[1]), (lines[-1], lines[-2])):
        if abs(line[0].baseline - beside[0].baseline) > _EDGE_APART * beside[0].size:
            yield line


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch("".join(glyph.text for glyph in line).strip()) is not None


def _key(line: Line) -> str:
    """Return what an edge of a page has in common with those of other pages: all but its numbers."""
    return re.sub(r"[\d\s]+", "", "".join(glyph.text for glyph in line))


def _written(paragraphs: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """Yield paragraphs as text; brackets are turned round where the producer stored what is seen, » for «."""
    votes: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = "".join(text for text, is_bracket in paragraph if is_bracket)
        for pair in _PAIRS:
            opening, closing = text.find(pair[0]), text.find(pair[1])
            if min(opening, closing) >= 0:
                votes[pair] += 1 if closing < opening else -1
    mirror = {one: _MIRROR[one] for pair in _PAIRS if votes[pair] > 0 for one in pair}
    for paragraph in paragraphs:
        text = "".join(mirror.get(text, text) if is_bracket else text for text, is_bracket in paragraph)
        yield " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Column:
    """What a page tells of its lines: edges, usual distance and size, and whether it is mostly Arabic."""

    left: float
    right: float
    step: float
    size: float
    is_arabic: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        steps = sorted(above[0].baseline - below[0].baseline for above, below in pairwise(lines))
        return cls(
            min(glyph.x0 for line in lines for glyph in line),
            max(glyph.x1 for line in lines for glyph in line),
            steps[len(steps) // 2] if steps else 0,
            sorted(line[0].size for line in lines)[len(lines) // 2],
            _share_of_arabic([glyph for line in lines for glyph in line]) > 0.5,
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    def reads_from_right(self, line: Line) -> bool:
        """Tell a line's direction. Among Arabic ones, one without Arabic goes with the edge it stands at."""
        share = _share_of_arabic(line)
        if not self.is_arabic:
            return share > 0.5
        return share > 0 or self.right - line[-1].x1 < line[0].x0 - self.left


def _paragraphs(pages: Sequence[Sequence[Glyph]]) -> Iterator[list[Piece]]:
    """Yield the paragraphs, those too that go on over a page's end, each in the order in which it is read."""
    gathered: list[Piece] = []
    above: Line | None = None
    room = 0.0  # that was left on the line above
    for page in pages:
        lines = _lines(page)
        if not lines:
            continue
        column = _Column.of(lines)
        for number, line in enumerate(lines):
            from_right = column.reads_from_right(line)
            pieces = _pieces(line, from_right)
            if above is not None and not _goes_on(gathered, pieces):
                if number:
                    usual = column.step * max(1.0, min(above[0].size, line[0].size) / column.size)
                    apart = above[0].baseline - line[0].baseline > _NEW_PARAGRAPH * usual
                else:
                    apart = _ENDED.search("".join(text for text, _ in gathered)) is not None
                fits = room > max(_FULL * column.width, _first_word(line, from_right) + line[0].size)
                if apart or fits or abs(above[0].size - line[0].size) > 1:
                    yield gathered
                    gathered = []
                else:
                    gathered.append((" ", False))
            gathered += pieces
            above = line
            room = line[0].x0 - column.left if from_right else column.right - line[-1].x1
    yield gathered


def _first_word(line: Line, from_right: bool) -> float:
    """Return how wide the first word of a line is. If it had room on the line above, a paragraph begins."""
    x0, x1 = (line[-1].x0, line[-1].x1) if from_right else (line[0].x0, line[0].x1)
    for glyph in reversed(line) if from_right else line:
        if glyph.text.isspace() or max(x0 - glyph.x1, glyph.x0 - x1) > _SPACE * glyph.size:
            break
        x0, x1 = min(x0, glyph.x0), max(x1, glyph.x1)
    return x1 - x0


def _goes_on(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Tell whether a line was broken within a word: after the @ of a name, or a hyphen or stroke of Latin."""
    end = _classes([text for text, _ in above[-4:]])
    start = _classes([text for text, _ in below[:1]])
    return start in ("L", "E", "A") and _BROKEN.search(end) is not None


def _share_of_arabic(glyphs: Sequence[Glyph]) -> float:
    arabic = sum(1 for glyph in glyphs if _ARABIC.search(glyph.text))
    letters = sum(1 for glyph in glyphs if glyph.text[:1].isalpha())
    return arabic / max(letters, 1)


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Group letters by the height they stand on, from the top; a line's are sorted from the left."""
    lines: list[Line] = []
    for glyph in sorted(glyphs, key=lambda one: -one.baseline):
        if lines and lines[-1][0].baseline - glyph.baseline < glyph.size / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [
        sorted(line, key=lambda one: one.x0)
        for line in lines
        if any(glyph.text.strip() and not glyph.is_narrow for glyph in line)
    ]


def _pieces(line: Line, from_right: bool) -> list[Piece]:
    """Return the letters of a line in the order in which they are read."""
    seen = list(_spaced(line))
    return _read_from_right(seen) if from_right else _read_from_left(seen)


def _spaced(line: Line) -> Iterator[str]:
    """Yield the letters as they are seen, from the left, with a space in every gap."""
    before: Glyph | None = None
    for glyph in line:
        if glyph.text.isspace() and before is not None and before.x1 >= glyph.x1:
            continue  # what is left of a space at which the line was broken
        if before is not None and glyph.x0 - before.x1 > _SPACE * glyph.size:
            yield " "
        if glyph.text:
            yield unicodedata.normalize("NFKC", glyph.text) if _ARABIC.search(glyph.text) else glyph.text
        before = glyph


def _classes(seen: Sequence[str]) -> str:
    """Return a sign for each of some letters: its class, or itself where it has no direction of its own."""
    return "".join(_CLASSES.get(unicodedata.bidirectional(one[0]), one[0]) for one in seen)


def _read_from_left(seen: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for run in _ARABIC_RUN.finditer(_classes(seen)):
        pieces += [(one, False) for one in seen[at : run.start()]]
        pieces += _read_from_right(seen[run.start() : run.end()])
        at = run.end()
    return pieces + [(one, False) for one in seen[at:]]


def _read_from_right(seen: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    end = len(seen)
    for start, stop in reversed(list(_runs_from_left(_classes(seen)))):
        pieces += [(one, one in _MIRROR) for one in reversed(seen[stop:end])]
        pieces += [(one, False) for one in seen[start:stop]]
        end = start
    return pieces + [(one, one in _MIRROR) for one in reversed(seen[:end])]


def _runs_from_left(classes: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers and Latin begin and end in what is seen of a line that is read from the right."""
    at = 0
    while at < len(classes):
        if latin := _LATIN.match(classes, at):
            stop = _balanced(classes, at, latin.end())
            if at == 0 and (cut := _CUT.match(classes, stop)):
                stop = cut.end()
        elif number := _FIRST_NUMBER.match(classes, at) or _NUMBER.match(classes, at):
            stop = number.end()
        else:
            at += 1
            continue
        yield at, stop
        at = stop


def _balanced(classes: str, start: int, stop: int) -> int:
    """Return where a Latin run ends whose brackets are pairs within it: BBC (Arabic), but not BBC) (CNN."""
    waiting: list[str] = []
    good = start
    for at in range(start, len(classes)):
        sign = classes[at]
        if sign in _OPENING:
            waiting.append(_OPENING[sign])
        elif sign in _MIRROR:
            if not waiting or waiting.pop() != sign:
                break
        elif at >= stop:
            break
        if not waiting and (sign in "LEA" or sign in _MIRROR) and (at < stop or sign in _MIRROR):
            good = at + 1
    return good
