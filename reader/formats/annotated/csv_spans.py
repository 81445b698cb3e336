"""A table of spans: columns start, end, kind or label, words, and text_sha256, address or text."""

import csv
import io
import sys
from collections.abc import Iterator, Mapping

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.loose import loose, span
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.spreadsheet import text_of
from reader.formats.writers.tables import BETWEEN_PARTS

_ARTICLES = ("text_sha256", "address", "text")
_KINDS = ("kind", "label")
_SAME = ("state", "author", "tool", "created")


def _finds(files: AnnotatedFiles) -> list[str]:
    found = []
    for name in files.ending(".csv"):
        with files.open(name) as file:
            head = file.readline(10_000).decode("utf-8-sig", "replace")
        columns = set(next(csv.reader([head]), []))
        if {"start", "end"} <= columns and columns & set(_KINDS) and columns & set(_ARTICLES):
            found.append(name)
    # Of the tables that this program writes, the one that has all marks.
    ours = [name for name in found if name.endswith("marks.csv")]
    return ours or found


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    rows = csv.DictReader(io.StringIO(files.text(name), newline=""))
    articles: dict[tuple[str, str, str, str], list[ExportedMark]] = {}
    try:
        for number, row in enumerate(rows, 2):
            cells = {key: text_of(value) for key, value in row.items() if key and isinstance(value, str)}
            sha256, address, text = (cells.get(one, "") for one in _ARTICLES)
            place = (sha256, address, text, cells.get("annotator", ""))
            articles.setdefault(place, []).append(_mark(cells, f"{name}:{number}", text))
    except csv.Error as problem:
        raise BadAnnotations("annotations-no-columns", name=name, line=rows.line_num) from problem
    for (sha256, address, text, annotator), marks in articles.items():
        yield loose(f"{name} ({sha256[:8] or address})", text, marks, sha256, address, annotator)


def _mark(cells: Mapping[str, str], id_: str, text: str) -> ExportedMark:
    start, end = (int(cells[one]) if cells.get(one, "").isdecimal() else None for one in ("start", "end"))
    kind = next((cells[one] for one in _KINDS if cells.get(one)), "")
    words = cells.get("words", "").partition(BETWEEN_PARTS)[0]
    exact = words if start is not None and end is not None and len(words) == end - start else ""
    said = {name: cells[name] for name in _SAME if cells.get(name)}
    around = {
        "prefix": cells.get("before", ""),
        "suffix": cells.get("after", ""),
        "body": cells.get("note", ""),
    }
    return span(id_, kind, (start, end), text, exact, **{"state": "accepted", **said}, **around)


READER = AnnotationReader("csv", "CSV", _finds, _read)
