"""Files of terms, in CSV or TBX: every line becomes an entry or is refused with a reason."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from reader.formats.writers.spreadsheet import sheet, text_of
from reader.glossary.entries import Entry, GlossaryRefused, entry_of
from reader.glossary.tbx import NoTermbase, looks_like_xml, read_tbx
from reader.text.decoding import NotText, decode

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
class Reading:
    """What a file holds: entries with the number of the line (of TBX: of the term) that each stands in.

    `unit` is the word for what is numbered.
    `refused` has (line, what stands there, why it is no entry).
    """

    unit: str = "line"
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)


def read_file(raw: bytes) -> Reading:
    """Read a termbase, CSV (UTF-8, UTF-16, Windows-1256, ISO-8859-6) or TBX.

    Raises GlossaryRefused when the whole file cannot be read. Two lines for one Arabic: the first counts.
    """
    if len(raw) > MOST_BYTES:
        raise GlossaryRefused(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB. Split it.")
    if not raw.strip():
        raise GlossaryRefused("The file is empty.")
    try:
        if looks_like_xml(raw):
            return _checked(read_tbx(raw), "term")
        return _checked(_read_csv(decode(raw).text), "line")
    except NoTermbase as problem:
        raise GlossaryRefused(str(problem)) from None
    except NotText as problem:
        what = problem.reason.split(". ", 1)[0]
        raise GlossaryRefused(f"{what}. Save the terms as CSV (in UTF-8) or TBX, and send that.") from None


def write_csv(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Return (Arabic, English, note) as CSV that `read_file` reads again."""
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
        raise GlossaryRefused(
            f"Line {rows.line_num} cannot be read ({problem}). Save it again as CSV."
        ) from None


def _columns(head: list[str]) -> tuple[int, int, int]:
    """Return where Arabic, English and note stand; -1 for a note that is not there.

    Raises GlossaryRefused.
    """
    names = [name.strip().lower() for name in head]
    found = {
        what: next((names.index(one) for one in known if one in names), -1) for what, known in COLUMNS.items()
    }
    if found["arabic"] < 0 or found["english"] < 0:
        shown = ", ".join(name[:20] for name in head[:6]) or "nothing"
        raise GlossaryRefused(
            f"The first line must name the columns arabic, english and note; it has: {shown}."
        )
    return found["arabic"], found["english"], found["note"]


def _checked(rows: Iterable[tuple[int, str, str, str]], unit: str) -> Reading:
    reading = Reading(unit)
    first: dict[str, tuple[int, Entry]] = {}
    rows = iter(rows)
    for line, arabic, english, note in islice(rows, MOST_LINES):
        try:
            entry = entry_of(arabic, english, note)
            if entry.key in first:
                before, other = first[entry.key]
                same = other.english == entry.english
                raise GlossaryRefused(f"{'It is' if same else 'Its Arabic is'} in {unit} {before} already.")
        except GlossaryRefused as problem:
            reading.refused.append((line, _shown(arabic, english), str(problem)))
            continue
        first[entry.key] = (line, entry)
        reading.entries.append((line, entry))
    if next(rows, None) is not None:
        raise GlossaryRefused(f"The file has more than {MOST_LINES:,} terms. Split it.")
    if not reading.entries and not reading.refused:
        raise GlossaryRefused("There are no terms in this file.")
    return reading


def _shown(arabic: str, english: str) -> str:
    """Return what a refused line holds, short and storable."""
    words = " · ".join(" ".join(one.split())[:_SHOWN] for one in (arabic, english) if one.strip())
    return words.encode("utf-8", "replace").decode().replace("\0", "")
