"""The lines of an article and what each one is: headline, paragraph, subhead, caption, byline and so on."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.labels import (
    AGENCY_ALONE,
    BARE_CAPTION,
    BYLINE,
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
_SUBHEAD_WORDS = 12
_SUBHEAD_LENGTH = 100  # code points
_QUESTION_WORDS = 8
_CAPTION_WORDS = 45

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = " \t\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2069\u3000\ufeff\u00ad\u061c\u180e\x00-\x1f"
_INVISIBLE = re.compile(rf"[{_EDGE}\s]")
_WORD = re.compile(r"[^\W_]")
_STOPPED = re.compile(r"[.؟?!۔…][\"”»’'″)\]]*$")

_IN_MARKS = re.compile(r"[\"“«”]([^\"“”«»]*[^\"“”«».])[\"”»“]")

_BULLET = re.compile(
    r"(?:[•●▪◦‣⁃·○■□▶►▸✓✔★*][ \t\u00a0]*|[-–—−][ \t\u00a0]+"
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
    opened = with_unmarked_lists(text, with_openings(text, _with_headline(text, found)))
    guessed = _with_subheads(text, _with_pictures(text, opened))
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
    if _words(text, line.span, _CAPTION_WORDS) < _CAPTION_WORDS:
        if BARE_CAPTION.match(text, line.span.start, line.span.end):
            return [_captioned(text, line.span, line.line)]
        credited = _captioned(text, line.span, line.line)
        if credited.credit is not None and _WORD.search(credited.span.of(text)):
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
    if ending is None or _STOPPED.search(text[tail : ending.start()].rstrip()):
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
    words = _words(text, span, _HEADLINE_WORDS + 1)
    if not piece or words > _HEADLINE_WORDS or not _WORD.search(piece):
        return False
    if piece.endswith((".", '."', ".”", ".»")) and not piece.endswith(".."):
        return not alone and words <= _SENTENCE_WORDS
    return True


def _with_pictures(text: str, blocks: list[Block]) -> list[Block]:
    """Make an agency alone on its line a credit, and the short line above a credit its caption.

    A single short line above a credit with a label is left: under a subhead, a picture may have no caption.
    """
    found = list(blocks)
    for at in range(2, len(blocks)):
        credit, above = blocks[at], found[at - 1]
        alone = credit.kind is BlockKind.PARAGRAPH and bool(AGENCY_ALONE.fullmatch(credit.span.of(text)))
        if not (alone and at + 1 < len(blocks)) and credit.kind is not BlockKind.CREDIT:
            continue
        if not _is_short(text, above) or not (alone or _is_short(text, found[at - 2])):
            continue
        found[at - 1] = replace(above, kind=BlockKind.CAPTION)
        found[at] = replace(credit, kind=BlockKind.CREDIT)
    return found


def _is_short(text: str, block: Block) -> bool:
    """Tell whether a line can stand under a picture: short, without a stop."""
    return block.kind is BlockKind.PARAGRAPH and can_be_subhead(text, block.span)


def _with_subheads(text: str, blocks: list[Block]) -> list[Block]:
    """Make a line that has the form of a subhead, and stands over what a subhead does, a subhead."""
    found = list(blocks)
    for at in range(1, len(blocks) - 1):
        before, block, after = blocks[at - 1], blocks[at], blocks[at + 1]
        if block.kind is not BlockKind.PARAGRAPH or not can_be_subhead(text, block.span):
            continue
        if before.kind is BlockKind.HEADLINE:  # what stands directly under it is a part of it
            stands_over = stands_over_opening(text, after)
        else:
            stands_over = any(over(text, after) for over in STANDS_OVER)
        if stands_over:
            found[at] = replace(block, kind=BlockKind.SUBHEAD)
    return found


def stands_over_text(text: str, after: Block) -> bool:
    """قلق دولي, and below it a longer paragraph, or a list."""
    return after.kind is BlockKind.LIST_ITEM or (
        after.kind is BlockKind.PARAGRAPH and not can_be_subhead(text, after.span)
    )


def stands_over_picture(text: str, after: Block) -> bool:
    """قلق دولي, and below it «مصدر الصورة، رويترز», or a caption: the text comes after the picture."""
    return after.kind in {BlockKind.CREDIT, BlockKind.CAPTION}


def is_short_line(text: str, span: Span) -> bool:
    """قلق دولي (international concern): few words without a stop; of a question fewer still."""
    piece = span.of(text)
    if piece.endswith(("؟", "?", "!")):
        return _words(text, span, _SUBHEAD_WORDS) <= _QUESTION_WORDS
    return not _STOPPED.search(piece) and piece[-1] not in '،,؛;:"”»'


def breaks_off(text: str, span: Span) -> bool:
    """موسم للنسيان.. (a season to forget): it ends in two points or more, which no sentence does."""
    return span.of(text).endswith(("..", "…"))


def stands_in_marks(text: str, span: Span) -> bool:
    """«لم أجد بيتنا» (I did not find our house): somebody's words, wholly in one pair of marks."""
    return _IN_MARKS.fullmatch(span.of(text)) is not None


def stands_over_opening(text: str, after: Block) -> bool:
    """قلق دولي, and below it «كتبت ليلى حداد»: a second line of the headline, above who wrote and where."""
    return after.kind in {BlockKind.BYLINE, BlockKind.DATELINE}


# Any of them makes a line one that may be a subhead; any of the others lets it stand there.
FORMS: tuple[Callable[[str, Span], bool], ...] = (is_short_line, breaks_off, stands_in_marks)
STANDS_OVER: tuple[Callable[[str, Block], bool], ...] = (stands_over_text, stands_over_picture)


def can_be_subhead(text: str, span: Span) -> bool:
    """Tell whether a line has the length and form of a subhead, whatever stands around it."""
    if len(span) > _SUBHEAD_LENGTH:
        return False
    piece = span.of(text)
    words = _words(text, span, _SUBHEAD_WORDS + 1)
    if not 0 < words <= _SUBHEAD_WORDS or not _WORD.search(piece) or BYLINE.match(piece):
        return False
    return any(has_form(text, span) for has_form in FORMS)


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


def _words(text: str, span: Span, limit: int) -> int:
    """Count the space-separated words of a span, as far as `limit`."""
    return len(text[span.start : min(span.end, span.start + 30 * limit)].split(maxsplit=limit)[:limit])
