"""Tables and lines of JSON: an article a row, its columns known by their names or chosen by somebody."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from itertools import islice
from typing import Any

from reader.errors import Reason
from reader.formats.columns import chosen_columns, columns_of, guessed_columns, is_beside_text
from reader.formats.dating import dated
from reader.formats.readers.fragments import read_fragment
from reader.formats.readers.wordpress import is_post, row_of_post
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.formats.sanitise import BadMarkup, looks_like_html, sanitise
from reader.text.dates import dates_of_column
from reader.text.letters import has_arabic_letter

MAX_ROWS = 10_000
MAX_NAMES = 500
TEXT_ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".ods")
ENDINGS = (*TEXT_ENDINGS, *WORKBOOK_ENDINGS)
_SHOWN_ROWS = 4
_SHOWN_LETTERS = 200
_WORDS_OF_TEXT = 15  # beyond which it can belong to the article
_WORDS_OF_NAME = 10  # of a column, at most
_HEADING_WITHIN = 10  # rows: a title and its date may stand above
_MOST_UNREAD = 100  # lines that are told of
_DEEPEST = 4  # lists in lists
_LOOKED_AT = 100_000  # characters, for what parts the columns
_SEPARATORS = ",;\t|"
_SAID_SEPARATOR = re.compile(r'\A"?sep=(.)"?\s*?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in text: the names of its columns, and the cells of its rows, as many as there are.

    `above` is the Arabic above its heading. `parts` is what parts the cells, where quotation marks stand in
    the text that are not closed.
    """

    names: Sequence[str]
    rows: Sequence[Sequence[str]]
    above: str = ""
    parts: str = ""
    unread: Sequence[Reason] = ()  # why lines of it are no rows, a line each


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a table: its columns, their guessed meanings, and the cells of the first rows."""

    names: list[str]
    columns: dict[str, str]
    rows: list[list[str]]


def is_table(name: str) -> bool:
    """Tell whether a file has columns that can be chosen."""
    return name.lower().endswith(ENDINGS)


def read_table(name: str, text: str, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return a text for each row of a file. For `columns` see `texts_of_table`. Raises Unreadable."""
    return texts_of_table(table_of(name, text), columns)


def table_of(name: str, text: str) -> Table:
    """Return the table that a file is, by the ending of its name. Raises Unreadable."""
    text = text.lstrip("\ufeff\r\n")
    if name.lower().endswith((".csv", ".tsv")):
        return _csv_table(text, "\t" if name.lower().endswith(".tsv") else None)
    return _json_table(text)


def table_of_rows(rows: Iterator[list[str]]) -> Table:
    """Return the table of some rows: the first that names a text, or else the first, is its heading.

    Where that holds a text itself there is none, and the columns are called by their numbers.
    """
    first = list(islice(rows, _HEADING_WITHIN))
    at = next((at for at, row in enumerate(first) if "text" in guessed_columns(row) and _is_heading(row)), 0)
    if first and not _is_heading(first[at]):
        numbers = [str(number) for number in range(1, max(map(len, first)) + 1)]
        return Table(numbers, [*first, *islice(rows, MAX_ROWS + 1)])
    names = [cell.strip() for cell in first[at]] if first else []
    above = "\n".join(cell.strip() for row in first[:at] for cell in row if has_arabic_letter(cell))
    return Table(names, [*first[at + 1 :], *islice(rows, MAX_ROWS + 1)], above=above)


def _is_heading(row: Sequence[str]) -> bool:
    return all(_count_arabic_words(cell) <= _WORDS_OF_NAME for cell in row)


def head_of_table(table: Table) -> Head:
    """Return the beginning of a table, to choose its columns by."""
    names = list(table.names)
    shown = [[cell[:_SHOWN_LETTERS] for cell in row[: len(names)]] for row in table.rows[:_SHOWN_ROWS]]
    return Head(names, guessed_columns(names), [row + [""] * (len(names) - len(row)) for row in shown])


def texts_of_table(table: Table, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return a text for each row. `columns` says which holds what, {"text": "المتن"}; else they are guessed.

    Dates are read with their column as a whole; one that is not understood is a doubt. Arabic in other
    columns is left out, a doubt if it is as long as a text and nobody chose. Empty rows are none.
    Raises Unreadable.
    """
    names = table.names
    found = columns_of(names) if columns is None else chosen_columns(columns, names)
    if len(table.rows) > MAX_ROWS:
        raise Unreadable("table-too-many-rows", most=MAX_ROWS)
    rows = [(number, row) for number, row in enumerate(table.rows, 1) if any(map(str.strip, row))]
    if not rows:
        raise Unreadable("table-empty")
    places = {meaning: list(names).index(name) for meaning, name in found.items()}
    cells = [_meant(row, places) for _, row in rows]
    days = dates_of_column([one.get("published", "") for one in cells])
    others = {at: columns is None and not is_beside_text(name) for at, name in enumerate(names)}
    others = {at: is_doubtful for at, is_doubtful in others.items() if at not in places.values()}
    readings = []
    for (number, row), given, day in zip(rows, cells, days, strict=True):
        reading = _others_told(_text_of(given, number, day), row, names, others)
        reading = _surplus_told(reading, row[len(names) :])
        readings.append(_swallowed_told(reading, given["text"], table))
    told = told_first(readings, [table.above] if table.above else [])
    return told + [ExtractedText("", f"line {one.arguments['line']}", problem=one) for one in table.unread]


def told_first(texts: list[ExtractedText], words: Sequence[str]) -> list[ExtractedText]:
    """Note at the first text what stood above or beside all of them."""
    first = next((at for at, one in enumerate(texts) if not one.problem), None)
    if first is not None:
        left_out = (LeftOut(one, Surrounding.UNCERTAIN, 0) for one in words)
        texts[first] = replace(texts[first], left_out=(*left_out, *texts[first].left_out))
    return texts


def _meant(row: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {meaning: row[at] if at < len(row) else "" for meaning, at in places.items()}


def _text_of(given: Mapping[str, str], number: int, day: date | None) -> ExtractedText:
    name = f"row {given.get('name') or number}"
    headline = " ".join(unescape(given.get("headline", "")).split())
    try:
        reading = _body_of(headline, given["text"])
        english = given.get("english", "")
        english = sanitise(english) if looks_like_html(english) else english
    except (Unreadable, BadMarkup) as problem:
        return ExtractedText("", name, problem=problem.reason)
    reading = replace(
        reading,
        name=name,
        english=english,
        url=given.get("url", ""),
        author=_in_one_line(given.get("author", "")),
        site=_in_one_line(given.get("site", "")),
    )
    return dated(reading, given.get("published", ""), day)


def _body_of(headline: str, text: str) -> ExtractedText:
    """Return the text of a row, which may be markup, below its headline. Raises Unreadable."""
    if looks_like_html(text):
        return read_fragment(headline, text)
    if headline and " ".join(text.lstrip().split("\n", 1)[0].split()) != headline:
        text = f"{headline}\n\n{text}"
    return ExtractedText(text, kinds=((0, "headline"),) if headline else ())


def _in_one_line(cell: str) -> str:
    return "، ".join(filter(None, map(str.strip, cell.splitlines())))


def _others_told(
    reading: ExtractedText, row: Sequence[str], names: Sequence[str], others: Mapping[int, bool]
) -> ExtractedText:
    """Note the Arabic in columns that hold nothing known; much of it is a doubt, where it can be one."""
    many = max(_WORDS_OF_TEXT, len(reading.text.split()) // 10)
    left_out, doubts = list(reading.left_out), list(reading.doubts)
    for at, is_doubtful in others.items():
        words = _count_arabic_words(row[at]) if at < len(row) else 0
        if words:
            left_out.append(LeftOut(row[at], Surrounding.UNCERTAIN, _count_lines(reading.text)))
        if is_doubtful and words > many:
            doubts.append(Reason("table-column-left-out", column=names[at]))
    return replace(reading, left_out=tuple(left_out), doubts=tuple(doubts))


def _count_arabic_words(cell: str) -> int:
    return sum(has_arabic_letter(word) for word in cell.split())


def _count_lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def _surplus_told(reading: ExtractedText, surplus: Sequence[str]) -> ExtractedText:
    """Note the cells that stand beyond the last column: a separator within a text cuts it."""
    words = " ".join(filter(None, map(str.strip, surplus)))
    if not words:
        return reading
    return replace(
        reading,
        left_out=(*reading.left_out, LeftOut(words, Surrounding.UNCERTAIN, _count_lines(reading.text))),
        doubts=(*reading.doubts, Reason("table-row-too-long", said=words[:_SHOWN_LETTERS])),
    )


def _swallowed_told(reading: ExtractedText, cell: str, table: Table) -> ExtractedText:
    """Doubt a row whose text has whole rows in it, behind a quotation mark that was not closed."""
    if not table.parts:
        return reading
    lines = cell.split("\n")[1:]
    if any(len(row) == len(table.names) > 1 for row in _parted("\n".join(lines), _Habit(table.parts))):
        return replace(reading, doubts=(*reading.doubts, Reason("table-quote-open")))
    return reading


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a table in CSV is written: what parts its cells, and what goes before a quotation mark in one."""

    separator: str
    escape: str | None = None


def _csv_table(text: str, separator: str | None) -> Table:
    text = text.replace("\0", "")
    if said := _SAID_SEPARATOR.match(text):
        text, separator = text[said.end() :], said[1]
    habit = _Habit(separator or _separator_of(text))
    is_open = not _is_well_quoted(text, habit)
    if is_open and '\\"' in text and _is_well_quoted(text, escaped := replace(habit, escape="\\")):
        habit, is_open = escaped, False
    found = table_of_rows(_parted(text, habit))
    return replace(found, parts=habit.separator) if is_open else found


def _is_well_quoted(text: str, habit: _Habit) -> bool:
    try:
        return all(True for _ in _parted(text, habit, is_strict=True))
    except Unreadable:
        return False


def _parted(text: str, habit: _Habit, is_strict: bool = False) -> Iterator[list[str]]:
    """Yield the rows of CSV that have a cell. Raises Unreadable."""
    csv.field_size_limit(4 * 1024 * 1024)
    lines = io.StringIO(text, newline="")
    try:
        yield from filter(
            None, csv.reader(lines, delimiter=habit.separator, escapechar=habit.escape, strict=is_strict)
        )
    except csv.Error as problem:
        raise Unreadable("table-unread", problem=str(problem)) from None


def _separator_of(text: str) -> str:
    """Return what parts the columns: that by which a row names a text, or the commonest of the first line."""
    text = text[:_LOOKED_AT]
    line = text.split("\n", 1)[0]
    separators = sorted(_SEPARATORS, key=line.count, reverse=True)
    for one in separators:
        if any("text" in guessed_columns(row) for row in islice(_parted(text, _Habit(one)), _HEADING_WITHIN)):
            return one
    return separators[0]


def _json_table(text: str) -> Table:
    """Return the table of lines of JSON, or of one list of objects."""
    try:
        whole = json.loads(text) if text.lstrip().startswith("[") else None
    except (ValueError, RecursionError):
        raise Unreadable("table-line-no-json", line=1) from None
    if isinstance(whole, list):
        return table_of_objects(whole)
    return _table_of_lines(text.splitlines())


def _table_of_lines(lines: Sequence[str]) -> Table:
    """Return the table of the lines that are objects, with why others are none. Raises Unreadable."""
    rows: list[Any] = []
    unread: list[Reason] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found, code = _object_in(line)
        if code:
            unread.append(Reason(code, line=number))
        else:
            rows.append(found)
        if len(rows) > MAX_ROWS or len(unread) > MAX_ROWS:
            break
    if unread and not rows:
        raise Unreadable(unread[0])
    return replace(table_of_objects(rows), unread=unread[:_MOST_UNREAD])


def _object_in(line: str) -> tuple[Any, str]:
    """Return the object that a line is, or the code of why it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None, "table-line-no-json"
    return found, "" if isinstance(found, dict) else "table-line-no-object"


def table_of_objects(parts: Iterable[Any]) -> Table:
    """Return the table of JSON objects; a nested object's values are called "a.b". Raises Unreadable."""
    rows: list[dict[str, Any]] = []
    try:
        for number, row in enumerate(parts, 1):
            if not isinstance(row, dict):
                raise Unreadable("table-line-no-object", line=number)
            rows.append(_flat(row_of_post(row) if is_post(row) else row))
            if number > MAX_ROWS:
                break
    except Unreadable:
        raise
    except (ValueError, RecursionError):
        raise Unreadable("table-line-no-json", line=len(rows) + 1) from None
    names = list(dict.fromkeys(name for row in rows for name in row))
    if len(names) > MAX_NAMES:
        raise Unreadable("table-too-wide", most=MAX_NAMES)
    return Table([_words(name) for name in names], [[_words(row.get(one)) for one in names] for row in rows])


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def _words(value: Any, depth: int = 0) -> str:
    """Return a cell as text that can be stored, where half a surrogate pair cannot; a list is a line each."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if inner is not None and depth < _DEEPEST:
        return "\n".join(filter(None, (_words(one, depth + 1) for one in inner)))
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def words_beside(found: Mapping[str, Any], table: Any) -> list[str]:
    """Return the values of a JSON object with Arabic in them that are not its list of articles."""
    return [words for one in found.values() if one is not table and has_arabic_letter(words := _words(one))]
