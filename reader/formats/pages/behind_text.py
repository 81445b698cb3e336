"""What a few words are that stand behind the last sentence of an article: signatures, tags, contacts."""

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.evidence import STOPS, PageEvidence
from reader.formats.pages.phrases import is_contact
from reader.formats.reading import Surrounding

_TAG_WORDS = 3
_LISTS = frozenset(["blockquote", "dl", "ol", "pre", "table", "ul"])


def behind_text(known: PageEvidence, block: PageBlock, last: int) -> Surrounding | None:
    """Return what a few words behind the last sentence of the body are, if they are no line."""
    if known.names_site(block):
        return Surrounding.FOOT
    if block.kind or block.level or block.is_row or not _is_apart_from_text(known, block, last):
        return None
    if is_contact(block.text):
        return Surrounding.NOTICE
    is_tag = 0 < len(block.words) <= _TAG_WORDS and all(map(str.isalpha, block.words))
    return Surrounding.MENU if is_tag and not block.text.rstrip().endswith(STOPS) else None


def _is_apart_from_text(known: PageEvidence, block: PageBlock, last: int) -> bool:
    """Tell whether a block stands in a box of its own, behind the one with the last sentence."""
    around = {id(up) for up in known.blocks[last].place.ancestors()}
    outer = [up for up in block.place.ancestors() if id(up) not in around]
    is_apart = len(outer) > 1 and not any(up.tag in _LISTS for up in outer)
    return is_apart and not known.held[id(outer[-1])]
