"""Lists without bullets: short lines one below the other behind a colon, or each of a label and its value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.arabic.document import Block, BlockKind

_FEWEST = 2  # lines of a list
_LONGEST = 140  # code points of an item
_MOST_WORDS = 12
_IN_MARKS = '"“«'
_LABELLED = re.compile(r"[^\W\d_][^:.؟?!\"“«]{1,35}:[ \t\u00a0]+[^\s\"“«]")
_ASKED = re.compile(r"[سج][ \t\u00a0]*:")


def with_unmarked_lists(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Make the lines of such lists items."""
    found = list(blocks)
    for first, last in _lists(text, blocks):
        found[first:last] = [replace(block, kind=BlockKind.LIST_ITEM) for block in blocks[first:last]]
    return found


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each list and the one behind its last."""
    first = 0
    while first < len(blocks):
        announced = first > 0 and _announces(text, blocks[first - 1])
        last = first
        while last < len(blocks) and _can_be_item(text, blocks[last], announced):
            last += 1
        if last - first >= _FEWEST:
            yield first, last
        first = max(last, first + 1)


def _announces(text: str, block: Block) -> bool:
    """Tell whether a paragraph ends in a colon: وجاءت النتائج كالآتي:"""
    return block.kind is BlockKind.PARAGRAPH and block.span.of(text).endswith(":")


def _can_be_item(text: str, block: Block, announced: bool) -> bool:
    """Tell whether a line can be an item: after what announces a list any short one, else «label: value»."""
    line = block.span.of(text) if len(block.span) <= _LONGEST else ""
    if block.kind is not BlockKind.PARAGRAPH or not line or line[0] in _IN_MARKS or line.endswith(":"):
        return False
    if len(line.split()) > _MOST_WORDS or _ASKED.match(line):
        return False
    return announced or _LABELLED.match(line) is not None
