"""Lists of terms, each with a short value: a pair is a line, as the cells of a row are."""

from collections.abc import Sequence
from itertools import pairwise

from reader.formats.pages.blocks import CELL_SEPARATOR, PageBlock

_TERM_WORDS, _VALUE_WORDS = 5, 8
_STOPS = (".", "؟", "!", "?", "…", ":")


def with_terms_joined(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Return blocks with each short term of a list and the one short value behind it as one row.

    A list with one that is told at length stays as it is.
    """
    told = {id(value.place.parent) for term, value in pairwise(blocks) if _are_beside(term, value)}
    told -= {id(value.place.parent) for term, value in pairwise(blocks) if _is_told(term, value)}
    found: list[PageBlock] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        is_pair = bool(found) and _is_pair(found[-1], block) and id(block.place.parent) in told
        if is_pair and not (following and _is_second_value(block, following)):
            term = found[-1]
            term.retell(f"{term.text.rstrip(' :')}{CELL_SEPARATOR}{block.text}")
            term.kind, term.is_row = "", True
            term.link_letters += block.link_letters
        else:
            found.append(block)
    return found


def _are_beside(term: PageBlock, value: PageBlock) -> bool:
    return (term.place.tag, value.place.tag) == ("dt", "dd")


def _is_told(term: PageBlock, value: PageBlock) -> bool:
    """Tell whether more is said of a term than a datum has words."""
    return _are_beside(term, value) and len(value.words) > _VALUE_WORDS


def _is_pair(term: PageBlock, value: PageBlock) -> bool:
    if not _are_beside(term, value) or term.is_row or term.hidden or value.hidden:
        return False
    if not (0 < len(term.words) <= _TERM_WORDS and 0 < len(value.words) <= _VALUE_WORDS):
        return False
    return not (term.text.endswith(("؟", "?")) or value.text.rstrip().endswith(_STOPS))


def _is_second_value(value: PageBlock, following: PageBlock) -> bool:
    return following.place.tag == "dd" and following.place.parent is value.place.parent
