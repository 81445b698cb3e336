"""Tables and lines of JSON: an article a row, its columns known by their names in either language."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.formats.reading import ExtractedText, Unreadable
from reader.text.dates import parsed_date

COLUMNS = {
    "headline": ("headline", "title", "العنوان", "عنوان"),
    "text": ("text", "body", "content", "article", "arabic", "النص", "نص", "المتن", "المحتوى"),
    "english": ("english", "translation", "en", "الترجمة", "الإنجليزية"),
    "published": ("date", "published", "pubdate", "التاريخ", "تاريخ"),
    "site": ("source", "site", "publisher", "المصدر", "مصدر"),
    "url": ("url", "link", "address", "الرابط", "رابط"),
    "author": ("author", "byline", "الكاتب", "كاتب"),
    "name": ("id", "name", "الرقم"),
}
MAX_ROWS = 10_000
ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
_SHOWN_ROWS = 4
_SHOWN_LETTERS = 200

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a table: its columns, their guessed meanings, and the cells of the first rows."""

    names: list[str]
    columns: dict[str, str]
    rows: list[list[str]]


def is_table(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def read_table(name: str, text: str, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return a text for each row. `columns` says which holds what, {"text": "المتن"}; else they are guessed.

    Raises Unreadable.
    """
    names, rows = _parsed(name, text)
    found = columns_of(names) if columns is None else chosen_columns(columns, names)
    return _readings(rows, found)


def head_of(name: str, text: str) -> Head:
    """Return the beginning of a table, to choose its columns by. Raises Unreadable."""
    names, rows = _parsed(name, text)
    try:
        guessed = columns_of(names)
    except Unreadable:
        guessed = _guessed(names)
    cells = [[_words(row.get(one))[:_SHOWN_LETTERS] for one in names] for row in rows[:_SHOWN_ROWS]]
    return Head(names, guessed, cells)


def _parsed(name: str, text: str) -> tuple[list[str], Rows]:
    if name.lower().endswith((".csv", ".tsv")):
        return _csv_rows(text, "\t" if name.lower().endswith(".tsv") else None)
    return _json_rows(text)


def _csv_rows(text: str, separator: str | None) -> tuple[list[str], Rows]:
    csv.field_size_limit(4 * 1024 * 1024)
    head = text.split("\n", 1)[0]
    parted = separator or max(",;\t|", key=head.count)
    try:
        rows = csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=parted)
        names = [str(name) for name in rows.fieldnames or () if name is not None]
        return names, [dict(row) for _, row in zip(range(MAX_ROWS + 1), rows, strict=False)]
    except csv.Error as problem:
        raise Unreadable("table-unread", problem=str(problem)) from None


def _json_rows(text: str) -> tuple[list[str], Rows]:
    """Return the objects of lines of JSON, or of one list; a nested object's values are called "a.b"."""
    rows: Rows = []
    try:
        whole = json.loads(text) if text.lstrip().startswith("[") else None
        parts = whole if isinstance(whole, list) else map(json.loads, filter(str.strip, text.splitlines()))
        for number, row in enumerate(parts, 1):
            if not isinstance(row, dict):
                raise Unreadable("table-line-no-object", line=number)
            rows.append(_flat(row))
            if number > MAX_ROWS:
                break
    except Unreadable:
        raise
    except (ValueError, RecursionError):
        raise Unreadable("table-line-no-json", line=len(rows) + 1) from None
    return list(dict.fromkeys(name for row in rows[:100] for name in row)), rows


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            found[name] = value
    return found


def chosen_columns(columns: Mapping[str, str], names: Collection[str]) -> dict[str, str]:
    """Return the columns that somebody chose. Raises Unreadable when they are not a table's."""
    if "text" not in columns:
        raise Unreadable("columns-without-text")
    if unknown := [meaning for meaning in columns if meaning not in COLUMNS]:
        raise Unreadable("columns-unknown-meaning", meaning=unknown[0], known=", ".join(COLUMNS))
    if missing := [name for name in columns.values() if name not in names]:
        raise Unreadable("columns-missing", name=missing[0], there=", ".join(list(names)[:8]))
    return dict(columns)


def columns_of(names: Collection[str]) -> dict[str, str]:
    """Return which column holds what, by its name: {"text": "المتن"}. Raises Unreadable without a text."""
    found = _guessed(names)
    if "text" not in found:
        if not names:
            raise Unreadable("table-without-columns")
        raise Unreadable("table-without-text", there=", ".join(map(str, list(names)[:8])))
    return found


def _guessed(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, known in COLUMNS.items():
        for name in names:
            if name.strip().lower() in known:
                found.setdefault(meaning, name)
    return found


def _readings(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> list[ExtractedText]:
    if not rows:
        raise Unreadable("table-empty")
    if len(rows) > MAX_ROWS:
        raise Unreadable("table-too-many-rows", most=MAX_ROWS)
    readings = []
    for number, row in enumerate(rows, 1):
        given: dict[str, Any] = {meaning: _words(row.get(column)) for meaning, column in columns.items()}
        headline = given.pop("headline", "")
        text = given["text"]
        if headline and not text.lstrip().startswith(headline):
            given["text"] = f"{headline}\n\n{text}"
        published = parsed_date(given.pop("published", ""))
        given["name"] = f"row {given.get('name') or number}"
        readings.append(ExtractedText(published=published, **given))
    return readings


def _words(value: Any) -> str:
    """Return a cell as text that can be stored: half a surrogate pair cannot."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
