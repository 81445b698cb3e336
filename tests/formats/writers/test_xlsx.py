"""The tables as a workbook, read with openpyxl."""

import io
from dataclasses import replace

from openpyxl import load_workbook

from reader.formats.writers.target import Loss
from reader.formats.writers.xlsx import LONGEST_CELL
from tests.formats.writers.written_files import written
from tests.records import sample


def test_sheets_have_texts_and_numbers() -> None:
    files, _ = written("xlsx")
    book = load_workbook(io.BytesIO(files["library.xlsx"]))
    assert book.sheetnames == ["articles", "marks", "mentions", "quotations", "actors"]
    head, *found = book["marks"].iter_rows(values_only=True)
    marks = [dict(zip(head, row, strict=True)) for row in found]
    assert {mark["words"] for mark in marks} > {"سامر الحلبي", "شجرة"}
    assert all(isinstance(mark["start"], int) for mark in marks)
    (note,) = (
        cell for row in book["marks"].iter_rows() for cell in row if str(cell.value).startswith("=1+1")
    )
    assert note.data_type == "s"


def test_a_longer_text_than_a_cell_holds_is_told() -> None:
    files, lost = written("xlsx", [replace(sample(), text="م" * (LONGEST_CELL + 1), lines=(), marks=())])
    assert lost[Loss.LONG_CELL] == 1
    sheet = load_workbook(io.BytesIO(files["library.xlsx"]))["articles"]
    assert max(len(str(cell.value)) for cell in next(sheet.iter_rows(min_row=2))) == LONGEST_CELL
