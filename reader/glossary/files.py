"""Files of terms, in CSV or TBX: every line becomes an entry or is refused with a reason."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from reader.errors import Reason
from reader.formats.writers.spreadsheet import sheet, text_of
from reader.glossary.entries import GlossaryRefused, TermEntry, entry_of
from reader.glossary.tbx import NoTermbase, looks_like_xml, read_tbx
from reader.text.decoding import DecodedWrongly, NotText, decode

MOST_BYTES = 40 * 1024 * 1024  # 20,000 terms with the longest notes, in TBX
MOST_LINES = 20_000
LONGEST_CELL = 10_000
COLUMNS = {
    "arabic": ("arabic", "ar", "arabic term", "العربية", "عربي", "المصطلح"),
    "english": ("english", "en", "english term", "الإنجليزية", "إنجليزي", "الترجمة"),
    "note": ("note", "notes", "comment", "ملاحظة", "ملاحظات"),
}
_SHOWN = 80


@dataclass(slots=True)
class TermFileContent:
    """What a file holds: entries with the number of the line (of TBX: of the term) that each stands in.

    `unit` is the word for what is numbered.
    `refused` has (line, what stands there, why it is no entry).
    """

    unit: str = "line"
    entries: list[tuple[int, TermEntry]] = field(default_factory=list)
    refused: list[tuple[int, str, Reason]] = field(default_factory=list)


def read_term_file(raw: bytes) -> TermFileContent:
    """Read a termbase, CSV (UTF-8, UTF-16, Windows-1256, ISO-8859-6) or TBX.

    Raises GlossaryRefused when the whole file cannot be read. Two lines for one Arabic: the first counts.
    """
    if len(raw) > MOST_BYTES:
        raise GlossaryRefused("terms-too-large", megabytes=MOST_BYTES // 1024 // 1024)
    if not raw.strip():
        raise GlossaryRefused("terms-empty")
    try:
        if looks_like_xml(raw):
            return _checked(read_tbx(raw), "term")
        return _checked(_read_csv(decode(raw).text), "line")
    except NoTermbase as problem:
        raise GlossaryRefused(problem.reason) from None
    except DecodedWrongly as problem:
        raise GlossaryRefused(problem.reason) from None
    except NotText as problem:
        raise GlossaryRefused("terms-not-text", what=problem.reason) from None


def write_csv(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Return (Arabic, English, note) as CSV that `read_term_file` reads again."""
    return sheet(chain((("arabic", "english", "note"),), rows))


def _read_csv(text: str) -> Iterator[tuple[int, str, str, str]]:
    text = text.replace("\0", "").lstrip("\ufeff")
    head = text.lstrip().split("\n", 1)[0]
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=head.count))
    try:
        columns = _columns(next((row for row in rows if any(row)), []))
        for row in rows:
            if any(cell.strip() for cell in row):
                arabic, english, note = (text_of(row[at]) if 0 <= at < len(row) else "" for at in columns)
                yield rows.line_num, arabic, english, note
    except csv.Error as problem:
        raise GlossaryRefused("terms-line-unread", line=rows.line_num, problem=str(problem)) from None


def _columns(head: list[str]) -> tuple[int, int, int]:
    """Return where Arabic, English and note stand; -1 for a note that is not there.

    Raises GlossaryRefused.
    """
    names = [name.strip().lower() for name in head]
    found = {
        what: next((names.index(one) for one in known if one in names), -1) for what, known in COLUMNS.items()
    }
    if found["arabic"] < 0 or found["english"] < 0:
        if not head:
            raise GlossaryRefused("terms-no-columns")
        raise GlossaryRefused("terms-columns", there=", ".join(name[:20] for name in head[:6]))
    return found["arabic"], found["english"], found["note"]


def _checked(rows: Iterable[tuple[int, str, str, str]], unit: str) -> TermFileContent:
    reading = TermFileContent(unit)
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
