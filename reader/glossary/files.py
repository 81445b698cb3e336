"""Files of terms, in CSV, a workbook or TBX: every line becomes an entry or is refused with a reason."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice

from reader.errors import Reason
from reader.formats import Unreadable
from reader.formats.confined import rows_confined
from reader.formats.writers.spreadsheet import sheet
from reader.glossary.columns import TermTable, term_table
from reader.glossary.entries import GlossaryRefused, TermEntry, entry_of
from reader.glossary.tbx import NoTermbase, looks_like_xml, read_tbx
from reader.text.decoding import DecodedWrongly, NotText, decode

MOST_BYTES = 40 * 1024 * 1024  # 20,000 terms with the longest notes, in TBX
MOST_LINES = 20_000
LONGEST_CELL = 10_000
_SEPARATORS = "\t;,|"
_SEPARATOR_BY = 50  # lines
_SAID_SEPARATOR = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_SHOWN = 80
_ZIP = b"PK\x03\x04"
_SHEETS, _OPEN_SHEETS = b"xl/workbook.xml", b"opendocument.spreadsheet"


@dataclass(slots=True)
class TermFileContent:
    """What a file holds: entries with the number of the line (of TBX: of the term) that each stands in.

    `unit` is the word for what is numbered.
    `refused` has (line, what stands there, why it is no entry). `table` is what a file in CSV is; where it
    does not tell its columns, there are no entries until somebody chooses them.
    """

    unit: str = "line"
    entries: list[tuple[int, TermEntry]] = field(default_factory=list)
    refused: list[tuple[int, str, Reason]] = field(default_factory=list)
    table: TermTable | None = None


def read_term_file(raw: bytes) -> TermFileContent:
    """Read a termbase: CSV or text with tabs (UTF-8, UTF-16, Windows-1256, ISO-8859-6), a workbook, or TBX.

    Raises GlossaryRefused when the whole file cannot be read. Two lines for one Arabic: the first counts.
    """
    if len(raw) > MOST_BYTES:
        raise GlossaryRefused("terms-too-large", megabytes=MOST_BYTES // 1024 // 1024)
    if not raw.strip():
        raise GlossaryRefused("terms-empty")
    try:
        if looks_like_xml(raw):
            return _checked(read_tbx(raw), "term")
        table = _table_of_workbook(raw) if _is_workbook(raw) else _table_of(decode(raw).text)
        return read_term_table(table)
    except NoTermbase as problem:
        raise GlossaryRefused(problem.reason) from None
    except DecodedWrongly as problem:
        raise GlossaryRefused(problem.reason) from None
    except NotText as problem:
        raise GlossaryRefused("terms-not-text", what=problem.reason) from None


def write_csv(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Return (Arabic, English, note) as CSV that `read_term_file` reads again."""
    return sheet(chain((("arabic", "english", "note"),), rows))


def read_term_table(table: TermTable) -> TermFileContent:
    """Return what a table holds by its columns; no more than the table where they are not known."""
    if not table.columns:
        return TermFileContent(table=table)
    reading = _checked(table.rows(), "line", list(table.told()))
    reading.table = table
    return reading


def _table_of(text: str) -> TermTable:
    """Return the table that CSV or text with tabs is. Raises GlossaryRefused."""
    text = text.replace("\0", "").lstrip("\ufeff\r\n")
    said = _SAID_SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=said[1] if said else _separator_of(text))
    lines = []
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                lines.append((rows.line_num + bool(said), row))
            if len(lines) > MOST_LINES + 1:
                raise GlossaryRefused("terms-too-many", most=MOST_LINES)
    except csv.Error as problem:
        raise GlossaryRefused("terms-line-unread", line=rows.line_num, problem=str(problem)) from None
    return term_table(lines)


def _is_workbook(raw: bytes) -> bool:
    return raw.startswith(_ZIP) and (_SHEETS in raw or _OPEN_SHEETS in raw[:200])


def _table_of_workbook(raw: bytes) -> TermTable:
    """Return the table that the first sheet of a workbook is. Raises GlossaryRefused."""
    try:
        rows = rows_confined(raw, MOST_LINES + 2) or []
    except Unreadable as problem:
        raise GlossaryRefused(problem.reason) from None
    if len(rows) > MOST_LINES + 1:
        raise GlossaryRefused("terms-too-many", most=MOST_LINES)
    return term_table(list(enumerate(rows, 1)))


def _separator_of(text: str) -> str:
    """Return what stands in most of the first lines, and of several the one that stands there most often."""
    lines = [line for line in islice(text.splitlines(), _SEPARATOR_BY) if line.strip()]
    said = [line for line in lines if not line.startswith("#")] or lines
    return max(_SEPARATORS, key=lambda one: (sum(one in line for line in said), "".join(said).count(one)))


def _checked(
    rows: Iterable[tuple[int, str, str, str]], unit: str, told: Iterable[tuple[int, str, Reason]] = ()
) -> TermFileContent:
    reading = TermFileContent(unit, refused=[(number, _shown(words, ""), why) for number, words, why in told])
    first: dict[str, tuple[int, TermEntry]] = {}
    rows = iter(rows)
    for line, arabic, english, note in islice(rows, MOST_LINES):
        try:
            entry = entry_of(arabic, english, note)
            if entry.key in first:
                before, other = first[entry.key]
                raise GlossaryRefused(_repeated(unit, before, other.english == entry.english))
        except GlossaryRefused as problem:
            reading.refused.append((line, _shown(arabic, english), problem.reason))
            continue
        first[entry.key] = (line, entry)
        reading.entries.append((line, entry))
    if next(rows, None) is not None:
        raise GlossaryRefused("terms-too-many", most=MOST_LINES)
    reading.refused.sort(key=lambda one: one[0])
    if not reading.entries and not reading.refused:
        raise GlossaryRefused("terms-none")
    return reading


def _repeated(unit: str, number: int, same: bool) -> Reason:
    """Return what is wrong with an entry whose Arabic, or all of it, stands in the earlier one `number`."""
    if unit == "term":
        return Reason("term-repeated", number=number) if same else Reason("term-same-arabic", number=number)
    return Reason("line-repeated", number=number) if same else Reason("line-same-arabic", number=number)


def _shown(arabic: str, english: str) -> str:
    """Return what a refused line holds, short and storable."""
    words = " · ".join(" ".join(one.split())[:_SHOWN] for one in (arabic, english) if one.strip())
    return words.encode("utf-8", "replace").decode().replace("\0", "")
