"""Who wrote, where and when: short lines between headline and text, and below its end.

They are told by their form alone: no list of people or places is asked.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.normalise import fold
from reader.arabic.structure.labels import (
    AGENCY_ALONE,
    BYLINE,
    BYLINE_ALONE,
    NEWSROOM,
    OUTLET,
    TIME_WORDS,
    WEEKDAYS,
)
from reader.text.spans import Span
from reader.text.tables import DATA, table_rows

_LONGEST = 90  # code points of such a line
_WORDS = 12
_LONGEST_PLACE = 2  # words
_ABOVE = 6  # lines below the headline among which they are looked for
_BELOW = 3  # lines at the end
_ENDING_DASH = re.compile(r"[ \t\u00a0]*[-–—ـ]$")
_DASH = r"[ \t\u00a0]*[-–—/|ـ:،,][ \t\u00a0]*"
_NAME = r"[^\W\d_]+(?:[ \t\u00a0][^\W\d_]+)"
# Place, agency in brackets, and what stands behind the dash: عدن (رويترز) - السبت
_PLACED = re.compile(rf"({_NAME}{{0,2}})(?:[ \t\u00a0]*\(([^()]{{2,40}})\))?(?:{_DASH}(.+))?")
_PERSON = re.compile(rf"{_NAME}{{1,3}}")
_COLON = re.compile(r"[ \t\u00a0]*[:：|/\-–—][ \t\u00a0]*\S")
_PIECE = re.compile(r"[^\W_]+")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:٫.]\d{2}(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
_MONTHS = frozenset(
    word
    for _, _, names in table_rows(DATA / "months.tsv")
    for name in names.split("|")
    for word in fold(name).split()
)
_SMALL = "أن إن في من عن إلى هذا هذه بعد قبل لا لم لن ما هل أو مع كل بين ضد حتى"
_NEVER_NAMES = frozenset(fold(_SMALL).split())
_ON = "على"  # which folds to a name, علي
_ZONES = frozenset(fold("القاهرة مكة الرياض بيروت دمشق بغداد عمان").split())  # towns whose time is told
_FROM = re.compile(r"[ \t\u00a0]من[ \t\u00a0]\S+(?:[ \t\u00a0]\S+)?")
_IN_MARKS = re.compile(r"[«\"“][^«»\"“”]{2,30}[»\"”]")
_AGENCY_SHAPE = re.compile(rf"وكالة[ \t\u00a0]{_NAME}{{0,3}}")


def says_who_wrote(line: str) -> bool:
    """بقلم: ليلى حداد, كتبت ليلى حداد, صيدا - ليلى حداد (by Layla Haddad, from Sidon)."""
    label = BYLINE.match(line)
    if label is not None and _COLON.match(line, label.end()):
        return True
    label = BYLINE_ALONE.match(line)
    if label is not None and _is_person(_FROM.sub("", line[label.end() :].strip())):
        return True
    placed = _PLACED.fullmatch(line)
    behind = placed[3] if placed and not placed[2] else None
    if placed is None or behind is None:
        return False
    if _is_person(placed[1]) and NEWSROOM.fullmatch(re.split(_DASH, behind)[0]):
        return True  # سامي نصر، بي بي سي، القاهرة
    if _is_person(placed[1]) and behind.startswith("ال"):
        return " " not in behind and not _is_when(behind)  # سامي نصر - القاهرة
    return _is_person(behind) and not behind.startswith("ال")


def says_where_written(line: str) -> bool:
    """صيدا (رويترز) - الأحد, صيدا - 5 مايو, صيدا/ وكالات: where a report was written, and when or by whom."""
    placed = _PLACED.fullmatch(_ENDING_DASH.sub("", line))
    if placed is None or BYLINE.match(line) or _is_when(placed[1]) or _is_label_of_time(placed[1]):
        return False
    agency, behind = placed[2], placed[3]
    if behind is None:
        return agency is not None and (_is_newsroom(agency.strip()) or len(agency.split()) == 1)
    return _is_when(behind) or _has_agency_and_day(behind)


def _is_label_of_time(text: str) -> bool:
    """Tell whether words only announce a time: آخر تحديث, but not القاهرة, whose time is told elsewhere."""
    return all(fold(word) in TIME_WORDS - _ZONES for word in text.split())


def says_only_when(line: str) -> bool:
    """آخر تحديث: 14:05 بتوقيت غرينتش, الأحد 3 مايو 2026: nothing but when."""
    has_number = any(letter.isdigit() for letter in line)
    has_more = _CLOCK.search(line) is not None or any(letter.isalpha() for letter in line)
    return has_number and has_more and _is_when(line)


def _has_agency_and_day(text: str) -> bool:
    """رويترز, and رويترز - الأحد."""
    parts = re.split(_DASH, text)
    return _is_newsroom(parts[0]) and all(map(_is_when, parts[1:]))


def _is_newsroom(text: str) -> bool:
    """رويترز, وكالة الأفق, «الشرق»: an agency or a paper, by its name, its kind or its marks."""
    return any(form.fullmatch(text) is not None for form in (NEWSROOM, _AGENCY_SHAPE, _IN_MARKS))


def _is_when(text: str) -> bool:
    """Tell whether a text has words of days, months and clocks only, and at least one day or number."""
    told = False
    after_zone = False
    for word in _PIECE.findall(_CLOCK.sub(" 0 ", text)):
        folded = fold(word)
        if folded == fold("بتوقيت"):
            after_zone = True
        elif folded in WEEKDAYS or _NUMBER.fullmatch(folded):
            told = True
        elif folded not in _MONTHS and folded not in TIME_WORDS and not after_zone:
            return False
    return told


def _is_person(text: str) -> bool:
    """Tell whether a text has the form of a person's name: two to four words of letters."""
    return _PERSON.fullmatch(text) is not None and not any(
        word == _ON or fold(word) in _NEVER_NAMES or fold(word) in WEEKDAYS or fold(word) in _MONTHS
        for word in text.split()
    )


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
    found[head + 1 : head + 2] = [_whole_line(text, block) for block in found[head + 1 : head + 2]]
    for at in range(head + 1, min(head + 1 + _ABOVE, len(found) - 1)):
        if not _is_plain(found[at]):
            continue
        if not _may_be(text, found[at]):
            break
        kind = _kind(found[at].span.of(text)) or _among_newsrooms(text, found, at)
        if kind is not None:
            found[at] = replace(found[at], kind=kind)
    for at in range(max(head + 2, len(found) - _BELOW), len(found)):
        kind = _kind(found[at].span.of(text)) if _is_plain(found[at]) and _may_be(text, found[at]) else None
        if kind in (BlockKind.BYLINE, BlockKind.TIME_LINE) and _all_after(found, at):
            found[at] = replace(found[at], kind=kind)
    return found


def _is_credited_place(text: str, block: Block) -> bool:
    """Tell whether a place and an agency look like a caption with its credit: بيروت (أ ف ب)."""
    line = block.line.of(text).strip()
    short = block.credit is not None and len(block.span.of(text).split()) <= _LONGEST_PLACE
    return block.kind is BlockKind.CAPTION and short and says_where_written(line)


def _whole_line(text: str, block: Block) -> Block:
    """Return what looks like a caption and its credit, but says where, as one line; others as they are."""
    if not _is_credited_place(text, block):
        return block
    return Block(BlockKind.DATELINE, Span(block.span.start, block.line.end), block.line)


def _kind(line: str) -> BlockKind | None:
    plain = _VOWEL_SIGNS.sub("", line.replace(" ـ ", " - "))
    return next((kind for kind, holds in BY_FORM if holds(plain)), None)


def _all_after(blocks: Sequence[Block], at: int) -> bool:
    """Tell whether below line `at` stand short lines only: signatures come last."""
    return all(len(block.span) <= _LONGEST for block in blocks[at + 1 :])


def _among_newsrooms(text: str, blocks: Sequence[Block], at: int) -> BlockKind | None:
    """ليلى حداد, and below it بي بي سي نيوز: the newsroom, and the name right above it, say who wrote."""
    line = blocks[at].span.of(text)
    above = blocks[at - 1].kind
    if OUTLET.fullmatch(line) and above in (BlockKind.HEADLINE, BlockKind.BYLINE):
        return BlockKind.BYLINE
    if AGENCY_ALONE.fullmatch(line) and above is BlockKind.HEADLINE:
        return BlockKind.BYLINE
    below = blocks[at + 1]
    if _is_plain(below) and OUTLET.fullmatch(below.span.of(text)) and _is_person(line):
        return BlockKind.BYLINE
    return None


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH


def _may_be(text: str, block: Block) -> bool:
    """Tell whether a line is as short as those of this kind; what is longer is the text."""
    return len(block.span) <= _LONGEST and len(block.span.of(text).split()) <= _WORDS
