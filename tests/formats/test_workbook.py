"""Workbooks: a text a row of each sheet, days as days, and what is said of sheets without texts."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reader.benchmarks.container_files import Cell, workbook
from reader.benchmarks.zipping import packed
from reader.formats import Unreadable
from reader.formats.confined import head_confined
from reader.formats.files import read_file
from reader.formats.readers.sheets import check_extent
from reader.formats.readers.tables import Head
from tests.refusals import refused

NAMES: list[Cell] = ["العنوان", "النص", "التاريخ", "الرقم"]
ROW: list[Cell] = ["القطار الجديد", "قالت الوزيرة إن الخط سيفتح.", 46084.0, 7]


def test_each_row_is_a_text_and_a_day_a_day() -> None:
    (reading,) = read_file("a.xlsx", workbook({"أخبار": [NAMES, ROW]}))
    assert reading.text == "القطار الجديد\n\nقالت الوزيرة إن الخط سيفتح."
    assert (reading.published, reading.name) == (date(2026, 3, 3), "row 7")


def test_a_title_above_the_names_of_the_columns_is_passed_over() -> None:
    rows: list[list[Cell]] = [["تقرير الرصد"], [], NAMES, ROW]
    assert len(read_file("a.xlsx", workbook({"أخبار": rows}))) == 1


def test_each_sheet_is_read_and_one_without_texts_says_so() -> None:
    book = workbook({"أ": [NAMES, ROW], "ب": [NAMES, ROW], "أرقام": [["x", "y"], [1, 2]], "فارغة": []})
    first, second, numbers = read_file("a.xlsx", book)
    assert (first.name, second.name) == ("أ, row 7", "ب, row 7")
    assert (numbers.name, numbers.problem and numbers.problem.code) == ("أرقام", "table-without-text")


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    book = workbook({"أ": [["رقم", "كلام"], [1, "قالت الوزيرة إن الخط سيفتح."]]})
    with refused(Unreadable, match="No column is called text"):
        read_file("a.xlsx", book)
    path = tmp_path / "file"
    path.write_bytes(book)
    head = head_confined("a.xlsx", path)
    assert isinstance(head, Head)
    assert (head.names, head.rows) == (["رقم", "كلام"], [["1", "قالت الوزيرة إن الخط سيفتح."]])
    assert read_file("a.xlsx", book, {"text": "كلام"})[0].text == "قالت الوزيرة إن الخط سيفتح."


def test_a_workbook_as_other_offices_save_it() -> None:
    from odfdo import Document, Row, Table

    document = Document("spreadsheet")
    document.body.clear()
    table = Table("أخبار")
    rows: list[list[str | date]] = [
        ["العنوان", "النص", "التاريخ"],
        ["القطار الجديد", "قالت الوزيرة.", date(2026, 3, 3)],
    ]
    for values in rows:
        row = Row()
        row.set_values(list(values))
        table.append_row(row)
    document.body.append(table)
    buffer = io.BytesIO()
    document.save(buffer)
    (reading,) = read_file("a.ods", buffer.getvalue())
    assert (reading.text, reading.published) == ("القطار الجديد\n\nقالت الوزيرة.", date(2026, 3, 3))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password"),
        (workbook({"أ": []}), "no rows"),
        (workbook({"أ": [NAMES, ROW]}).replace(b"PK\x03\x04", b"PK\x03\x05"), "locked with a password"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, says: str) -> None:
    with refused(Unreadable, match=says):
        read_file("a.xlsx", data)


def test_cells_that_are_too_far_apart_are_refused_before_any_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook({"أ": [NAMES, ROW]}))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    moved = files[sheet].replace(b'r="2"', b'r="1048576"').replace(b'"B2"', b'"XFD1048576"')
    with refused(Unreadable, match="so far apart"):
        read_file("a.xlsx", packed(files | {sheet: moved}))
    check_extent(packed(files))
    check_extent(b"PK but no archive")


@pytest.mark.parametrize(
    ("rows", "refuses"),
    [
        (
            '<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>{}',
            True,
        ),
        (
            '{}<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>',
            False,
        ),
        ("{0}{0}{0}", False),
    ],
)
def test_rows_that_stand_for_many_are_counted(rows: str, refuses: bool) -> None:
    cells = '<table:table-cell table:number-columns-repeated="90"><text:p>قال</text:p></table:table-cell>'
    content = f"<table:table>{rows.format(f'<table:table-row>{cells}</table:table-row>')}</table:table>"
    book = packed({"content.xml": content.encode()})
    if refuses:
        with refused(Unreadable, match="so far apart"):
            check_extent(book)
    else:
        check_extent(book)
