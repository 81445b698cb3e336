"""Draw the rooms of the code and who imports whom: `python -m tests.rooms` writes docs/rooms.svg.

The rows are the layers of the contract in pyproject.toml. An arrow stands for imports; it is left out where
a longer way leads to the same room, so that what is left can be followed by eye (a transitive reduction, as
Aho, Garey and Ullman define it, 1972).
"""

import tomllib
from collections import defaultdict
from functools import cache
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "rooms.svg"

WIDTH, ROW, BOX, GAP = 1000, 62, 30, 26  # in pixels
LETTER, MARGIN = 8.4, 14
STYLE = """
svg { background: #fdfcf9; color: #2c2a26; font: 15px Georgia, serif; }
rect { fill: #f2efe6; stroke: #b9b09c; }
path { fill: none; stroke: #8c5a2b; stroke-opacity: .55; }
marker path { fill: #8c5a2b; fill-opacity: .8; stroke: none; }
text { fill: currentColor; text-anchor: middle; }
@media (prefers-color-scheme: dark) {
  svg { background: #1b1a17; color: #e8e3d6; }
  rect { fill: #2a2823; stroke: #5c564a; }
  path { stroke: #d9a066; }
  marker path { fill: #d9a066; }
}"""

Arrow = tuple[str, str]


def layers() -> list[list[str]]:
    """Return the rooms of each layer, the topmost layer first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    rows = next(one["layers"] for one in contracts if one["type"] == "layers")
    return [[room.strip(" ()") for room in row.split("|")] for row in rows]


def arrows() -> set[Arrow]:
    """Return the pairs (room, room that it imports) of all rooms that stand in a layer."""
    rooms = {room for row in layers() for room in row}
    graph = grimp.build_graph("reader", cache_dir=None)
    found = {
        (_room(module), _room(imported))
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    }
    return {(one, other) for one, other in found if one != other and {one, other} <= rooms}


def reduced(edges: set[Arrow]) -> set[Arrow]:
    """Leave out each arrow beside which a longer way leads to the same room; there are no circles."""
    below: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        below[one].add(other)

    @cache
    def reached(room: str) -> frozenset[str]:
        return frozenset(below[room]).union(*(reached(next_room) for next_room in below[room]))

    return {
        (one, other)
        for one, other in edges
        if not any(other in reached(between) for between in below[one] - {other})
    }


def picture() -> str:
    """Return the picture as SVG."""
    boxes = _boxes()
    height = len(layers()) * ROW + MARGIN
    lines = [_curve(*boxes[one], *boxes[other]) for one, other in sorted(reduced(arrows()))]
    named = [_box(room, *place) for room, place in boxes.items()]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="The rooms of the code; an arrow leads from a room to one that it imports">'
    )
    tip = (
        '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto"><path d="M0 0 8 4 0 8z"/></marker>'
    )
    return "\n".join([head, f"<style>{STYLE}\n</style>", tip, *lines, *named, "</svg>", ""])


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _boxes() -> dict[str, tuple[float, float, float]]:
    """Return the middle, the upper edge and the width of each room's box."""
    boxes: dict[str, tuple[float, float, float]] = {}
    for number, row in enumerate(layers()):
        widths = [len(room) * LETTER + 28 for room in row]
        left = (WIDTH - sum(widths) - GAP * 2 * (len(row) - 1)) / 2 + _aside(number, len(row))
        for room, width in zip(row, widths, strict=True):
            boxes[room] = (round(left + width / 2, 1), number * ROW + MARGIN, round(width, 1))
            left += width + GAP * 2
    return boxes


def _aside(number: int, rooms: int) -> float:
    """Return how far a row stands aside, so that arrows to rows further down pass beside its boxes."""
    return (-170, 170, 0)[number % 3] if rooms < 3 else 0


def _box(room: str, middle: float, top: float, width: float) -> str:
    return (
        f'<rect x="{middle - width / 2:.1f}" y="{top}" width="{width}" height="{BOX}" rx="4"/>'
        f'<text x="{middle}" y="{top + 20}">{escape(room)}</text>'
    )


def _curve(middle: float, top: float, width: float, to: float, to_top: float, to_width: float) -> str:
    start, bend = top + BOX, (to_top - top - BOX) / 2
    return (
        f'<path d="M{middle} {start}C{middle} {start + bend:.1f} {to} {to_top - bend:.1f} {to} {to_top}"'
        f' marker-end="url(#tip)"/>'
    )


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
