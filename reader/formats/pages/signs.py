"""What a block of a page is by itself, whatever stands around it: a jump link, a moment, a post."""

import re
from collections.abc import Container, Sequence
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.evidence import STOPS, is_prose
from reader.formats.pages.naming import name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_jump, is_time_line

ALL_LINK = 0.85
_NEAR_ELEMENTS = 20
_NEAR = 4
_MOST_ENTRIES = 20
_ROWS = 3
_ICONS = frozenset(["emoji", "icon", "ico"])
_RULE = frozenset("ـ_ ")
_FEW_SIGNS, _PICTURE_SIGNS = 4, "\u2190"  # from arrows on: emoji, stars, ticks
_JOINING = "\u200d\ufe0f"
_TRAIL = re.compile(r"\s*(?:[»›>/\\|←]|&raquo;|::| - )\s*")
_HERE = re.compile(r"^\s*(?:أنت هنا|انت هنا|أنت الآن في|المسار|موقعك|you are here)\s*:?\s*", re.IGNORECASE)
_HOMES = tuple(map(folded_words, ("الرئيسية", "الصفحة الرئيسية", "رئيسية", "Home", "الصفحة الأولى")))
FACTS = frozenset(
    [
        "fact",
        "facts",
        "factbox",
        "infobox",
        "info",
        "background",
        "context",
        "timeline",
        "summary",
        "highlights",
    ]
)
_EMBEDDED = frozenset(["embed", "embedded", "facebook", "instagram", "post", "social", "tweet", "twitter"])


def is_jump_link(block: PageBlock, headings: Container[tuple[str, ...]] = ()) -> bool:
    """Tell whether a block only leads to a place of the page: past something, to a part, to a note."""
    if not block.self_link or block.link_share <= ALL_LINK:
        return False
    is_number = block.text.strip(" []().^↑*").isdecimal()
    if block.place.tag in ("a", "li") and _is_in_list_of_jumps(block.place):
        return True
    return is_number or is_jump(block.text) or (not block.level and tuple(block.words) in headings)


def _is_in_list_of_jumps(place: Element) -> bool:
    """Tell whether an entry of a list stands beside another that leads to a place of the page too."""
    entry = next((up for up in islice(place.ancestors(), _NEAR) if up.tag == "li"), None)
    others = entry.parent.children if entry is not None and entry.parent is not None else []
    links = (
        next((part for part in islice(one.elements(), _NEAR) if part.tag == "a"), None)
        for one in islice(others, _MOST_ENTRIES)
        if isinstance(one, Element) and one is not entry
    )
    return any(link is not None and link.get("href").startswith("#") for link in links)


def is_datum(block: PageBlock) -> bool:
    """Tell whether a block is a row of a table that has others too, whatever is said in it."""
    row = next((up for up in block.place.ancestors() if up.tag == "tr"), None) if block.is_row else None
    around = row.parent.children if row is not None and row.parent is not None else ()
    return sum(isinstance(one, Element) and one.tag == "tr" for one in around) >= _ROWS


def is_ornament(block: PageBlock) -> bool:
    """Tell whether all of a block is signs that draw a line, or one that is a picture."""
    if block.words:
        return False
    alone = len(block.text) <= _FEW_SIGNS and all(
        one >= _PICTURE_SIGNS or one in _JOINING for one in block.text
    )
    return alone or set(block.text) <= _RULE or bool(_ICONS & name_parts(block.place))


def is_trail(block: PageBlock, headline: Sequence[str]) -> bool:
    """Tell whether a line is the way from the site's first page to this one."""
    parts = [folded_words(part) for part in _TRAIL.split(_HERE.sub("", block.text))]
    parts = [one for one in parts if one]
    if len(parts) < 2:
        return False
    return parts[0] in _HOMES or (len(parts) > 2 and parts[-1] == list(headline))


def is_no_time(block: PageBlock) -> bool:
    if len(block.words) > 25 or (block.kind in ("caption", "subhead") and not block.is_alt):
        return True
    return is_prose(block) and not is_time_line(block.text) and block.text.rstrip().endswith(STOPS)


def is_quoted_post(block: PageBlock, end: Element) -> bool:
    """Tell whether a block is of a post of another place that is shown in an element, as a quotation."""
    names = name_parts(end)
    if not (end.tag == "blockquote" or _EMBEDDED & names):
        return False
    if "embed" in names and is_prose(block):
        return True
    for up in block.place.ancestors():
        if up.tag == "blockquote":
            return True
        if up is end:
            return False
    return False


def is_moment(block: PageBlock) -> bool:
    """Tell whether all of a short line is an element made for times."""
    return len(block.words) <= 6 and any(
        one.get("data-element") == "time" and one.text() == block.text
        for one in islice(block.place.elements(), _NEAR_ELEMENTS)
    )


def has_button_beside(block: PageBlock) -> bool:
    around = block.place.parent.children if block.place.parent else ()
    return any(isinstance(one, Element) and one.tag == "button" for one in around)


def is_pulled_quote(block: PageBlock) -> bool:
    around = list(block.place.ancestors())[:3]
    if any(up.tag == "aside" for up in around):
        return True
    names = {name for up in around for name in name_parts(up)}
    return "pullquote" in names or ("pull" in names and "quote" in names)
