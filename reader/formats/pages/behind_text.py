"""What a few words are that stand behind the last sentence of an article: signatures, tags, contacts."""

from itertools import islice

from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.evidence import STOPS, PageEvidence
from reader.formats.pages.naming import name_parts
from reader.formats.pages.phrases import is_contact
from reader.formats.reading import Surrounding

_TAG_WORDS = 3
_PRAISE = frozenset(["testimonial", "testimonials"])
_AROUND = 4  # elements
_RULE = 6  # underscores
_LISTS = frozenset(["blockquote", "dl", "ol", "pre", "table", "ul"])


def behind_text(known: PageEvidence, at: int, last: int) -> Surrounding | None:
    """Return what a few words behind the last sentence of the body are, if they are no line."""
    block = known.blocks[at]
    if known.names_site(block) or _is_below_rule(known.blocks[at - 1], block):
        return Surrounding.FOOT
    if is_praise(block):
        return Surrounding.RELATED
    if block.kind or block.level or block.is_row or not _is_apart_from_text(known, block, last):
        return None
    if is_contact(block.text):
        return Surrounding.NOTICE
    if _heads_points(known, at):
        return None
    is_tag = 0 < len(block.words) <= _TAG_WORDS and all(map(str.isalpha, block.words))
    return Surrounding.MENU if is_tag and not block.text.rstrip().endswith(STOPS) else None


def is_praise(block: PageBlock) -> bool:
    """Tell whether a line is of a box for what somebody says of the site, as builders of pages have them."""
    return any(_PRAISE & name_parts(up) for up in islice(block.place.ancestors(), _AROUND))


def _heads_points(known: PageEvidence, at: int) -> bool:
    """Tell whether points that lead nowhere stand directly below a line, in its box."""
    box, below = known.blocks[at].place.parent, known.blocks[at + 1 : at + 2]
    points = [one for one in below if one.kind == "list_item" and not one.link_letters]
    return any(up is box for one in points for up in one.place.ancestors())


def _is_below_rule(above: PageBlock, block: PageBlock) -> bool:
    """Tell whether a line of underscores stands above, as forums set between a post and its signature."""
    beside = above.place in block.place.ancestors() or above.place.parent is block.place.parent
    return len(above.text) >= _RULE and not above.text.strip("_") and beside


def _is_apart_from_text(known: PageEvidence, block: PageBlock, last: int) -> bool:
    """Tell whether a block stands in a box of its own, behind the one with the last sentence."""
    around = {id(up) for up in known.blocks[last].place.ancestors()}
    outer = [up for up in block.place.ancestors() if id(up) not in around]
    is_apart = len(outer) > 1 and not any(up.tag in _LISTS for up in outer)
    return is_apart and not known.held[id(outer[-1])]
