"""Workbooks, .xlsx and .ods: a text a row of each sheet. The one importer of python_calamine."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from reader.errors import Reason
from reader.formats.columns import guessed_columns
from reader.formats.readers.sheets import check_extent
from reader.formats.readers.tables import MAX_ROWS, Head, Table, head_of_table, table_of_rows, texts_of_table
from reader.formats.reading import ExtractedText, Unreadable

MAX_SHEETS = 100
MAX_COLUMNS = 200
_ROWS_ABOVE = 20  # that may stand above the names of the columns, or be empty


def read_workbook(data: bytes, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return a text for each row of each sheet, and of a sheet without texts the reason.

    `columns` is as for `read_table`; a sheet without these columns is one without texts. Raises Unreadable
    where no sheet has texts.
    """
    sheets = _sheets(data)
    found = [text for name, sheet in sheets for text in _texts(name, sheet, columns, len(sheets) > 1)]
    if all(one.problem for one in found):
        raise Unreadable(next((one.problem for one in found if one.problem), Reason("table-empty")))
    return found


def head_of_workbook(data: bytes) -> Head:
    """Return the beginning of the first sheet that has texts, or of the first. Raises Unreadable."""
    sheets = [sheet for _, sheet in _sheets(data)]
    return head_of_table(next((one for one in sheets if "text" in guessed_columns(one.names)), sheets[0]))


def _texts(
    name: str, sheet: Table, columns: Mapping[str, str] | None, is_one_of_many: bool
) -> list[ExtractedText]:
    try:
        found = texts_of_table(sheet, columns)
    except Unreadable as problem:
        return [ExtractedText("", name=name, problem=problem.reason)]
    return [replace(one, name=f"{name}, {one.name}") for one in found] if is_one_of_many else found


def rows_of_workbook(data: bytes, most: int) -> list[list[str]]:
    """Return so many rows of the first sheet that has any. Raises Unreadable."""
    return _filled(data, most)[0][1]


def _sheets(data: bytes) -> list[tuple[str, Table]]:
    """Return the sheets that are not empty, each with its name. Raises Unreadable."""
    return [(name, table_of_rows(iter(rows))) for name, rows in _filled(data, MAX_ROWS + _ROWS_ABOVE)]


def _filled(data: bytes, most: int) -> list[tuple[str, list[list[str]]]]:
    """Return the sheets that are not empty, each with its name and so many rows. Raises Unreadable."""
    from python_calamine import CalamineError, CalamineWorkbook

    check_extent(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        if len(book.sheet_names) > MAX_SHEETS:
            raise Unreadable("workbook-too-many-sheets", most=MAX_SHEETS)
        sheets = [
            (name, list(islice(_rows(book.get_sheet_by_name(name)), most))) for name in book.sheet_names
        ]
    except Unreadable:
        raise
    except (CalamineError, OSError, ValueError) as problem:
        raise Unreadable("workbook-damaged") from problem
    found = [(name, rows) for name, rows in sheets if rows]
    if not found:
        raise Unreadable("table-empty")
    return found


def _rows(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows that have a cell, without the empty ones at their ends. Raises Unreadable."""
    if sheet.width > MAX_COLUMNS:
        raise Unreadable("workbook-too-wide", sheet=sheet.name, most=MAX_COLUMNS)
    for row in sheet.iter_rows():
        cells = [_cell(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield cells


def _cell(value: Any) -> str:
    """Return what a cell shows: a day as 2026-03-31, a whole number without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "")
