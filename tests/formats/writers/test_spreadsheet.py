"""Tables that are safe to open: no text is a formula, and every text reads back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.formats.writers.spreadsheet import cell_of, sheet, text_of
from reader.glossary.files import read_term_file, write_csv

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "＝1", "'=1", "''-x")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = cell_of(text)
    assert cell == f"'{text}"
    assert text_of(cell) == text


@pytest.mark.parametrize("text", ["", "ميناء", "'quoted'", "a=b", "'", "1"])
def test_other_cells_stay(text: str) -> None:
    assert cell_of(text) == text_of(text) == text


@given(st.text(alphabet="'=+-@\t\rab ميناء"))
def test_every_text_reads_back(text: str) -> None:
    assert text_of(cell_of(text)) == text


def test_numbers_stay_numbers() -> None:
    table = sheet([["kappa"], [-0.5], [-3]]).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(table))] == ["kappa", "-0.5000", "-3"]


def test_a_glossary_goes_out_safe_and_comes_in_as_it_was() -> None:
    rows = [("=ميناء", "-port", "@note"), ("بنك", "bank", "+1"), ("'سوق", "'market'", "'=x")]
    written = write_csv(rows)
    cells = [cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []
    assert [(one.arabic, one.english, one.note) for _, one in read_term_file(written).entries] == rows
