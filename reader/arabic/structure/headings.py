"""Lines that are no sentences of the text: decks, subheads, captions without a label, and their lists.

They are told by their form, by what stands around them, and by how they part the text: a lone line over a
paragraph is a subhead unless it reads like a caption; of two in a row one is often the caption of a picture;
several are a list under its heading.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.captions import caption_weight, has_act
from reader.arabic.structure.forms import (
    STOPPED,
    asks,
    can_be_subhead,
    ends_its_sentences,
    has_bullet,
    is_loose,
    stands_in_marks,
)
from reader.arabic.structure.interviews import asks_somebody
from reader.arabic.structure.labels import CAPTION_HEAD, ROLE
from reader.arabic.structure.persons import is_known_person
from reader.arabic.structure.unmarked_lists import is_section

_CAPTION = 3  # the weight from which a line is rather a caption
_PICTURED = 2  # the same where a credit follows
_SURELY = 6  # the same directly under the headline, verbs of the present apart
_CREDIT_WORDS = 3
_LAST = 1  # the same at the end of the article
_HEADED = 3  # lines from which a run is a list under its heading
_ITEM_WORDS = 14
_HEADING_WORDS = 8
_SHORT_ITEM = 6  # words; over such items a heading may be long
_FEWEST_ITEMS = 2
_NAME_WORDS = 5
_ROLE_WORDS = 6
_HEAD_WORDS = 3
_FEWEST_SEEN = 2  # words; a caption has more
_FEWEST_STOPPED = 2  # paragraphs
_WHO_WROTE = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.TIME_LINE})
_PICTURE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT})


def with_headings(text: str, blocks: list[Block]) -> list[Block]:
    """Give subheads, captions and the items of unmarked lists their kinds."""
    stopped = ends_its_sentences(text, blocks)
    found = list(blocks)
    loose = _loose_lines(text, blocks, stopped=stopped)
    start = _open_head(text, found, loose)
    for first, last in _runs(loose, start):
        _name_run(text, found, first, last, stopped=stopped)
    return found


def _loose_lines(text: str, blocks: list[Block], *, stopped: bool) -> list[bool]:
    """Tell of each line whether it is no sentence of the text."""
    loose: list[bool] = []
    head = True
    for at, block in enumerate(blocks):
        loose.append(
            is_loose(text, block, stopped=stopped, head=head) and not asks_somebody(text, blocks, at)
        )
        head = head and (loose[-1] or block.kind is not BlockKind.PARAGRAPH)
    return loose


def _runs(loose: list[bool], start: int) -> Iterator[tuple[int, int]]:
    first = start
    while first < len(loose):
        last = first
        while last < len(loose) and loose[last]:
            last += 1
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _open_head(text: str, found: list[Block], loose: list[bool]) -> int:
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
        if loose[at] and _is_writer(text, found, at):
            found[at] = replace(found[at], kind=BlockKind.BYLINE)
    for at in range(head + 1, body):
        if found[at].kind is BlockKind.PARAGRAPH:
            found[at] = replace(found[at], kind=_kind_in_head(text, found, at))
    return body


def _kind_in_head(text: str, found: list[Block], at: int) -> BlockKind:
    """Under the headline stands a deck, under the byline and date a caption."""
    line, above, below = found[at].span.of(text), found[at - 1].kind, found[at + 1].kind
    weight = caption_weight(line)
    under_head = above in (BlockKind.HEADLINE, BlockKind.SUBHEAD)
    if below is BlockKind.CREDIT and weight >= (_CAPTION if under_head else _PICTURED):
        return BlockKind.CAPTION
    if under_head and below in _WHO_WROTE and not CAPTION_HEAD.match(line):
        return BlockKind.SUBHEAD
    if above is BlockKind.BYLINE and ROLE.match(line) and len(line.split()) <= _ROLE_WORDS:
        return BlockKind.BYLINE
    if under_head:
        return BlockKind.CAPTION if caption_weight(line, acts=False) >= _SURELY else BlockKind.SUBHEAD
    if above is BlockKind.CAPTION and below is BlockKind.PARAGRAPH and len(line.split()) <= _CREDIT_WORDS:
        return BlockKind.CREDIT
    return BlockKind.CAPTION if weight >= _CAPTION - 1 else BlockKind.SUBHEAD


def _is_writer(text: str, found: list[Block], at: int) -> bool:
    """Tell whether a line is nothing but a name, and does not tell of a picture."""
    name, above, below = found[at].span.of(text).rstrip(" *"), found[at - 1].kind, found[at + 1].kind
    if above in _PICTURE and below is not BlockKind.BYLINE:
        return False
    return is_only_name(name)


def is_only_name(name: str) -> bool:
    """ليلى حداد, but not ليلى تعود إلى بيتها."""
    return is_known_person(name) and len(name.split()) <= _NAME_WORDS and not has_act(name.split())


def _name_run(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """Name the lines of a run between two of the text, or at its end."""
    begin = _name_sections(text, found, first, last)
    if begin > first:
        if last - begin == 1:
            found[begin] = replace(found[begin], kind=BlockKind.SUBHEAD)
        return
    count = last - first
    if last == len(found):
        _name_end(text, found, first, last, stopped=stopped)
    elif count >= _HEADED and _name_list(text, found, first, last):
        return
    elif count == 1:
        found[first] = replace(found[first], kind=_kind_alone(text, found, first))
    elif count == 2 or (stopped and found[last].kind is BlockKind.CREDIT):
        _name_few(text, found, first, last, stopped=stopped)
    else:
        if count == _HEADED and _is_pictured(text, found, first):
            found[first] = replace(found[first], kind=BlockKind.CAPTION)
            found[first + 1] = replace(found[first + 1], kind=BlockKind.CREDIT)
        found[last - 1] = replace(found[last - 1], kind=_kind_alone(text, found, last - 1))


def _is_pictured(text: str, found: list[Block], at: int) -> bool:
    """Tell whether a line is a caption, with whose picture it is below: رجل يستريح, الدفاع المدني السوري."""
    line, below = found[at].span.of(text), found[at + 1].span.of(text)
    credits = len(below.split()) <= _CREDIT_WORDS and not below.endswith(("؟", "…", "."))
    return credits and ":" not in below and caption_weight(line) > _CAPTION


def _kind_alone(text: str, found: list[Block], at: int) -> BlockKind:
    block, after = found[at], found[at + 1]
    if not any(over(text, after) for over in STANDS_OVER):
        return block.kind
    if after.kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION):
        return BlockKind.SUBHEAD
    bar = _PICTURED if after.kind is BlockKind.CREDIT else _CAPTION
    return BlockKind.CAPTION if caption_weight(block.span.of(text)) >= bar else BlockKind.SUBHEAD


def _name_few(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """Of two or more lines the one that reads most like a caption is one, and the others are subheads."""
    weights = [caption_weight(found[at].span.of(text)) for at in range(first, last)]
    if _opens_list(text, found, last) and last - first == len(weights) == _FEWEST_ITEMS and weights[0] <= 0:
        found[first] = replace(found[first], kind=BlockKind.SUBHEAD)
        found[first + 1] = replace(found[first + 1], kind=BlockKind.LIST_ITEM)
        return
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


def _name_sections(text: str, found: list[Block], first: int, last: int) -> int:
    """Name parts of a page below one another, المقادير with its list and طريقة التحضير with its own.

    Return the line that heads what comes below the run, or `last`; `first` where the run has no such parts.
    """
    heads = [at for at in range(first, last) if is_section(found[at].span.of(text))]
    below = found[last].kind if last < len(found) else BlockKind.LIST_ITEM
    if not heads or heads[0] != first or (len(heads) == 1 and below is not BlockKind.LIST_ITEM):
        return first
    if any(asks(found[at].span.of(text)) for at in range(first, last)):
        return first
    own_text = heads[-1] == last - 1 and last < len(found)
    for head, following in pairwise([*heads, last]):
        items = range(head + 1, following)
        if len(items) == 1 or (not items and not (own_text and head == heads[-1])):
            return first
        found[head] = replace(found[head], kind=BlockKind.SUBHEAD)
        for at in items:
            found[at] = replace(found[at], kind=BlockKind.LIST_ITEM)
    return last - 1 if own_text else last


def _opens_list(text: str, found: list[Block], at: int) -> bool:
    """Tell whether items without bullets begin at a line, of which the one above it may be the first."""
    items = found[at : at + _FEWEST_ITEMS]
    unmarked = all(one.kind is BlockKind.LIST_ITEM and not has_bullet(text, one) for one in items)
    above = found[at - 1].span.of(text)
    return unmarked and not is_section(above) and not asks(above) and ":" not in items[0].span.of(text)


def _name_list(text: str, found: list[Block], first: int, last: int) -> bool:
    """أرقام, and below it short lines: a heading and its list; False where the lines are no list."""
    if _heads_next(text, found, first, last):
        last -= 1
        found[last] = replace(found[last], kind=BlockKind.SUBHEAD)
    lines = [found[at].span.of(text) for at in range(first, last)]
    if len(lines) > _HEADED and caption_weight(lines[0]) > _CAPTION and len(lines[1].split()) <= _HEAD_WORDS:
        found[first] = replace(found[first], kind=BlockKind.CAPTION)
        return _name_list(text, found, first + 1, last)
    longest = max(len(line.split()) for line in lines[1:])
    if any(map(asks, lines[1:])) or (len(lines[0].split()) > _HEADING_WORDS and longest > _SHORT_ITEM):
        return False
    if longest > _ITEM_WORDS or not _looks_headed(lines[0], lines[1:], longest):
        return False
    found[first] = replace(found[first], kind=BlockKind.SUBHEAD)
    for at in range(first + 1, last):
        found[at] = replace(found[at], kind=BlockKind.LIST_ITEM)
    return True


def _heads_next(text: str, found: list[Block], first: int, last: int) -> bool:
    """Tell whether the last line of a list is no item, but the subhead of the paragraph below it."""
    *items, line = [found[at].span.of(text) for at in range(first + 1, last)]
    if len(items) < _FEWEST_ITEMS or not can_be_subhead(text, found[last - 1].span):
        return False
    if asks(line) or stands_in_marks(text, found[last - 1].span):
        return not any(item[0] == line[0] for item in items)
    if len(line.split()) == 1 and all(len(item.split()) > 1 for item in items):
        return True
    if is_section(line) or _begins_anew(text, found, last, items, line):
        return True
    return all(map(_has_digit, items)) and not _has_digit(line)


def _begins_anew(text: str, found: list[Block], at: int, items: list[str], line: str) -> bool:
    """Tell whether a paragraph below several items begins anew, so that a short line heads it."""
    if at >= len(found) or len(items) <= _FEWEST_ITEMS or len(line.split()) > _HEAD_WORDS + 1:
        return False
    below = found[at].span.of(text)
    plain = not any(letter in line for letter in "0123456789:،")
    return plain and STOPPED.search(below[-3:]) is not None and not below.startswith("و")


def _has_digit(line: str) -> bool:
    return any(letter.isdigit() for letter in line)


def _looks_headed(head: str, items: list[str], longest: int) -> bool:
    """Tell a list and its heading from verses: the heading is short or asks, or items are short or count."""
    if len(head.split()) <= _HEAD_WORDS or head.endswith(("؟", ":", "…")) or longest < _SHORT_ITEM:
        return True
    return 2 * sum(map(_has_digit, items)) >= len(items)


def _name_end(text: str, found: list[Block], first: int, last: int, *, stopped: bool) -> None:
    """The last line may be the caption of a picture below the text, or the name of who wrote it."""
    if last - first == 1 and first > 1:
        line = found[first].span.of(text)
        if not (stopped or _all_stop(text, found[:first])):
            if caption_weight(line) >= _CAPTION:
                found[first] = replace(found[first], kind=BlockKind.CAPTION)
            return
        if is_only_name(line):
            found[first] = replace(found[first], kind=BlockKind.BYLINE)
            return
        if len(line.split()) > _FEWEST_SEEN and caption_weight(line) >= _LAST:
            found[first] = replace(found[first], kind=BlockKind.CAPTION)


def _all_stop(text: str, blocks: list[Block]) -> bool:
    """Tell whether each paragraph of a short article, of two or more, ends as sentences do."""
    lines = [block.span.of(text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    return len(lines) >= _FEWEST_STOPPED and all(STOPPED.search(line[-3:]) for line in lines)


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
