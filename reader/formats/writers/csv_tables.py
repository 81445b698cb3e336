"""The five tables as CSV files, safe to open in a spreadsheet."""

import csv
from contextlib import ExitStack

from reader.formats.records import Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spreadsheet import cells_of
from reader.formats.writers.tables import COLUMNS, rows
from reader.formats.writers.target import Carried, Target

TABLES_KEEP = frozenset(Carried) - {Carried.LINES, Carried.TOKENS, Carried.TERMS, Carried.ENGLISH_PLACES}


def write(library: Library, target: Target) -> None:
    """Write articles.csv, marks.csv, mentions.csv, quotations.csv and actors.csv."""
    with ExitStack() as files:
        tables = {}
        for name, columns in COLUMNS.items():
            file = files.enter_context(target.text(f"{name}.csv", bom=target.with_bom))
            tables[name] = csv.writer(file)
            tables[name].writerow(columns)
        for name, row in rows(library, target):
            tables[name].writerow(cells_of(row))


FORMAT = ExportFormat("csv", "CSV", ".csv", Use.COUNTING, TABLES_KEEP, write)
