"""Parts of a page that open when their heading is pressed: a button, and below it what it opens."""

from itertools import islice

from reader.formats.pages.beside_picture import has_picture
from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import surrounding_said

_DEPTH = 3
_HEADING_WORDS = 2
_PANEL_WORDS = 4
_STOPS = (".", "؟", "!", "…")
_MOST_SIBLINGS = 200


def opens_panel(block: PageBlock) -> bool:
    """Tell whether a block is a button with words of its own, directly above a sentence that it opens."""
    button = next((up for up in islice(block.place.ancestors(), _DEPTH) if up.tag == "button"), None)
    if button is None or len(block.words) < _HEADING_WORDS or surrounding_said(block.text, 0.0) is not None:
        return False
    opened = _next_to(button)
    return _is_panel(opened) or (bool(block.level) and _is_text(opened))


def is_caption_to_open(block: PageBlock) -> bool:
    """Tell whether a block is the only caption in the box of a picture, which a button in this shows."""
    place = block.place
    if block.is_alt or block.kind != "caption" or place.parent is None:
        return False
    parts = [one for one in place.parent.children if isinstance(one, Element)]
    if not any(one.tag == "button" for one in parts):
        return False
    return has_picture(place.parent) and sum(one.tag == place.tag and bool(one.text()) for one in parts) == 1


def is_in_panel(block: PageBlock) -> bool:
    """Tell whether a hidden block stands in what a button directly above opens."""
    for up in islice(block.place.ancestors(), _DEPTH):
        before = up.before(_MOST_SIBLINGS)
        if before is not None and any(one.tag == "button" for one in islice(before.elements(), _DEPTH)):
            return _is_panel(up) and surrounding_said(before.text(), 0.0) is None
    return False


def _is_panel(one: Element | None) -> bool:
    return one is not None and _is_text(one) and one.text().endswith(_STOPS)


def _is_text(one: Element | None) -> bool:
    return one is not None and one.tag != "button" and len(one.text().split()) >= _PANEL_WORDS


def _next_to(button: Element) -> Element | None:
    """Return what stands behind a button, or behind the heading or box that is nothing but the button."""
    for up in islice(button.ancestors(), _DEPTH):
        parts = _siblings(up)
        at = next((number for number, one in enumerate(parts) if one is up), len(parts))
        if at + 1 < len(parts):
            return parts[at + 1]
        if len(parts) != 1:
            return None
    return None


def _siblings(one: Element) -> list[Element]:
    around = one.parent.children[:_MOST_SIBLINGS] if one.parent is not None else []
    return [part for part in around if isinstance(part, Element)]
