"""PDF files that hold text: Arabic in reading order. The one importer of pdfminer.

Producers store Arabic glyphs in the order in which they are seen, or in that in which they are read, and as
presentation forms or letters. So the place on the page alone counts: the glyphs of a line are read from the
right, each brought to its letters (NFKC), and what runs left to right, digits and Latin, is turned back.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from reader.formats.reading import Reading, Unreadable, parsed_date

MAX_PAGES = 200
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
# A run that is read from the left: Latin letters and digits of either kind with what stands between them.
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z0-9\u0660-\u0669\u00c0-\u024f](?:[A-Za-z0-9\u0660-\u0669\u00c0-\u024f .,:/@_%+&'’-]*"
    r"[A-Za-z0-9\u0660-\u0669\u00c0-\u024f])?"
)
_PAIRS = ("()", "[]", "{}", "«»", "<>")
_MIRROR = str.maketrans({one: pair[1 - at] for pair in _PAIRS for at, one in enumerate(pair)})
_SPACE = 0.18  # of the letter's size: a wider gap parts two words
_NEW_PARAGRAPH = 1.6  # of the usual distance of two lines
_FULL = 0.12  # of the column's width: a line that ends farther from its edge ends a paragraph


def read_pdf(data: bytes) -> Reading:
    """Return the text of a PDF, a paragraph a line. Raises Unreadable, also for pictures of pages."""
    from pdfminer.high_level import extract_pages
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        dates = [one.get("CreationDate") for one in document.info]
        made = next((str(day, "latin-1") for day in dates if isinstance(day, bytes)), "")
        pages = list(extract_pages(io.BytesIO(data), maxpages=MAX_PAGES + 1, laparams=None))
        if len(pages) > MAX_PAGES:
            raise Unreadable(f"This PDF has more than {MAX_PAGES} pages. Split it.")
        paragraphs = _unmirrored([text for page in pages for text in _paragraphs(list(_glyphs(page)))])
    except Unreadable:
        raise
    except Exception as problem:  # the parser's errors have no common root
        raise Unreadable("This PDF is damaged or locked. Save it again, or paste the text.") from problem
    if not any(paragraphs):
        raise Unreadable(
            "This PDF holds pictures of pages and no text. "
            "Run it through text recognition first, or paste the text."
        )
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", made)
    return Reading("\n".join(paragraphs), published=parsed_date("-".join(day.groups())) if day else None)


def _glyphs(page: Any) -> Iterator[dict[str, Any]]:
    """Yield the letters of a page, those inside figures too, with their places from the top left."""
    from pdfminer.layout import LTChar, LTContainer

    waiting = [page]
    while waiting:
        for item in waiting.pop():
            if isinstance(item, LTChar):
                if (
                    not 0 <= (item.y0 + item.y1) / 2 <= page.height
                ):  # some repeat letters past the page's edge
                    continue
                yield {
                    "text": item.get_text(),
                    "x0": item.x0,
                    "x1": item.x1,
                    "top": page.height - item.y1,
                    "bottom": page.height - item.y0,
                    "size": item.size,
                }
            elif isinstance(item, LTContainer):
                waiting.append(item)


def _unmirrored(paragraphs: list[str]) -> list[str]:
    """Turn brackets and quotation marks round where the producer stored what is seen: » for an opening «."""
    text = "".join(paragraph for paragraph in paragraphs if _ARABIC.search(paragraph))
    seen = [(text.find(pair[0]), text.find(pair[1])) for pair in _PAIRS]
    votes = sum(1 if closing < opening else -1 for opening, closing in seen if min(opening, closing) >= 0)
    if votes <= 0:
        return paragraphs
    return [one.translate(_MIRROR) if _ARABIC.search(one) else one for one in paragraphs]


def _paragraphs(glyphs: Sequence[dict[str, Any]]) -> Iterable[str]:
    lines = [line for line in _lines(glyphs) if _text(line)]
    if not lines:
        return
    left = min(glyph["x0"] for line in lines for glyph in line)
    right = max(glyph["x1"] for line in lines for glyph in line)
    gaps = sorted(_top(below) - _top(above) for above, below in pairwise(lines))
    usual = gaps[len(gaps) // 2] if gaps else 0
    gathered: list[str] = []
    for number, line in enumerate(lines):
        text = _text(line)
        gathered.append(text)
        last = number == len(lines) - 1
        end = min(glyph["x0"] for glyph in line) - left if _ARABIC.search(text) else right - _end(line)
        ragged = end > _FULL * (right - left)
        apart = not last and _top(lines[number + 1]) - _top(line) > _NEW_PARAGRAPH * usual
        other_size = not last and abs(lines[number + 1][0]["size"] - line[0]["size"]) > 1
        if last or ragged or apart or other_size:
            yield " ".join(gathered)
            gathered = []


def _top(line: Sequence[dict[str, Any]]) -> float:
    return float(min(glyph["top"] for glyph in line))


def _end(line: Sequence[dict[str, Any]]) -> float:
    return float(max(glyph["x1"] for glyph in line))


def _lines(glyphs: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Group glyphs by the middle of their height; marks over and under letters belong to their line."""
    lines: list[list[dict[str, Any]]] = []
    middles: list[float] = []
    for glyph in sorted(glyphs, key=lambda one: (one["top"] + one["bottom"]) / 2):
        middle = (glyph["top"] + glyph["bottom"]) / 2
        if lines and abs(middles[-1] - middle) < glyph["size"] / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            middles.append(middle)
    return lines


def _text(line: Sequence[dict[str, Any]]) -> str:
    """Return a line in reading order."""
    if not any(_ARABIC.search(glyph["text"]) for glyph in line):
        ordered = sorted(line, key=lambda glyph: glyph["x0"])
        return _spaced(ordered, forward=True).strip()
    ordered = sorted(line, key=lambda glyph: (-glyph["x1"], _is_mark(glyph["text"])))
    seen = _spaced(ordered, forward=False)
    return " ".join(_LEFT_TO_RIGHT.sub(lambda run: run.group()[::-1], seen).split())


def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(char) for char in text)


def _spaced(ordered: Sequence[dict[str, Any]], forward: bool) -> str:
    pieces: list[str] = []
    before: dict[str, Any] | None = None  # the last letter: marks have no width to measure from
    for glyph in ordered:
        text = _letters(glyph["text"].replace("\0", ""))
        if not _is_mark(text):
            if before is not None:
                gap = glyph["x0"] - before["x1"] if forward else before["x0"] - glyph["x1"]
                if gap > _SPACE * glyph["size"]:
                    pieces.append(" ")
            before = glyph
        pieces.append(text)
    return "".join(pieces)


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", text) if _ARABIC.search(text) else text
