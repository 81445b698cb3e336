"""The lines of a document as its reader finds them, with what they are, what is left out, and pictures."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from reader.formats.readers.pictures import MOST_PICTURES, FoundPicture, picture_of
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable

MAX_LINES = 20_000
_CELLS = " | "
_LONG, _SHORTEST = 15, 3  # words of a line that a headline may stand above, of a headline by half more
_MOST_ABOVE = 4  # lines that may stand above a headline in a file
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")
_STROKES = re.compile(r"\s*[=_*~–—-]{4,}\s*")
_FULL_LETTERS = (45, 85)  # of a line that was broken to fit
_LEAST_BROKEN = 2  # paragraphs
_STOPPED = re.compile(r"""[.!?؟…۔][)\]}"'”’»›\u200e\u200f]*$""")


def unwrapped(pieces: Iterable[str], at_top: bool = False) -> list[str]:
    """Return the lines that pieces make which a paragraph's line breaks divide.

    A break after a full stop, and an empty line, end a paragraph; elsewhere a break only wraps a line. But a
    short line `at_top` of a document, above a long one with its full stop, is a headline.
    """
    pieces = list(pieces)
    heads = at_top and _is_headline(*pieces[:2])
    lines: list[str] = []
    ended = True
    for piece in pieces:
        words = " ".join(piece.split())
        if not words:
            ended = True
        elif ended:
            lines.append(words)
        else:
            lines[-1] += " " + words
        ended = not words or is_stopped(words) or (heads and len(lines) == 1)
    return lines


def unwrapped_text(text: str) -> str:
    """Return a plain text with one line a paragraph, if its lines were broken to fit a width.

    Then empty lines part the paragraphs, and in most all lines but the last are full and go on in the midst
    of a sentence; the lines of a poem are not. Lines of strokes, which only underline, go.
    """
    lines = [line for line in text.splitlines() if not _STROKES.fullmatch(line)]
    blocks = [list(block) for filled, block in groupby(lines, key=lambda line: bool(line.strip())) if filled]
    lined = [block for block in blocks if len(block) > 1]
    if len(broken := list(filter(_is_broken, lined))) < max(_LEAST_BROKEN, len(lined) / 2):
        return text
    return "\n\n".join((" " if block in broken else "\n").join(map(str.strip, block)) for block in blocks)


def _is_broken(block: Sequence[str]) -> bool:
    full = [line.strip() for line in block[:-1]]
    least, most = _FULL_LETTERS
    return all(least <= len(line) <= most for line in full) and sum(map(is_stopped, full)) * 2 < len(full)


def _is_headline(piece: str = "", following: str = "") -> bool:
    long = len(following.split())
    return long >= _LONG and is_stopped(following) and _SHORTEST <= len(piece.split()) * 1.5 <= long


def is_stopped(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_STOPPED.search(line))


class DocumentHeads:
    """Sees to it that a document has one headline: its title, or a heading that is its first line."""

    def __init__(self) -> None:
        self._at_top = True  # no line has been written
        self._has_headline = False

    def lines(self, pieces: list[str], said: str) -> Iterator[tuple[str, str]]:
        """Yield (line, kind) of a paragraph, which line breaks divide unless it is a heading.

        `said` is the BlockKind that the file gives it.
        """
        if not any(map(str.strip, pieces)):
            return
        kind = self._kind(said)
        is_head = kind in ("headline", "subhead")
        for line in [" ".join(pieces)] if is_head else unwrapped(pieces, self._at_top):
            yield line, kind
        self._at_top = False

    def _kind(self, said: str) -> str:
        is_head = said == "headline" or (said == "subhead" and self._at_top)
        if is_head and not self._has_headline:
            self._has_headline = True
            return "headline"
        return "subhead" if said == "headline" else said


class DocumentLines:
    """The lines so far; the last picture waits, for its caption may come next."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.kinds: dict[int, str] = {}
        self.left_out: list[LeftOut] = []
        self.pictures: list[FoundPicture] = []
        self.waiting: tuple[bytes, str] | None = None

    def write(self, text: str, kind: str = "") -> None:
        """Add a line with a BlockKind, if there is anything to be seen in it.

        Raises Unreadable where there are too many.
        """
        text = " ".join(text.split())
        if not _is_visible(text):
            return
        is_captioned = kind == "caption" and self.waiting is not None
        self._show(text if is_captioned else "")
        if not is_captioned:
            self._add(text, kind)

    def leave_out(self, text: str, what: Surrounding, before: int | None = None) -> None:
        """Note words that stand before the line that comes next, or that line, and are no line."""
        if text := " ".join(text.split()):
            self.left_out.append(LeftOut(text, what, len(self.lines) if before is None else before))

    def draw(self, data: bytes, said: str) -> None:
        """Add a picture, with what it is said to show."""
        self._show()
        self.waiting = data, said

    def take(self, part: "DocumentLines") -> None:
        """Add the lines of a part that was read apart, with all that hangs on them."""
        self.hang(part)
        for number, text in enumerate(part.lines):
            for picture in part.pictures:
                if picture.line == number:
                    self.pictures.append(replace(picture, line=len(self.lines)))
            self._add(text, part.kinds.get(number, ""))
        if part.waiting is not None:
            self.draw(*part.waiting)

    def hang(self, part: "DocumentLines") -> None:
        """Note what was left out of a part, whose lines are not taken as they are."""
        at = len(self.lines)
        self.left_out += [replace(one, before=at + one.before) for one in part.left_out]

    def write_row(self, cells: list["DocumentLines"]) -> None:
        """Add a row of a table as a line, and cells that are columns of an article one after the other."""
        filled = [cell for cell in cells if cell.lines or cell.waiting]
        if len(filled) == 1 or any(map(_is_column, filled)):
            for cell in cells:
                self.take(cell)
            return
        for cell in cells:
            self.hang(cell)
        self.write(_CELLS.join(" ".join(cell.lines) for cell in filled))

    def extracted(self, **facts: Any) -> ExtractedText:
        """Return the text of all lines, with these facts of it."""
        self._show()
        self._set_headline_first()
        return ExtractedText(
            "\n".join(self.lines),
            kinds=tuple(sorted(self.kinds.items())),
            left_out=tuple(sorted(self.left_out, key=attrgetter("before"))),
            pictures=tuple(self.pictures),
            **facts,
        )

    def _set_headline_first(self) -> None:
        """Put a headline that stands below a few lines, such as a place and a day, above them."""
        at = next((number for number, kind in sorted(self.kinds.items()) if kind == "headline"), 0)
        if not 0 < at <= _MOST_ABOVE:
            return
        self.lines.insert(0, self.lines.pop(at))
        place = {at: 0} | {number: number + 1 for number in range(at)}
        self.kinds = {place.get(number, number): kind for number, kind in self.kinds.items()}
        self.pictures = [replace(one, line=place.get(one.line, one.line)) for one in self.pictures]
        self.left_out = [
            replace(one, before=one.before + 1 if 0 < one.before <= at else one.before)
            for one in self.left_out
        ]

    def _show(self, caption: str = "") -> None:
        """Put the waiting picture at its caption or what it is said to show; leave it out without either."""
        if self.waiting is None:
            return
        data, said = self.waiting
        self.waiting = None
        words = caption or " ".join(said.split())
        at = len(self.lines)
        found = picture_of(at, data, said) if words and len(self.pictures) < MOST_PICTURES else None
        if found is not None:
            self.pictures.append(found)
        if found is not None or caption:
            self._add(words, "caption")

    def _add(self, text: str, kind: str) -> None:
        if len(self.lines) >= MAX_LINES:
            raise Unreadable("document-too-many-paragraphs", most=MAX_LINES)
        if kind:
            self.kinds[len(self.lines)] = kind
        self.lines.append(text)


def _is_column(cell: DocumentLines) -> bool:
    """Tell whether a cell is a column of an article: it has a picture, or two full sentences in lines."""
    return bool(cell.pictures or cell.waiting) or sum(map(is_stopped, cell.lines)) > 1


def _is_visible(text: str) -> bool:
    return any(unicodedata.category(letter) not in _UNSEEN for letter in text)
