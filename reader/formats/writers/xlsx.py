"""The five tables as sheets of one workbook. The only importer of xlsxwriter."""

from collections.abc import Sequence
from typing import Any

from reader.formats.records import Library
from reader.formats.writers.csv_tables import TABLES_KEEP
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spreadsheet import Cell
from reader.formats.writers.tables import COLUMNS, rows
from reader.formats.writers.target import Loss, Target

LONGEST_CELL = 32_767  # and MOST_ROWS: what the format allows
MOST_ROWS = 1_048_576


def write(library: Library, target: Target) -> None:
    """Write library.xlsx: texts are texts, never formulas or addresses; a full sheet goes on in another."""
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "tmpdir": str(target.folder),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(target.folder / "library.xlsx"), options) as book:
        bold = book.add_format({"bold": True})
        sheets = {name: _Sheet(book, name, columns, bold) for name, columns in COLUMNS.items()}
        for name, row in rows(library, target):
            sheets[name].add(row, target)


class _Sheet:
    """A table's sheet, and those in which it goes on."""

    def __init__(self, book: Any, name: str, columns: Sequence[str], bold: Any) -> None:
        self.book, self.name, self.columns, self.bold = book, name, columns, bold
        self.number = 0
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        name = self.name if self.number == 1 else f"{self.name} {self.number}"
        self.sheet = self.book.add_worksheet(name)
        self.sheet.write_row(0, 0, self.columns, self.bold)
        self.sheet.freeze_panes(1, 0)
        self.at = 1

    def add(self, row: Sequence[Cell], target: Target) -> None:
        if self.at == MOST_ROWS:
            self._begin()
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                target.lose(Loss.LONG_CELL, int(len(cell) > LONGEST_CELL))
                self.sheet.write_string(self.at, column, cell[:LONGEST_CELL])
            else:
                self.sheet.write_number(self.at, column, cell)
        self.at += 1


FORMAT = ExportFormat("xlsx", "Excel", ".xlsx", Use.COUNTING, TABLES_KEEP, write)
