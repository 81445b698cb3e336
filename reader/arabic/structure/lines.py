"""The lines of an article and what each one is: headline, paragraph, subhead, caption, byline and so on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.credits import with_credit_lines
from reader.arabic.structure.forms import HAS_WORD, STOPPED, count_words
from reader.arabic.structure.headings import with_headings
from reader.arabic.structure.interviews import with_interviews
from reader.arabic.structure.labels import (
    BARE_CAPTION,
    CAPTION_LEAD,
    CREDIT_LEAD,
    ENDING_CREDIT,
    INNER_CAPTION_LEAD,
    LABELLED_CREDIT,
    ONLY_CREDIT,
)
from reader.arabic.structure.openings import with_openings
from reader.arabic.structure.unmarked_lists import with_unmarked_lists
from reader.text.spans import Span

NOTHING_SAID: Mapping[int, BlockKind] = {}

_HEADLINE_WORDS = 40
_SENTENCE_WORDS = 14  # a first line that ends in a full stop and is longer is a paragraph
_CAPTION_WORDS = 45

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2069\u3000\ufeff\u00ad\u061c\u180e\x00-\x1f"
_INVISIBLE = re.compile(rf"[{_EDGE}\s]")

_BULLET = re.compile(
    r"(?:[•●▪◦‣⁃·○■□▶►▸◄◀◂◆◇❖➤➢✓✔✅★*][ \t\u00a0]*|[-–—−][ \t\u00a0]+"
    r"|[(]?(?:\d{1,3}|[A-Za-zأ-ي])[ \t]?[)](?=[ \t\u00a0])[ \t\u00a0]+"
    r"|\d{1,3}[ \t]?[.\-–—:ـ/]{1,2}[ \t\u00a0]+|[أ-ي][ \t]?[-–—ـ][ \t\u00a0]+)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its outer white space, and what is left of it."""

    line: Span
    span: Span


def blocks(text: str, kinds: Mapping[int, BlockKind] = NOTHING_SAID) -> tuple[Block, ...]:
    """Return one block for every line of `text` that has visible characters, in order.

    A picture credit belongs to the caption that comes next, otherwise to the one just before it. `kinds` is
    what a person says of lines, by their number among those with visible characters, from zero.
    """
    lines = list(_lines(text))
    found: list[Block] = []
    said: dict[int, BlockKind] = {}
    skip = False
    for at, line in enumerate(lines):
        if skip:
            skip = False
            continue
        if at in kinds:
            said[len(found)] = kinds[at]
            found.append(_as_said(text, line, kinds[at]))
            continue
        labelled = _labelled(text, line)
        if labelled is not None and not labelled[0].span and at + 1 < len(lines) and at + 1 not in kinds:
            following = lines[at + 1]  # the label stands on a line of its own
            labelled = [Block(labelled[0].kind, following.span, Span(line.line.start, following.line.end))]
            skip = True
        found.extend(labelled if labelled is not None else [_item_or_plain(text, line)])
    opened = with_credit_lines(text, with_openings(text, _with_headline(text, found)))
    opened = with_unmarked_lists(text, with_interviews(text, opened))
    guessed = with_headings(text, opened)
    return tuple(
        _with_credits(
            [replace(block, kind=said[at]) if at in said else block for at, block in enumerate(guessed)]
        )
    )


def visible_lines(text: str) -> list[Span]:
    """Return the lines that have visible characters, without the white space around them."""
    return [line.span for line in _lines(text)]


def _as_said(text: str, line: _Line, kind: BlockKind) -> Block:
    """Return the block of a line whose kind a person has said; a label or bullet of that kind is left out."""
    start, end = line.span.start, line.span.end
    lead = {BlockKind.CAPTION: CAPTION_LEAD, BlockKind.CREDIT: CREDIT_LEAD, BlockKind.LIST_ITEM: _BULLET}.get(
        kind
    )
    match = lead.match(text, start, end) if lead else None
    rest = _strip(text, Span(match.end(), end)) if match else line.span
    if kind is BlockKind.CAPTION and rest:
        return _captioned(text, rest, line.line)
    return Block(kind, rest or line.span, line.line)


def _lines(text: str) -> Iterable[_Line]:
    for match in _LINE.finditer(text):
        inner = _strip(text, Span(*match.span()))
        if inner:
            yield _Line(Span(*match.span()), inner)


def _strip(text: str, span: Span) -> Span:
    """Return `span` without white space and invisible characters at its ends."""
    piece = span.of(text)
    start, end = 0, len(piece)
    while start < end and _is_edge(piece[start]):
        start += 1
    while end > start and _is_edge(piece[end - 1]):
        end -= 1
    return Span(span.start + start, span.start + end)


def _is_edge(character: str) -> bool:
    return _INVISIBLE.match(character) is not None


def _labelled(text: str, line: _Line) -> list[Block] | None:
    """Return the caption or credit that a line is by its label, or by its form; None for other lines."""
    lead = CREDIT_LEAD.match(text, line.span.start, line.span.end)
    if lead is not None:
        return _credit(text, line, lead.end())
    lead = CAPTION_LEAD.match(text, line.span.start, line.span.end)
    if lead is not None:
        rest = _strip(text, Span(lead.end(), line.span.end))
        if ONLY_CREDIT.match(text, rest.start, rest.end):
            return [Block(BlockKind.CREDIT, rest, line.line)]
        labelled = LABELLED_CREDIT.search(text, max(rest.start, rest.end - 120), rest.end)
        if labelled is not None:
            return [
                Block(
                    BlockKind.CAPTION, Span(rest.start, labelled.start()), line.line, Span(*labelled.span(1))
                )
            ]
        return [_captioned(text, rest, line.line)]
    if count_words(text, line.span, _CAPTION_WORDS) < _CAPTION_WORDS:
        if BARE_CAPTION.match(text, line.span.start, line.span.end):
            return [_captioned(text, line.span, line.line)]
        credited = _captioned(text, line.span, line.line)
        if credited.credit is not None and HAS_WORD.search(credited.span.of(text)):
            return [credited]
    return None


def _credit(text: str, line: _Line, begin: int) -> list[Block]:
    """Return the credit that starts at `begin`, and the caption where one follows on the same line."""
    inner = INNER_CAPTION_LEAD.search(text, begin, line.span.end)
    if inner is None:
        return [Block(BlockKind.CREDIT, _strip(text, Span(begin, line.span.end)), line.line)]
    cut = inner.start()
    return [
        Block(BlockKind.CREDIT, _strip(text, Span(begin, cut)), Span(line.line.start, cut)),
        _captioned(text, _strip(text, Span(inner.end(), line.span.end)), Span(cut, line.line.end)),
    ]


def _captioned(text: str, span: Span, line: Span) -> Block:
    """Return the caption of `span`, its credit taken off where it ends in one: مقاتلون في كابل (رويترز)."""
    tail = max(span.start, span.end - 120)
    ending = ENDING_CREDIT.search(text, tail, span.end)
    if ending is None or STOPPED.search(text[tail : ending.start()].rstrip()):
        return Block(BlockKind.CAPTION, span, line)
    credit = Span(*ending.span(1 if ending[1] is not None else 2))
    return Block(BlockKind.CAPTION, Span(span.start, ending.start()), line, credit)


def _item_or_plain(text: str, line: _Line) -> Block:
    bullet = _BULLET.match(text, line.span.start, line.span.end)
    if bullet is None:
        return Block(BlockKind.PARAGRAPH, line.span, line.line)
    return Block(BlockKind.LIST_ITEM, Span(bullet.end(), line.span.end), line.line)


def _with_headline(text: str, blocks: list[Block]) -> list[Block]:
    """Make the first line a headline when it can be one."""
    for at, block in enumerate(blocks):
        if block.kind in {BlockKind.CAPTION, BlockKind.CREDIT}:
            continue
        if block.kind is BlockKind.PARAGRAPH and _can_be_headline(text, block.span, alone=len(blocks) == 1):
            return [*blocks[:at], replace(block, kind=BlockKind.HEADLINE), *blocks[at + 1 :]]
        break
    return blocks


def _can_be_headline(text: str, span: Span, *, alone: bool) -> bool:
    piece = span.of(text) if len(span) < 1000 else ""
    words = count_words(text, span, _HEADLINE_WORDS + 1)
    if not piece or words > _HEADLINE_WORDS or not HAS_WORD.search(piece):
        return False
    if piece.endswith((".", '."', ".”", ".»")) and not piece.endswith(".."):
        return not alone and words <= _SENTENCE_WORDS
    return True


def _with_credits(blocks: list[Block]) -> list[Block]:
    found = list(blocks)
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.CREDIT:
            continue
        for other in (at + 1, at - 1):
            if 0 <= other < len(found) and _lacks_credit(found[other]):
                found[other] = replace(found[other], credit=block.span)
                break
    return found


def _lacks_credit(block: Block) -> bool:
    return block.kind is BlockKind.CAPTION and block.credit is None
