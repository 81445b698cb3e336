"""The lines of a printed page, and its columns, where a gap that goes down the page shows them plainly.

A table has such gaps too. Columns of text are wide, and most of their lines fill them.
"""

from collections.abc import Iterator, Sequence

from reader.formats.readers.glyphs import Glyph

_GAP = 1.0  # of a letter's size: the least gap between two columns
_LEAST_LINES = 4  # of each column
_LEAST_WIDTH = 9.0  # of a letter's size, of a column
_FULL = 0.8  # of the column's width: a line that takes so much fills it
_MOSTLY = 0.5  # of a column's lines fill it
_MARGIN = 0.15  # of the width of the page's text, at either edge: no gap is looked for there
_STEP, _MOST_STEPS = 0.25, 400  # of a letter's size; over the page
_MOST_COLUMNS = 6

Line = list[Glyph]


def glyph_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Group letters by the height they stand on, from the top; a line's are sorted from the left."""
    lines: list[Line] = []
    for glyph in sorted(glyphs, key=lambda one: -one.baseline):
        if lines and lines[-1][0].baseline - glyph.baseline < glyph.size / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [
        sorted(line, key=lambda one: one.x0)
        for line in lines
        if any(glyph.text.strip() and not glyph.is_narrow for glyph in line)
    ]


def page_parts(page: Sequence[Glyph], from_right: bool, most: int = _MOST_COLUMNS) -> Iterator[list[Glyph]]:
    """Yield the parts of a page as they are read: what is above its columns, each of these, what is below."""
    lines = glyph_lines(page)
    found = _widest_run(lines) if most > 1 else None
    if found is None:
        yield from [list(page)] if lines else []
        return
    start, stop, gap = found
    inside = [glyph for line in lines[start:stop] for glyph in line]
    left = [one for one in inside if one.x1 <= gap]
    right = [one for one in inside if one.x1 > gap]
    yield from page_parts([one for line in lines[:start] for one in line], from_right, most - 1)
    for column in (right, left) if from_right else (left, right):
        yield from page_parts(column, from_right, most - 1)
    yield from page_parts([one for line in lines[stop:] for one in line], from_right, most - 1)


def _widest_run(lines: Sequence[Line]) -> tuple[int, int, float] | None:
    """Return the most lines, from one number to another, that a gap parts into columns, and its place."""
    if len(lines) < _LEAST_LINES:
        return None
    size = sorted(line[0].size for line in lines)[len(lines) // 2]
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    at, end = left + _MARGIN * (right - left), right - _MARGIN * (right - left)
    runs = [list(_runs(line, _GAP * size)) for line in lines]
    best: tuple[int, int, float] | None = None
    while at < end:
        for start, stop in _clear(runs, at):
            longer = best is None or stop - start > best[1] - best[0]
            if longer and _are_columns(lines[start:stop], at, size):
                best = start, stop, at
        at += max(_STEP * size, (right - left) / _MOST_STEPS)
    return best


def _runs(line: Line, gap: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where letters stand that no such gap parts, with half of one around them."""
    start: float | None = None
    end = 0.0
    for one in line:
        if not one.text.strip():
            continue
        if start is not None and one.x0 - end >= gap:
            yield start - gap / 2, end + gap / 2
            start = None
        start, end = (one.x0, one.x1) if start is None else (start, max(end, one.x1))
    if start is not None:
        yield start - gap / 2, end + gap / 2


def _clear(runs: Sequence[Sequence[tuple[float, float]]], x: float) -> Iterator[tuple[int, int]]:
    """Yield from which line to which no letter stands at a place across the page, or near it."""
    start: int | None = None
    for number, line in enumerate([*runs, None]):
        clear = line is not None and not any(left < x < right for left, right in line)
        if clear and start is None:
            start = number
        elif not clear and start is not None:
            yield start, number
            start = None


def _are_columns(lines: Sequence[Line], x: float, size: float) -> bool:
    sides = [
        [
            part
            for line in lines
            if (part := [one for one in line if one.text.strip() and (one.x1 > x) is later])
        ]
        for later in (False, True)
    ]
    return all(_is_column(side, size) for side in sides)


def _is_column(lines: Sequence[Line], size: float) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    width = max(line[-1].x1 for line in lines) - min(line[0].x0 for line in lines)
    full = sum(line[-1].x1 - line[0].x0 >= _FULL * width for line in lines)
    return width >= _LEAST_WIDTH * size and full >= _MOSTLY * len(lines)
