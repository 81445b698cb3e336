"""The letters of a PDF page and where they stand. The one importer of pdfminer.

A page says of each shape where it is drawn and, if its producer was kind, which letters it stands for: in a
table of the font, or around several shapes as their "actual text". Vowel signs are shapes of their own.
"""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from pdfminer.cmapdb import CMap
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFException, PDFStream, resolve1
from pdfminer.utils import decode_text

_NARROW = 0.02  # of the letter's size: what is narrower stands over or under another
_MIDDLE = 0.3  # of the letter's size: so far above the baseline is its middle
_NEAR = 0.3  # of the letter's size: so near, two letters are drawn one after the other
_CHAR = re.compile(rb"<((?:[0-9a-fA-F]{2}){1,4})>()\s*(\d+)")
_RANGE = re.compile(rb"<((?:[0-9a-fA-F]{2}){1,4})>\s*<([0-9a-fA-F]{2,8})>\s*(\d+)")
_JUNK = dict.fromkeys(
    map(ord, "\0\uffff\ufffd\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape: the letters it stands for, "" if nobody says which, and its place in points."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def is_narrow(self) -> bool:
        return self.x1 - self.x0 < _NARROW * self.size

    @property
    def is_mark(self) -> bool:
        """Whether it is nothing but vowel signs and the like."""
        return bool(self.text) and all(map(unicodedata.combining, self.text))

    def distance(self, x: float) -> float:
        """Return how far `x` is from it; less than 0 within it."""
        return max(self.x0 - x, x - self.x1)

    def is_level_with(self, other: "Glyph") -> bool:
        return abs(self.baseline - other.baseline) < max(self.size, other.size)


def drawn(data: bytes, most: int) -> list[list[Glyph]]:
    """Return the letters of each page of a PDF as they are drawn.

    Vowel signs are joined to their letters. Of more pages than `most` the first after these is the last.
    Raises exceptions of many kinds if the file is damaged.
    """
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = _Resources()
    pages = []
    for page in islice(PDFPage.create_pages(document), most + 1):
        drawing = _Drawing(resources)
        PDFPageInterpreter(resources, drawing).process_page(page)
        pages.append(_with_marks(drawing.glyphs))
    return pages


class _Resources(PDFResourceManager):
    """Fonts, those too whose codes are explained in the file itself, which pdfminer leaves without any."""

    def get_font(self, objid: Any, spec: Any) -> Any:
        font: Any = super().get_font(objid, spec)
        encoding, known = resolve1(spec.get("Encoding")), getattr(font, "cmap", None)
        if isinstance(encoding, PDFStream) and type(known) is CMap and not known.code2cid:
            font.cmap = _Codes(encoding.get_data())
            if font.unicode_map is not None:
                letters = font.unicode_map.cid2unichr  # by code, but looked up by shape
                font.unicode_map.cid2unichr = font.cmap.by_shape(letters)
        return font


class _Codes:
    """A table from the codes in a text to the shapes of a font (PDF 32000-1, 9.7.5)."""

    def __init__(self, table: bytes) -> None:
        self.shapes: dict[bytes, int] = {}
        for kind, rows in re.findall(rb"begincid(char|range)(.*?)endcid", table, re.DOTALL):
            entry = _CHAR if kind == b"char" else _RANGE
            for first, last, shape in entry.findall(rows):
                start, length = int(first, 16), len(first) // 2
                end = min(int(last or first, 16), start + 0xFFFF)
                for code in range(start, end + 1):
                    self.shapes[code.to_bytes(length, "big")] = int(shape) + code - start
        self.lengths = sorted({len(code) for code in self.shapes})

    def is_vertical(self) -> bool:
        return False

    def by_shape(self, letters: Mapping[int, str]) -> dict[int, str]:
        """Turn a table from codes to letters into one from shapes to letters."""
        by_code = {int.from_bytes(code, "big"): shape for code, shape in self.shapes.items()}
        return {by_code[code]: text for code, text in letters.items() if code in by_code}

    def decode(self, text: bytes) -> Iterator[int]:
        """Yield the shapes that a text asks for; codes that the table does not have are passed over."""
        at = 0
        while at < len(text):
            length = next((one for one in self.lengths if text[at : at + one] in self.shapes), 0)
            if length:
                yield self.shapes[text[at : at + length]]
            at += length or max(self.lengths, default=1)


class _Drawing(PDFTextDevice):
    """Notes what is drawn on a page, but not past its edges, where some repeat letters, nor on its side."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.glyphs: list[Glyph] = []
        self.height = 0.0
        self._spans: list[bool] = []  # that are open, and whether it is the one that says its letters
        self._said: tuple[str, int] | None = None

    def begin_page(self, page: Any, ctm: Any) -> None:
        x0, y0, x1, y1 = page.mediabox
        self.height = abs(x1 - x0) if page.rotate in (90, 270) else abs(y1 - y0)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        said = props.get("ActualText") if isinstance(props, dict) else None
        if isinstance(said, bytes) and self._said is None:
            self._said = decode_text(said), len(self.glyphs)
            self._spans.append(True)
        else:
            self._spans.append(False)

    def end_tag(self) -> None:
        if self._spans and self._spans.pop() and self._said is not None:
            text, first = self._said
            self.glyphs[first:] = _said(text, self.glyphs[first:])
            self._said = None

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except (PDFException, KeyError):
            text = ""
        advance = float(font.char_width(cid) * fontsize * scaling)
        a, b, _, d, x, y = matrix
        end = x + a * advance
        size = abs(fontsize * d)
        if size and abs(a) > abs(b) and 0 <= y + _MIDDLE * size <= self.height:
            self.glyphs.append(Glyph(text.translate(_JUNK), min(x, end), max(x, end), y, size))
        return advance


def _said(text: str, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put the letters that a producer says some shapes stand for in the place of these shapes."""
    wide = [one for one in glyphs if not one.is_narrow] or list(glyphs)
    if not wide or any(not one.is_level_with(wide[0]) for one in glyphs):
        return list(glyphs)
    x0, x1 = min(one.x0 for one in wide), max(one.x1 for one in wide)
    return [replace(wide[0], text=text.translate(_JUNK), x0=x0, x1=x1)]


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Give each vowel sign to its letter.

    Who draws from the left draws the signs of an Arabic letter before it, who draws as one reads, after it;
    a sign stands between the edges of its letter, and where that is two letters' edge, the direction tells.
    """
    letters = [at for at, one in enumerate(glyphs) if not (one.is_mark or _is_over_another(glyphs, at))]
    marks: dict[int, list[Glyph]] = {}
    bases = iter([*letters, None])
    before, after = None, next(bases)
    pending: list[Glyph] = []
    for at, one in enumerate(glyphs):
        if at != after:
            pending.append(one)
            continue
        _share_out(pending, glyphs, before, after, marks)
        pending = []
        before, after = after, next(bases)
    _share_out(pending, glyphs, before, None, marks)
    return [_signed(glyphs[at], marks.get(at, ())) for at in letters]


def _signed(letter: Glyph, signs: Sequence[Glyph]) -> Glyph:
    """Join signs to their letter; those with a width of their own, which some fonts have, make it wider."""
    wide = [letter, *(sign for sign in signs if not sign.is_narrow)]
    return replace(
        letter,
        text=_joined(letter.text, [sign.text for sign in signs]),
        x0=min(one.x0 for one in wide),
        x1=max(one.x1 for one in wide),
    )


def _is_over_another(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether a shape without width, whatever letters are claimed for it, belongs to a neighbour."""
    one = glyphs[at]
    if not one.is_narrow or one.text.isspace():
        return False
    return any(
        not other.is_narrow and other.is_level_with(one) and other.x0 <= one.x0 <= other.x1
        for other in (*glyphs[max(at - 3, 0) : at], *glyphs[at + 1 : at + 4])
    )


def _share_out(
    pending: Sequence[Glyph],
    glyphs: Sequence[Glyph],
    before: int | None,
    after: int | None,
    marks: dict[int, list[Glyph]],
) -> None:
    width = sum(sign.x1 - sign.x0 for sign in pending)
    for sign in pending:
        near = [at for at in (before, after) if at is not None and glyphs[at].is_level_with(sign)]
        if not near:
            continue
        chosen = near[0] if len(near) == 1 else near[_owner(sign, width, glyphs[near[0]], glyphs[near[1]])]
        of_letter = marks.setdefault(chosen, [])
        # What is drawn before its letter comes in the order of the eye, the last sign first.
        of_letter.insert(0 if chosen == after else len(of_letter), sign)


def _owner(sign: Glyph, width: float, before: Glyph, after: Glyph) -> int:
    """Tell whose a sign is that is drawn between two letters: 0 for the first, 1 for the second.

    `width` is how much room the signs between the two take up.
    """
    near = _NEAR * sign.size
    if -near < after.x0 - before.x1 < near + width:
        return 1
    if -near < before.x0 - after.x1 < near + width:
        return 0
    return int(after.distance(sign.x0) < before.distance(sign.x0))


def _joined(letter: str, signs: Sequence[str]) -> str:
    """Add signs to a letter. Some producers claim the letter for its sign too: once will do."""
    for sign in signs:
        if not sign or all(map(unicodedata.combining, sign)):
            letter += sign
        elif not letter or unicodedata.normalize("NFD", sign).startswith(
            unicodedata.normalize("NFD", letter)[0]
        ):
            letter = max(letter, sign, key=lambda text: len(unicodedata.normalize("NFD", text)))
        else:
            letter += sign
    return letter
