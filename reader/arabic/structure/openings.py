"""Who wrote, where and when: short lines between headline and text, and below its end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.normalise import fold
from reader.arabic.structure.bylines import says_who_wrote
from reader.arabic.structure.captions import caption_weight
from reader.arabic.structure.datelines import says_only_when, says_where_written
from reader.arabic.structure.labels import AGENCY_ALONE, MONTH_WORDS, OUTLET
from reader.arabic.structure.persons import is_listed_place, is_person
from reader.text.spans import Span

_LONGEST = 90  # code points of such a line
_WORDS = 12
_TEXT_WORDS = 25  # a longer line is the text
_LONGEST_PLACE = 2  # words
_ABOVE = 6  # lines below the headline among which they are looked for
_CAPTION = 3  # the weight from which the line below an agency is a caption
_BELOW = 3  # lines at the end
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")

# What a line is by itself, in this order: "صيدا - الأحد" has the form of a name too.
BY_FORM: tuple[tuple[BlockKind, Callable[[str], bool]], ...] = (
    (BlockKind.DATELINE, says_where_written),
    (BlockKind.TIME_LINE, says_only_when),
    (BlockKind.BYLINE, says_who_wrote),
)


def with_openings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Make the lines that say who, where and when what they are: below the headline, and at the end."""
    found = list(blocks)
    head = next((at for at, block in enumerate(found) if block.kind is BlockKind.HEADLINE), None)
    if head is None:
        return found
    _name_openings(text, found, head)
    for at in range(max(head + 2, len(found) - _BELOW), len(found)):
        kind = _kind(found[at].span.of(text)) if _is_plain(found[at]) and _may_be(text, found[at]) else None
        if kind in (BlockKind.BYLINE, BlockKind.TIME_LINE) and _all_after(text, found, at):
            found[at] = replace(found[at], kind=kind)
    return found


def _name_openings(text: str, found: list[Block], head: int) -> None:
    """Name who, where and when among the lines between the headline and the text."""
    for at in range(head + 1, min(head + 1 + _ABOVE, len(found))):
        found[at] = _whole_line(text, found[at], first=at == head + 1)
        if not _is_plain(found[at]) or at == len(found) - 1:
            continue
        if _is_text(found[at].span.of(text)):
            break
        if _may_be(text, found[at]):
            kind = _kind(found[at].span.of(text)) or _among_newsrooms(text, found, at)
            found[at] = replace(found[at], kind=kind or found[at].kind)


def _is_credited_place(text: str, block: Block, *, first: bool) -> bool:
    """Tell whether a place and an agency look like a caption with its credit: بيروت (أ ف ب)."""
    if block.kind is not BlockKind.CAPTION or block.credit is None:
        return False
    place = block.span.of(text)
    short = first and len(place.split()) <= _LONGEST_PLACE
    placed = short or is_listed_place(place) or not place.replace(" ", "").isalpha()
    placed = placed or any(fold(word) in MONTH_WORDS for word in place.split())
    return placed and says_where_written(block.line.of(text).strip(" \t\u00a0\u200f\u200e"))


def _whole_line(text: str, block: Block, *, first: bool) -> Block:
    """Return what looks like a caption and its credit, but says where, as one line; others as they are."""
    if not _is_credited_place(text, block, first=first):
        return block
    return Block(BlockKind.DATELINE, Span(block.span.start, block.line.end), block.line)


def _kind(line: str) -> BlockKind | None:
    plain = _VOWEL_SIGNS.sub("", line.replace(" ـ ", " - "))
    return next((kind for kind, holds in BY_FORM if holds(plain)), None)


def _all_after(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Tell whether below line `at` stand short lines only, and no sentence: signatures come last."""
    return all(
        len(block.span) <= _LONGEST and not block.span.of(text).endswith(".") for block in blocks[at + 1 :]
    )


def _is_text(line: str) -> bool:
    """Tell whether the text begins here: a line too long for a deck, or a longer sentence than these."""
    words = len(line.split())
    return words > _TEXT_WORDS or (words > _WORDS and line.endswith("."))


def _among_newsrooms(text: str, blocks: Sequence[Block], at: int) -> BlockKind | None:
    """ليلى حداد, and below it بي بي سي نيوز: the newsroom, and the name right above it, say who wrote."""
    line = blocks[at].span.of(text)
    above = blocks[at - 1].kind
    if OUTLET.fullmatch(line) and above in (BlockKind.HEADLINE, BlockKind.BYLINE):
        return BlockKind.BYLINE
    if AGENCY_ALONE.fullmatch(line) and above is BlockKind.HEADLINE:
        pictured = caption_weight(blocks[at + 1].span.of(text)[:_LONGEST]) >= _CAPTION
        return BlockKind.CREDIT if pictured and _may_be(text, blocks[at + 1]) else BlockKind.BYLINE
    below = blocks[at + 1]
    if _is_plain(below) and OUTLET.fullmatch(below.span.of(text)) and is_person(line):
        return BlockKind.BYLINE
    return None


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _may_be(text: str, block: Block) -> bool:
    """Tell whether a line is as short as those of this kind; what is longer is the text."""
    return len(block.span) <= _LONGEST and len(block.span.of(text).split()) <= _WORDS
