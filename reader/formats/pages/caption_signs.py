"""What a line and a picture show of themselves that tells a caption: their size, look and place."""

from itertools import islice

from reader.formats.pages.blocks import PageBlock, PagePicture, folded_words
from reader.formats.pages.bounds import LARGE, LOOKS
from reader.formats.pages.credits import caption_and_credit
from reader.formats.pages.naming import LEADS, is_in_quotation, name_parts, surrounding_named
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_byline, is_stamp, is_time_line, surrounding_said
from reader.formats.pages.picture_words import is_source_line, tells_of_picture

_BOX_DEPTH = 5
_LONG = 28  # words: what stands alone beside a picture and is longer is a paragraph
_SHORT_SENTENCE = 8
_SENTENCE = 14  # words: and what is as long as this and ends as a sentence
_ENDS = (".", "؟", "!", ":", "…")
_LEAST_WORDS, _LEAST_IN_CELL = 4, 3
_MOST_SIBLINGS = 400
_CELLS = frozenset(["tbody", "td", "tr"])
_ALONE_IN = _CELLS | frozenset(["div", "p", "section", "span"])
_CELL_DEPTH, _MOST_CELLS = 3, 20
_FALLBACK_DEPTH = 3
_SMALL_HEADING, _FIGURE_HEADING = 5, 3
_ASKING = frozenset(folded_words("ماذا كيف لماذا هل متى أين لم لِمَ ما"))
_LINKED = 0.5
_FEW = 2  # words
_QUOTES = ("«", '"', "“")
_LEAST_WIDTH = 80  # of a picture in pixels
_PICTURE_BOXES = frozenset(["fig", "figure", "image", "img", "photo", "pic", "picture"])
_TEXT_BOXES = frozenset(
    ["article", "body", "card", "content", "item", "list", "post", "section", "side", "story", "text", "with"]
)
_SMALL_NAMES = frozenset(["small", "smaller", "muted", "tiny", "fineprint"])
_SMALL_PICTURES = ("icon", "avatar", "emoji", "logo", "sprite", "pixel", "spacer", "profile", "author")


def is_small_picture(picture: PagePicture) -> bool:
    """Tell whether a picture is a sign beside words rather than something to look at."""
    told = f"{picture.source} {picture.place.get('class')}".lower()
    width = picture.place.get("width")
    return any(one in told for one in _SMALL_PICTURES) or (width.isdecimal() and int(width) < _LEAST_WIDTH)


def is_fallback_picture(picture: PagePicture) -> bool:
    """Tell whether a picture is hidden beside another one, to be shown where no script runs."""
    return any("hidden" in up.attributes for up in islice(picture.place.ancestors(), _FALLBACK_DEPTH))


def can_be_caption(block: PageBlock, box: Element) -> bool:
    """Tell whether a line in a box with a picture may be its caption: by length, links and what it says."""
    count, text = len(block.words), block.text.rstrip()
    is_small = block.level >= (_SMALL_HEADING if box.tag != "figure" else _FIGURE_HEADING)
    if not (block.kind == "" or is_small) or block.is_row or _leads_away(block) or not 2 <= count <= _LONG:
        return False
    if count == _FEW and not _is_own_box(block, box):
        return False
    if any(surrounding_named(up) for up in block.place.ancestors() if _is_within(up, box)):
        return False
    most = _LONG if _is_picture_box(box) else _SHORT_SENTENCE if block.place.tag == "p" else _SENTENCE
    if count >= most and text.endswith(_ENDS):
        return False
    told = (
        (block.words[0] in _ASKING and not (_is_picture_box(box) and not text.endswith("؟")))
        or is_source_line(text)
        or is_time_line(text)
        or is_stamp(text)
        or is_byline(text)
    )
    return not told and surrounding_said(text, 0.0) is None


def _is_own_box(line: PageBlock, box: Element) -> bool:
    """Tell whether a box is a picture's by its name, and a line all that it has beside that."""
    return _is_picture_box(box) and folded_words(box.text()) == line.words


def _leads_away(line: PageBlock) -> bool:
    """Tell whether there is a link in a line, but for one to whose the picture is."""
    return line.link_share > 0 and (line.link_share > _LINKED or caption_and_credit(line.text) is None)


def _is_picture_box(box: Element) -> bool:
    """Tell whether a box says by its name that it is a picture's, with its words."""
    names = name_parts(box)
    return (box.tag == "figure" or bool(_PICTURE_BOXES & names)) and not _TEXT_BOXES & names


def _is_within(one: Element, box: Element) -> bool:
    return any(up is box for up in islice(one.ancestors(), _BOX_DEPTH + 1))


def element_before(line: PageBlock) -> Element | None:
    """Return what stands directly before a line's element, or before what has only that, as a row has."""
    alone_in = _ALONE_IN if caption_and_credit(line.text) is not None else _CELLS
    for up in islice(line.place.ancestors(), _CELL_DEPTH):
        before = (_cell_above(up) if up.tag == "td" else None) or _sibling_before(up)
        if before is not None:
            return before
        around = up.parent.children if up.parent is not None else []
        if up.tag not in alone_in or sum(
            one is not up
            for one in around[:_MOST_SIBLINGS]
            if one != "" and not (isinstance(one, str) and one.isspace())
        ):
            return None
    return None


def _cell_above(cell: Element) -> Element | None:
    """Return the cell that stands above one of several in a row, in a table whose rows have as many."""
    row = cell.parent
    above = _sibling_before(row) if row is not None else None
    if row is None or above is None or above.tag != "tr":
        return None
    ours, theirs = (
        [one for one in up.children[:_MOST_CELLS] if isinstance(one, Element)] for up in (row, above)
    )
    return theirs[ours.index(cell)] if len(ours) == len(theirs) > 1 and cell in ours else None


def _sibling_before(place: Element) -> Element | None:
    """Return the element directly before another, as far as few others stand before that."""
    around = place.parent.children if place.parent is not None else []
    before: Element | None = None
    for one in around[:_MOST_SIBLINGS]:
        if one is place:
            return before
        before = one if isinstance(one, Element) else None if one.strip() else before
    return None


def is_in_small_print(line: PageBlock, above: PageBlock) -> bool:
    """Tell whether a line looks otherwise than the paragraph above it, as captions do, or says it is one."""
    if line.kind or line.level or line.is_row or line.is_portrait or line.link_letters:
        return False
    is_one_of_many = line.breaks > 0 or above.place is line.place
    if len(line.words) > _LONG or is_one_of_many or line.text.startswith(_QUOTES):
        return False
    if tells_of_picture(line.text):
        return True
    looks = set(line.place.get(LOOKS).split()) | _SMALL_NAMES & name_parts(line.place)
    most = _LONG if looks - {"em", "i"} else _SENTENCE
    differs = looks and not looks & set(above.place.get(LOOKS).split()) and make_of(line) != make_of(above)
    return bool(differs) and LARGE not in looks and _LEAST_WORDS <= len(line.words) <= most


def can_follow_picture(line: PageBlock) -> bool:
    """Tell whether a line may be a caption that nothing says to be one: some words and no sentence."""
    if is_in_quotation(line.place) or line.is_portrait:
        return False
    least = _LEAST_WORDS if line.place.tag != "td" or _cell_above(line.place) is None else _LEAST_IN_CELL
    if not least <= len(line.words) <= _SENTENCE or line.text.rstrip().endswith(_ENDS):
        return False
    if any(LEADS & name_parts(up) for up in islice(line.place.ancestors(), 2)):
        return False
    return can_be_caption(line, line.place)


def make_of(line: PageBlock) -> tuple[str, str]:
    return line.place.tag, f"{line.place.get('class')} {line.place.get(LOOKS)}"
