"""Tables in CSV that are safe to open: no cell of text is taken for a formula.

A spreadsheet computes whatever begins with one of a few signs. Such a text gets an apostrophe before it, the
sign by which spreadsheets know text; so does one that begins with an apostrophe and such a sign, so that
`text_of` gives back exactly what was written.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Cell = str | int | float
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def sheet(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV in UTF-8, with the mark by which spreadsheets know it.

    Numbers stay numbers, a negative one too; fractions have four places.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerows(map(cells_of, rows))
    return table.getvalue().encode("utf-8-sig")


def cells_of(row: Sequence[Cell]) -> list[str]:
    """Return a row as its cells are written."""
    return [_written(one) for one in row]


def _written(cell: Cell) -> str:
    return cell_of(cell) if isinstance(cell, str) else f"{cell:.4f}" if isinstance(cell, float) else str(cell)


def cell_of(text: str) -> str:
    """Return a text as it may stand in a cell."""
    return f"'{text}" if _FORMULA.match(text) else text


def text_of(cell: str) -> str:
    """Return the text of a cell that `cell_of` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
