"""Whose a picture is: what says so behind the words of its caption, or in a line of its own beside it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.formats.pages.beside_picture import has_picture, is_named_owner
from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.naming import name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.picture_words import begins_credit, is_agency, is_credit, is_source_line

LEAST_WORDS = 4  # of a caption that says something beside its credit
MOST_CREDIT = 10  # words
_PARTING = ("|", "-", "–", "—", "/", "•", "·", "ـ", "..")
_SIGNS = " -–—|/ـ"
_BRACKETED = re.compile(r"(.+\S)\s*([(\[][^()\[\]]{2,60}[)\]]\s*[.،]?)", re.DOTALL)
_BEHIND_SIGN = re.compile(r"(.+?)\s+[-–—/|؛•]+\s*(\S[^/|؛•]{1,60})", re.DOTALL)
_NEAR = 3
_OWNER_WORDS = 3
_PICTURES = frozenset(
    ["caption", "fig", "figure", "image", "img", "media", "photo", "pic", "picture", "thumb"]
)


def caption_and_credit(text: str) -> tuple[str, str] | None:
    """Return what a caption says and, behind it, whose the picture is; None where it does not say that."""
    for pattern in (_BRACKETED, _BEHIND_SIGN):
        match = pattern.fullmatch(text)
        told = match is not None and len(match[1].split()) >= LEAST_WORDS - 1
        if match is None or not told:
            continue
        if is_agency(match[2]) or is_credit(match[2].strip("([ ")) or _is_shown(match[2], match[1]):
            return match[1].rstrip(_SIGNS), match[2]
    return _behind_words(text)


def _is_shown(owner: str, told: str) -> bool:
    """Tell whether a name behind what is shown is of a body that is shown too: its men, its machines."""
    words = folded_words(owner)
    shown = folded_words(told)
    if not 1 < len(words) <= _OWNER_WORDS:
        return False
    return any(one.endswith(words[0]) and other == words[1] for one, other in pairwise(shown))


def _behind_words(text: str) -> tuple[str, str] | None:
    """Return a caption cut where words begin that say whose the picture is, whatever parts them from it."""
    words = text.split()
    for at in range(LEAST_WORDS - 1, len(words)):
        behind = " ".join(words[at:])
        is_parted = words[at - 1] in _PARTING and (begins_credit(behind) or is_agency(behind))
        is_told = words[at][0] == "©" or is_credit(behind) or is_source_line(behind)
        if len(words) - at <= MOST_CREDIT and (is_told or is_parted):
            return " ".join(words[:at]).rstrip(_SIGNS), behind
    return None


def is_named_credit(one: Element) -> bool:
    """Tell whether an element says by its name that it is of whom the picture is that stands beside it."""
    names = name_parts(one)
    return is_named_owner(one) and bool(_PICTURES & names)


def stands_by_picture(at: int, blocks: Sequence[PageBlock]) -> bool:
    """Tell whether a picture, its caption or its description stands directly before a line."""
    above = next((one for one in reversed(blocks[max(0, at - _NEAR) : at]) if not one.hidden), None)
    if above is not None and above.kind in ("caption", "credit"):
        return True
    before = blocks[at].place.before()
    return before is not None and has_picture(before)
