"""Tables and lines of JSON: an article a row, its columns known by their names in either language."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from reader.formats.reading import Reading, Unreadable, parsed_date

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


def read_csv(text: str, separator: str | None = None) -> list[Reading]:
    """Return a text for each row of a table with a head. Raises Unreadable."""
    csv.field_size_limit(4 * 1024 * 1024)
    head = text.split("\n", 1)[0]
    parted = separator or max(",;\t|", key=head.count)
    try:
        rows = csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=parted)
        columns = columns_of(rows.fieldnames or ())
        return _readings([dict(row) for _, row in zip(range(MAX_ROWS + 1), rows, strict=False)], columns)
    except csv.Error as problem:
        raise Unreadable(f"The table cannot be read ({problem}). Save it again as CSV in UTF-8.") from None


def read_jsonl(text: str) -> list[Reading]:
    """Return a text for each line of JSON, or for each object of one list. Raises Unreadable."""
    rows: list[dict[str, Any]] = []
    try:
        whole = json.loads(text) if text.lstrip().startswith("[") else None
        parts = whole if isinstance(whole, list) else map(json.loads, filter(str.strip, text.splitlines()))
        for number, row in enumerate(parts, 1):
            if not isinstance(row, dict):
                raise Unreadable(f"Line {number} is no JSON object with columns such as headline and text.")
            rows.append(row)
            if number > MAX_ROWS:
                break
    except Unreadable:
        raise
    except (ValueError, RecursionError):
        raise Unreadable(f"Line {len(rows) + 1} is not JSON. Write one object a line.") from None
    return _readings(rows, columns_of({name for row in rows[:100] for name in row}))


def columns_of(names: Any) -> dict[str, str]:
    """Return which column holds what, by its name: {"text": "المتن"}. Raises Unreadable without a text."""
    found: dict[str, str] = {}
    for meaning, known in COLUMNS.items():
        for name in names:
            if name is not None and str(name).strip().lower() in known:
                found.setdefault(meaning, name)
    if "text" not in found:
        shown = ", ".join(map(str, list(names)[:8])) or "none"
        raise Unreadable(f"No column is called text, body or النص; there are: {shown}.")
    return found


def _readings(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> list[Reading]:
    if not rows:
        raise Unreadable("The table has no rows.")
    if len(rows) > MAX_ROWS:
        raise Unreadable(f"The table has more than {MAX_ROWS:,} rows. Split it.")
    readings = []
    for number, row in enumerate(rows, 1):
        given = {meaning: _words(row.get(column)) for meaning, column in columns.items()}
        headline = given.pop("headline", "")
        text = given["text"]
        if headline and not text.lstrip().startswith(headline):
            given["text"] = f"{headline}\n\n{text}"
        published = parsed_date(given.pop("published", ""))
        given["name"] = f"row {given.get('name') or number}"
        readings.append(Reading(published=published, **given))
    return readings


def _words(value: Any) -> str:
    """Return a cell as text that can be stored: half a surrogate pair cannot."""
    text = "" if value is None else str(value)
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
