"""How far the cells of a workbook's sheets reach, found before one is read: readers hold all between them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from reader.formats.damage import DAMAGED
from reader.formats.reading import Unreadable

MOST_CELLS = 5_000_000  # from a sheet's first to its last, those without a value too
_EXCEL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^<>]{0,2000}?\s)?r\s*=\s*["']([A-Za-z]{1,4})(\d{1,8})["'][^<>]{0,2000}+(?<!/)>"""
)
_OPEN = re.compile(rb"<(?:\w+:)?(table|table-row|table-cell|covered-table-cell)((?:\s[^<>]*)?)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,8})["']""")
_CHUNK = 1024 * 1024
_LONGEST_TAG = 64 * 1024


def check_extent(data: bytes) -> None:
    """Refuse an .xlsx or .ods workbook with a sheet whose cells are too far apart. Raises Unreadable.

    What is no zip archive, or a damaged one, is left to its reader.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            far = any(_extent(archive, one) > MOST_CELLS for one in archive.infolist())
    except DAMAGED:
        return
    if far:
        raise Unreadable("workbook-too-far")


def _extent(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Return how many cells lie between the first and the last of a sheet; 0 for any other file."""
    name = member.filename.lower()
    if name.startswith("xl/"):
        return _excel_extent(_chunks(archive, member))
    return _open_extent(_chunks(archive, member)) if name == "content.xml" else 0


def _excel_extent(chunks: Iterator[bytes]) -> int:
    columns: list[int] = []
    rows: list[int] = []
    for text in chunks:
        found = [(_column(match[1]), int(match[2])) for match in _EXCEL.finditer(text)]
        if found:
            columns += [min(found)[0], max(found)[0]]
            numbers = [row for _, row in found]
            rows += [min(numbers), max(numbers)]
    return (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1) if rows else 0


@dataclass(slots=True)
class _Reach:
    """Where reading a table is, and the last row and column in it that have had a value."""

    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0


def _open_extent(chunks: Iterator[bytes]) -> int:
    """Return the cells of the largest table, from its beginning: a row or a cell may stand for many."""
    reach, most = _Reach(), 0
    for text in chunks:
        for match in _OPEN.finditer(text):
            if match[1] == b"table":
                reach = _Reach()
            _follow(reach, match[1], match[2])
            most = max(most, reach.last_row * reach.last_column)
    return most


def _follow(reach: _Reach, tag: bytes, attributes: bytes) -> None:
    repeated = _REPEATED.search(attributes)
    count = int(repeated[1]) if repeated else 1
    if tag == b"table-row":
        reach.row, reach.column = reach.row + count, 0
    elif tag != b"table":
        reach.column += count
        if not attributes.endswith(b"/") or b"value" in attributes:
            reach.last_row = reach.row
            reach.last_column = max(reach.last_column, reach.column)


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces that end where a tag does."""
    with archive.open(member) as stream:
        rest = b""
        while piece := stream.read(_CHUNK):
            whole, end, rest = (rest + piece).rpartition(b">")
            yield whole + end
            rest = rest[-_LONGEST_TAG:]


def _column(letters: bytes) -> int:
    """Return the number of a column, A as 1 and AA as 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
