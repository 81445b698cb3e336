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

from reader.formats.dating import dated
from reader.formats.pages.phrases import is_stamp, is_time_line
from reader.formats.pages.publishers import is_publisher
from reader.formats.readers.glyphs import Glyph, drawn
from reader.formats.readers.issue_line import with_issue_line
from reader.formats.readers.page_columns import Line, glyph_lines, page_parts
from reader.formats.readers.page_edges import EdgeLine, lines_of_frame
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.text.dates import date_in
from reader.text.letters import ARABIC_SCRIPT

MAX_PAGES = 200
_ARABIC = re.compile(f"[{ARABIC_SCRIPT}]")
_PAIRS = ("()", "[]", "{}", "«»", "<>")
_MIRROR = {one: pair[1 - at] for pair in _PAIRS for at, one in enumerate(pair)}
_OPENING = {pair[0]: pair[1] for pair in _PAIRS}
_SPACE = 0.18  # of the letter's size: a wider gap parts two words
_NEW_PARAGRAPH = 1.3  # of the usual distance of two lines
_SAME_STEP = 0.05  # of a letter's size: distances that differ by less are the same
_EDGE_APART = 2.2  # of a letter's size: what is farther from a line is no line of its text
_HEAD_LINES = 6  # about the headline, one of which may say the day
_FULL = 0.08  # of the column's width: a line that ends nearer to its edge may have had no room for more
_HALF = 0.5
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

Piece = tuple[str, bool]  # letters, and whether they are a bracket among what runs right to left


def read_pdf(data: bytes) -> ExtractedText:
    """Return the text of a PDF, a paragraph a line. Raises Unreadable, also for pictures of pages."""
    try:
        pages = drawn(data, MAX_PAGES)
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
    bare, told = _without_edges(pages)
    from_right = _share_of_arabic(glyphs) > _HALF
    parts = [part for page in bare for part in page_parts(page, from_right)]
    lines = "\n".join(_written(list(_paragraphs(parts)))).split("\n")
    paper = lines.pop(0) if len(lines) > _HEAD_LINES and is_publisher(lines[0]) else ""
    heads = (LeftOut(paper, Surrounding.TIMES, 0),) if paper else ()
    feet = (LeftOut(one, Surrounding.FOOT, len(lines)) for one in told)
    reading = ExtractedText("\n".join(lines), site=paper, left_out=(*heads, *feet))
    if (dated_by_head := with_issue_line(reading)) is not reading:
        return dated_by_head
    near = [*lines[:_HEAD_LINES], *told]
    said = next((line for line in near if is_stamp(line) or is_time_line(line)), "")
    found = date_in(said)
    return dated(reading, said, found.day) if found else reading


def _without_edges(pages: Sequence[Sequence[Glyph]]) -> tuple[list[Sequence[Glyph]], list[str]]:
    """Return the pages without what most have at head or foot; and that, each once."""
    lines = [glyph_lines(page) for page in pages]
    frames = lines_of_frame([list(_edge_lines(page)) for page in lines])
    found: list[Sequence[Glyph]] = []
    told: list[str] = []
    for page, of_page, frame in zip(pages, lines, frames, strict=True):
        ids = {id(glyph) for at in frame for glyph in of_page[at]}
        found.append([glyph for glyph in page if id(glyph) not in ids])
        told += [_said(of_page[at]) for at in sorted(frame)]
    return found, list(dict.fromkeys(told))


def _edge_lines(lines: Sequence[Line]) -> Iterator[EdgeLine]:
    """Yield the lines of a page with whether they stand apart from those towards its middle."""
    for at, line in enumerate(lines):
        beside = lines[min(at + 1, len(lines) - 1)] if at < len(lines) / 2 else lines[max(0, at - 1)]
        is_apart = abs(line[0].baseline - beside[0].baseline) > _EDGE_APART * beside[0].size
        yield EdgeLine(_said(line), is_apart)


def _said(line: Line) -> str:
    """Return the words of a line that stands by itself."""
    text = "".join(piece for piece, _ in _pieces(line, _share_of_arabic(line) > 0))
    return " ".join(text.split())


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
    """What a page tells of its lines: edges, usual distance and size, and whether it is mostly Arabic.

    `tight` is the least distance that several lines of the usual size have: short paragraphs have fewer lines
    than there are distances between them.
    """

    left: float
    right: float
    step: float
    tight: float
    size: float
    is_arabic: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        steps = sorted(above[0].baseline - below[0].baseline for above, below in pairwise(lines))
        size = sorted(line[0].size for line in lines)[len(lines) // 2]
        close = [one for one in steps if one >= size]
        shared = (one for one, other in pairwise(close) if other - one < _SAME_STEP * size)
        return cls(
            min(glyph.x0 for line in lines for glyph in line),
            max(glyph.x1 for line in lines for glyph in line),
            steps[len(steps) // 2] if steps else 0,
            next(shared, steps[len(steps) // 2] if steps else 0),
            size,
            _share_of_arabic([glyph for line in lines for glyph in line]) > _HALF,
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    def are_apart(self, above: Line, line: Line, ended: bool) -> bool:
        """Tell whether two lines stand so far apart that a paragraph begins; less is enough after a stop."""
        larger = max(1.0, min(above[0].size, line[0].size) / self.size)
        usual = larger * (min(self.step, self.tight) if ended else self.step)
        return above[0].baseline - line[0].baseline > _NEW_PARAGRAPH * usual

    def reads_from_right(self, line: Line) -> bool:
        """Tell a line's direction. Among Arabic ones, one without Arabic goes with the edge it stands at."""
        share = _share_of_arabic(line)
        if not self.is_arabic:
            return share > _HALF
        return share > 0 or self.right - line[-1].x1 < line[0].x0 - self.left


def _paragraphs(pages: Sequence[Sequence[Glyph]]) -> Iterator[list[Piece]]:
    """Yield the paragraphs, those too that go on over a page's end, each in the order in which it is read."""
    gathered: list[Piece] = []
    above: Line | None = None
    room = 0.0  # that was left on the line above
    for page in pages:
        lines = glyph_lines(page)
        if not lines:
            continue
        column = _Column.of(lines)
        for number, line in enumerate(lines):
            from_right = column.reads_from_right(line)
            pieces = _pieces(line, from_right)
            if above is not None and not _goes_on(gathered, pieces):
                ended = _ENDED.search("".join(text for text, _ in gathered)) is not None
                apart = column.are_apart(above, line, ended) if number else ended
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
