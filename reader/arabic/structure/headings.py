"""Lines that are no sentences of the text: what stands under the headline, subheads, captions without a label.

They are told by their form, by what stands around them, and by how they part the text: a lone line over a
paragraph is a subhead unless it reads like a caption; of two in a row one is often the caption of a picture;
several are a list under its heading.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.captions import caption_weight
from reader.arabic.structure.forms import (
    asks,
    can_be_subhead,
    ends_its_sentences,
    has_bullet,
    is_loose,
)
from reader.arabic.structure.interviews import is_asked
from reader.arabic.structure.persons import is_known_person

_CAPTION = 3  # the weight from which a line is rather a caption
_PICTURED = 2  # the same where a credit follows
_SURELY = 5  # the same directly under the headline, verbs of the present apart
_CREDIT_WORDS = 3
_LAST = 0  # the same at the end of the article
_HEADED = 3  # lines from which a run is a list under its heading
_ITEM_WORDS = 14
_HEADING_WORDS = 8
_SHORT_ITEM = 6  # words; over such items a heading may be long
_NAME_WORDS = 5
_PICTURE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})


def with_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Give subheads, captions and the items of unmarked lists their kinds."""
    stopped = ends_its_sentences(text, blocks)
    found = list(blocks)
    loose = [
        is_loose(text, block, stopped=stopped) and not is_asked(text, blocks, at)
        for at, block in enumerate(blocks)
    ]
    start = _open_head(text, found, loose, stopped=stopped)
    for first, last in _runs(loose, start):
        _name_run(text, found, first, last, stopped=stopped)
    return found


def _runs(loose: list[bool], start: int) -> Iterator[tuple[int, int]]:
    first = start
    while first < len(loose):
        last = first
        while last < len(loose) and loose[last]:
            last += 1
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _open_head(text: str, found: list[Block], loose: list[bool], *, stopped: bool) -> int:
    """Name the lines between headline and text; return where the text begins."""
    head = next((at for at, block in enumerate(found) if block.kind is BlockKind.HEADLINE), None)
    body = next(
        (at for at, block in enumerate(found) if block.kind is BlockKind.PARAGRAPH and not loose[at]), None
    )
    if head is None or body is None:
        return 1
    if any(block.kind is BlockKind.LIST_ITEM for block in found[head:body]):
        return head + 1
    for at in range(head + 1, body):
        if loose[at]:
            kind = _kind_in_head(text, found, at, stopped=stopped)
            found[at] = replace(found[at], kind=kind)
    return body


def _kind_in_head(text: str, found: list[Block], at: int, *, stopped: bool) -> BlockKind:
    """Under the headline stands a deck, under the byline and date a caption."""
    line, above, below = found[at].span.of(text), found[at - 1].kind, found[at + 1].kind
    if _is_writer(line) and (above is not BlockKind.CAPTION and (above is not BlockKind.CREDIT or below is BlockKind.BYLINE)):
        return BlockKind.BYLINE
    weight = caption_weight(line)
    under_head = above in (BlockKind.HEADLINE, BlockKind.SUBHEAD)
    if below is BlockKind.CREDIT and weight >= (_CAPTION if under_head else _PICTURED):
        return BlockKind.CAPTION
    if under_head:
        return BlockKind.CAPTION if caption_weight(line, acts=False) >= _SURELY else BlockKind.SUBHEAD
    if above is BlockKind.CAPTION and below is BlockKind.PARAGRAPH and len(line.split()) <= _CREDIT_WORDS:
        return BlockKind.CREDIT
    return BlockKind.CAPTION if weight >= _CAPTION - 1 else BlockKind.SUBHEAD


def _is_writer(line: str) -> bool:
    name = line.rstrip(" *")
    return is_known_person(name) and len(name.split()) <= _NAME_WORDS


def _name_run(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """Name the lines of a run between two of the text, or at its end."""
    count = last - first
    if last == len(found):
        _name_end(text, found, first, last, stopped=stopped)
    elif count >= _HEADED and _name_list(text, found, first, last):
        return
    elif count == 1:
        found[first] = replace(found[first], kind=_kind_alone(text, found, first))
    elif stopped or count == 2:  # noqa: PLR2004
        _name_few(text, found, first, last, stopped=stopped)
    else:
        found[last - 1] = replace(found[last - 1], kind=_kind_alone(text, found, last - 1))


def _kind_alone(text: str, found: list[Block], at: int) -> BlockKind:
    block, after = found[at], found[at + 1]
    if not any(over(text, after) for over in STANDS_OVER):
        return block.kind
    bar = _PICTURED if after.kind is BlockKind.CREDIT else _CAPTION
    if after.kind not in (BlockKind.LIST_ITEM, BlockKind.CAPTION) and caption_weight(block.span.of(text)) >= bar:
        return BlockKind.CAPTION
    return BlockKind.SUBHEAD


def _name_few(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """Of two or more lines the one that reads most like a caption is one, and the others are subheads."""
    weights = [caption_weight(found[at].span.of(text)) for at in range(first, last)]
    best = max(range(len(weights)), key=weights.__getitem__)
    pictured = found[last].kind is BlockKind.CREDIT
    if pictured:
        best = len(weights) - 1
    has_caption = pictured or weights[best] > 0
    for at in range(first, last):
        if has_caption and at - first == best:
            found[at] = replace(found[at], kind=BlockKind.CAPTION)
        elif stopped or at == last - 1 or has_caption:
            found[at] = replace(found[at], kind=BlockKind.SUBHEAD)


def _name_list(text: str, found: list[Block], first: int, last: int) -> bool:
    """أرقام, and below it short lines: a heading and its list; False where the lines are no list."""
    lines = [found[at].span.of(text) for at in range(first, last)]
    longest = max(len(line.split()) for line in lines[1:])
    if any(map(asks, lines[1:])) or (len(lines[0].split()) > _HEADING_WORDS and longest > _SHORT_ITEM):
        return False
    if longest > _ITEM_WORDS:
        return False
    found[first] = replace(found[first], kind=BlockKind.SUBHEAD)
    for at in range(first + 1, last):
        found[at] = replace(found[at], kind=BlockKind.LIST_ITEM)
    return True


def _name_end(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """The last line may be the caption of a picture below the text."""
    if last - first == 1 and stopped and first > 1:
        line = found[first].span.of(text)
        if len(line.split()) > 2 and caption_weight(line) >= _LAST:  # noqa: PLR2004
            found[first] = replace(found[first], kind=BlockKind.CAPTION)


def stands_over_text(text: str, after: Block) -> bool:
    """قلق دولي, and below it a longer paragraph, or a list."""
    return after.kind in (BlockKind.LIST_ITEM, BlockKind.SUBHEAD) or (
        after.kind is BlockKind.PARAGRAPH
        and (not can_be_subhead(text, after.span) or has_bullet(text, after))
    )


def stands_over_picture(text: str, after: Block) -> bool:
    """قلق دولي, and below it «مصدر الصورة، رويترز», or a caption: the text comes after the picture."""
    return after.kind in _PICTURE


STANDS_OVER: tuple[Callable[[str, Block], bool], ...] = (stands_over_text, stands_over_picture)
