"""The five tables as Parquet. The only importer of pyarrow, which is an optional extra."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from reader.formats.records import Library
from reader.formats.writers.csv_tables import TABLES_KEEP
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spreadsheet import Cell
from reader.formats.writers.tables import COLUMNS, NUMBERS, rows
from reader.formats.writers.target import Target

_BATCH = 1000


def write(library: Library, target: Target) -> None:
    """Write articles.parquet, marks.parquet, mentions.parquet, quotations.parquet and actors.parquet."""
    with ExitStack() as open_files:
        tables = {name: _Table(target, name, open_files) for name in COLUMNS}
        for name, row in rows(library, target):
            tables[name].add(row)
        for table in tables.values():
            table.flush()


class _Table:
    """A table of which a batch of rows is held at a time. Columns of numbers may be empty."""

    def __init__(self, target: Target, name: str, open_files: ExitStack) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        self.columns = COLUMNS[name]
        numbers = NUMBERS | ({"words"} if name == "articles" else frozenset())
        self.is_number = [column in numbers for column in self.columns]
        kinds = [pyarrow.float64() if number else pyarrow.string() for number in self.is_number]
        self.schema = pyarrow.schema(list(zip(self.columns, kinds, strict=True)))
        file = open_files.enter_context(target.binary(f"{name}.parquet"))
        self.writer: Any = open_files.enter_context(ParquetWriter(file, self.schema))
        self.held: list[Sequence[Cell]] = []

    def add(self, row: Sequence[Cell]) -> None:
        self.held.append(row)
        if len(self.held) == _BATCH:
            self.flush()

    def flush(self) -> None:
        import pyarrow

        columns = list(zip(*self.held, strict=True)) or [()] * len(self.columns)
        values = [
            [None if cell == "" else cell for cell in column] if number else list(column)
            for column, number in zip(columns, self.is_number, strict=True)
        ]
        arrays = [pyarrow.array(one, field.type) for one, field in zip(values, self.schema, strict=True)]
        self.writer.write_table(pyarrow.table(arrays, schema=self.schema))
        self.held = []


FORMAT = ExportFormat("parquet", "Parquet", ".parquet", Use.COUNTING, TABLES_KEEP, write, needs="pyarrow")
