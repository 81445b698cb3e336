"""Columns of a printed page: read one after the other where a gap parts them, and tables are none."""

from collections.abc import Iterator

from reader.formats.readers.glyphs import Glyph
from reader.formats.readers.page_columns import page_parts

SIZE, STEP = 10.0, 14.0
FULL = 200.0  # points


def line(text: str, left: float, right: float, row: int) -> Iterator[Glyph]:
    """Yield the letters of a line, that fill the room between two places."""
    each = (right - left) / len(text)
    for at, letter in enumerate(text):
        x0 = left + at * each
        yield Glyph(letter, x0, x0 + each, 800 - row * STEP, SIZE)


def words_of(page: list[Glyph], from_right: bool = True) -> list[str]:
    return ["".join(dict.fromkeys(one.text for one in part)) for part in page_parts(page, from_right)]


def columns(left: str, right: str, rows: range, width: float = FULL) -> list[Glyph]:
    return [
        glyph
        for row in rows
        for text, at in ((left, 0.0), (right, 220.0))
        for glyph in line(text * 20, at, at + width, row)
    ]


def test_the_right_column_of_an_arabic_page_is_read_first() -> None:
    assert words_of(columns("a", "b", range(6))) == ["b", "a"]


def test_the_left_column_of_another_is_read_first() -> None:
    assert words_of(columns("a", "b", range(6)), from_right=False) == ["a", "b"]


def test_what_stands_above_and_below_columns_is_read_before_and_after_them() -> None:
    above, below = list(line("t" * 40, 0, 420, 0)), list(line("f" * 40, 0, 420, 9))
    assert words_of([*above, *columns("a", "b", range(1, 9)), *below]) == ["t", "b", "a", "f"]


def test_columns_whose_lines_stand_on_other_heights_are_read_one_after_the_other() -> None:
    left = [glyph for row in range(6) for glyph in line("a" * 20, 0, FULL, row)]
    right = [Glyph(one.text, one.x0 + 220, one.x1 + 220, one.baseline - STEP / 2, SIZE) for one in left]
    right = [Glyph("b", one.x0, one.x1, one.baseline, SIZE) for one in right]
    assert words_of([*left, *right]) == ["b", "a"]


def test_three_columns_are_read() -> None:
    third = [glyph for row in range(6) for glyph in line("c" * 20, 440, 640, row)]
    assert words_of([*columns("a", "b", range(6)), *third]) == ["c", "b", "a"]


def test_a_table_of_short_cells_is_read_across() -> None:
    cells = [
        glyph
        for row in range(8)
        for text, at in (("a", 0.0), ("b", 220.0))
        for glyph in line(text * 4, at, at + (FULL if row == 0 else 40), row)
    ]
    assert words_of(cells) == ["ab"]


def test_lines_of_one_column_are_one_part() -> None:
    page = [glyph for row in range(8) for glyph in line("a" * 40, 0, 420 if row % 3 else 200, row)]
    assert words_of(page) == ["a"]
