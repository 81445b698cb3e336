"""Lines that say whose a picture or report is, without a label: (سانا), رويترز / سامي نصر, بعدسة الكاتبة."""

import re
from dataclasses import replace

from reader.arabic.document import Block, BlockKind
from reader.arabic.structure.datelines import is_agency_name, is_newsroom
from reader.arabic.structure.forms import can_be_subhead
from reader.arabic.structure.labels import AGENCY_ALONE, NEWSROOM, OUTLET, WIDE_AGENCY

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?")
_CUT = re.compile(r"[ \t\u00a0]*[-–—/|،,+][ \t\u00a0]*|[ \t\u00a0]و(?=\S)")
_MADE_BY = re.compile(r"(?:تصوير|بعدسة|عدسة|خاص[ \t]ب|خاص[ \t]ل)(?:[ \t]*[-–—][ \t]*|[ \t]*)(?!:)\S")
# Whose pages a picture is from: حساب الفنانة على إنستغرام.
_ACCOUNT = re.compile(
    r"(?:من[ ])?(?:ال)?(?:حساب|صفحة)[ ].{2,40}[ ](?:على|في)[ ](?:منصة[ ])?[\"«]?"
    r"(?:إنستغرام|انستغرام|فيسبوك|إكس|تويتر|تيك توك|سناب شات|يوتيوب|فيس بوك)[\"»]?"
)
_NEWSROOM_NOTE = re.compile(
    r"(?:إعداد|تغطية|تحرير|ترجمة|شارك|النهاية|انتهى|يتبع|خاص|تصوير|عدسة|فيديو|صورة|أرشيف)"
)
_ENDED = re.compile(r"\((?:النهاية|انتهى|يتبع)\)")
_FEW_WORDS = 5
_LONGEST = 120  # code points
_SIGNED = re.compile(r"[ـ\s]*[^\W\d_]{1,3}(?:[ ]?[./\-][ ]?[^\W\d_]{0,3}){1,6}(?:[ ][^\W\d_]{1,2})?[ـ\s]*")


def with_credit_lines(text: str, blocks: list[Block]) -> list[Block]:
    """Make such lines below the headline credits, and the initials at the end a byline."""
    found = list(blocks)
    for at in range(1, len(found)):
        if found[at].kind is not BlockKind.PARAGRAPH:
            continue
        line = found[at].span.of(text) if len(found[at].span) <= _LONGEST else ""
        last = at == len(found) - 1
        if line and _is_credit(text, found[at - 1], line, last=last):
            found[at] = replace(found[at], kind=BlockKind.CREDIT)
        elif line and last and at > 1 and _SIGNED.fullmatch(line):
            found[at] = replace(found[at], kind=BlockKind.BYLINE)
    return found


def _is_credit(text: str, above: Block, line: str, *, last: bool) -> bool:
    if above.kind is BlockKind.HEADLINE:
        return False
    if last and _ENDED.match(line):
        return True
    under = last or above.kind is BlockKind.CAPTION
    under = under or (above.kind is BlockKind.PARAGRAPH and can_be_subhead(text, above.span))
    bracketed = _IN_BRACKETS.fullmatch(line)
    if bracketed is not None:
        return _is_note(bracketed[1].strip(), under=under)
    if _ACCOUNT.fullmatch(line) is not None:
        return True
    if _MADE_BY.match(line):
        return (under or line.startswith("خاص")) and len(line.split()) <= _FEW_WORDS + 1
    return _names_agencies(line, under=under)


def _is_note(inside: str, *, under: bool) -> bool:
    """(نورث برس), (إعداد سامر نصر للنشرة العربية): who sent or made it, not what somebody does meanwhile."""
    if is_newsroom(inside) or _NEWSROOM_NOTE.match(inside) or _names_agencies(inside, under=True):
        return True
    return under and len(inside.split()) <= _FEW_WORDS and "،" not in inside


def _names_agencies(line: str, *, under: bool) -> bool:
    """رويترز, أ ف ب، رويترز, الأناضول / هيثم نصر: an agency first, and few words behind it."""
    pieces = [piece for piece in _CUT.split(line) if piece.strip()]
    first = re.sub(r"[ \t]\([^()]{2,20}\)$", "", pieces[0]) if pieces else ""
    if is_agency_name(line):
        return under or "أنباء" in line
    strict = AGENCY_ALONE.fullmatch(first) is not None and WIDE_AGENCY.fullmatch(first) is None
    named = strict or (under and (AGENCY_ALONE.fullmatch(first) or OUTLET.fullmatch(first)))
    if not named or len(line.split()) > _FEW_WORDS + 1 or line.endswith((".", "؟", "!", ":")):
        return False
    return len(pieces) == 1 or under or all(NEWSROOM.fullmatch(piece) for piece in pieces)
