"""Bullets that make no list: the questions and answers of an interview, and headings that are numbered."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.forms import can_be_subhead

_DASHES = ("-", "–", "—", "−", "ـ")
_QUESTION = ("؟", "?")
_LABELLED = re.compile(r"[^\W\d_][^:.؟?!«\"“]{1,30}:[ \t\u00a0]")
_LONG_ANSWER = 9  # words
_HEADING_WORDS = 14


def with_interviews(text: str, blocks: list[Block]) -> list[Block]:
    """Make what is asked and answered paragraphs or subheads again, bullets or not."""
    found = list(blocks)
    for first, last in _item_runs(blocks):
        if last - first == 1:
            found[first] = _alone(text, blocks, first)
        elif _is_over_list(text, blocks, first):
            found[first] = replace(blocks[first], kind=BlockKind.SUBHEAD)
        elif _is_talk(text, blocks[first:last]):
            found[first:last] = [replace(block, kind=BlockKind.PARAGRAPH) for block in blocks[first:last]]
    return found


def _item_runs(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(blocks):
        last = first
        while last < len(blocks) and blocks[last].kind is BlockKind.LIST_ITEM:
            last += 1
        if last > first:
            yield first, last
        first = max(last, first + 1)


def _alone(text: str, blocks: list[Block], at: int) -> Block:
    """A single bullet over a paragraph is a question, or the heading of what follows."""
    block = blocks[at]
    over_text = at + 1 < len(blocks) and blocks[at + 1].kind is BlockKind.PARAGRAPH
    line = block.span.of(text)
    if not over_text or can_be_subhead(text, blocks[at + 1].span):
        return block
    if block.line.of(text).strip().startswith(_DASHES):
        return replace(block, kind=BlockKind.PARAGRAPH) if _talks(line) else block
    if line.endswith(_QUESTION) or (len(line.split()) <= _HEADING_WORDS and not line.endswith((".", "!"))):
        return replace(block, kind=BlockKind.SUBHEAD)
    return replace(block, kind=BlockKind.PARAGRAPH) if _talks(line) else block


def _is_over_list(text: str, blocks: list[Block], first: int) -> bool:
    """5) لا تقترض, and below it other bullets: the heading of that list."""
    above, below = (_bullet(text, block) for block in blocks[first : first + 2])
    return above[:1].isdigit() != below[:1].isdigit() and above[:1].isdigit()


def _bullet(text: str, block: Block) -> str:
    return text[block.line.start : block.span.start].strip()


def asks_somebody(text: str, blocks: list[Block], at: int) -> bool:
    """ليلى حداد: كيف بدأتم؟, and below it سامي نصر: with the answer."""
    if at + 1 >= len(blocks) or blocks[at + 1].kind is not BlockKind.PARAGRAPH:
        return False
    if not _LABELLED.match(blocks[at].span.of(text)):
        return False
    line, answer = blocks[at].span.of(text), blocks[at + 1].span.of(text)[:200]
    return line.endswith(_QUESTION) and bool(_LABELLED.match(answer))


def _talks(line: str) -> bool:
    return line.endswith((".", "؟", "?", "!", "…")) or len(line.split()) > _HEADING_WORDS


def _is_talk(text: str, items: list[Block]) -> bool:
    """Tell whether bulleted lines are questions and answers: one asks, and what follows it does not."""
    lines = [item.span.of(text) for item in items]
    asked = [line.endswith(_QUESTION) for line in lines]
    for now, after, line in zip(asked, asked[1:], lines[1:], strict=False):
        if now and not after and (len(line.split()) >= _LONG_ANSWER or line.endswith((".", "!"))):
            return True
    return False
