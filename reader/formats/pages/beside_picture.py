"""Words in a line that stand apart for their place beside a picture: what it shows, whose it is."""

import re
from collections.abc import Container, Iterator
from itertools import islice

from reader.formats.pages.bounds import FLOATS
from reader.formats.pages.naming import name_parts, surrounding_by_names
from reader.formats.pages.parsing import Element
from reader.formats.pages.picture_words import is_source_line

_SMALL = frozenset(["b", "em", "font", "i", "label", "small", "span", "strong"])
_PARTS_OF_CAPTION = _SMALL | frozenset(["div", "p"])
_AROUND = frozenset(["article", "div", "main", "section", "span", "td"])
_MOST_PARTS, _NEAR = 60, 6
_NEAR_PARTS = 12
_LEAST, _MOST, _NAME = 3, 28, 3  # words
_PARTED = re.compile(r"[(\[][^()\[\]]+[)\]]\.?|[-–—|/]\s*\S[^.،؛]*")
_OWNERS = frozenset(
    [
        *("agency", "attribution", "author", "by", "byline", "copyright", "copyrights", "credit", "credits"),
        *("owner", "photographer", "rights", "source", "src"),
    ]
)


def is_below_picture(one: Element) -> bool:
    """Tell whether an element of some words stands directly behind a picture, and no text behind it."""
    if one.tag not in _SMALL or one.parent is None or one.parent.tag not in _AROUND:
        return False
    if surrounding_by_names(one) is not None:
        return False
    before, behind = _beside(one)
    if not (isinstance(before, Element) and _is_picture(before)):
        return False
    if isinstance(behind, str) or (behind is not None and behind.tag in _SMALL | {"a"}):
        return isinstance(behind, Element) and behind.tag == "a" and is_source_line(behind.text())
    return _LEAST <= len(one.text().split()) <= _MOST


def is_name_behind(one: Element, caption: Element) -> bool:
    """Tell whether an element is a name, the last of a caption's two: the first says what is shown."""
    if (
        one.tag not in _PARTS_OF_CAPTION
        or one.parent is not caption
        or not 0 < len(one.text().split()) <= _NAME + 1
    ):
        return False
    parts = list(islice(_parts(caption), _LEAST))
    is_parted = _PARTED.fullmatch(one.text().strip()) is not None
    if len(parts) != 2 or parts[1] is not one:
        return False
    is_name = len(one.text().split()) <= _NAME and _tells(parts[0])
    return is_name or (is_parted and _says(parts[0]))


def is_named_owner(one: Element) -> bool:
    """Tell whether an element beside what a picture shows says by its name that it is of whose that is."""
    return one.get("data-element") == "cite" or bool(_OWNERS & name_parts(one))


def _says(first: Element | str) -> bool:
    """Tell whether what stands before a name is more than one."""
    return len((first if isinstance(first, str) else first.text()).split()) > _NAME


def _tells(first: Element | str) -> bool:
    """Tell whether what stands before a name says something, and no space parts it from that."""
    if isinstance(first, str):
        return len(first.split()) > _NAME and not first[-1].isspace()
    return first.tag in (*_SMALL, "div", "p") and len(first.text().split()) > _NAME


def _parts(around: Element) -> Iterator[Element | str]:
    """Yield what is in an element, without white space and breaks of lines."""
    for one in around.children[:_MOST_PARTS]:
        if one.tag != "br" if isinstance(one, Element) else one.strip():
            yield one


def _beside(one: Element) -> tuple[Element | str | None, Element | str | None]:
    before: Element | str | None = None
    parts = _parts(one.parent) if one.parent is not None else iter(())
    for part in parts:
        if part is one:
            return before, next(parts, None)
        before = part
    return None, None


def _is_picture(one: Element) -> bool:
    if one.tag not in ("a", "div", "img", "picture", "span"):
        return False
    has_one = any(part.tag == "img" for part in islice(one.elements(), _NEAR))
    return has_one and not one.text()


def has_picture(one: Element) -> bool:
    """Tell whether a picture is among the first parts of an element."""
    return any(part.tag == "img" for part in islice(one.elements(), _NEAR_PARTS))


def is_picture_in_text(one: Element) -> bool:
    """Tell whether a span has a picture with its words and floats in a paragraph, whose words are others."""
    if one.parent is None or one.parent.tag not in ("p", "div") or FLOATS not in one.get("class"):
        return False
    return has_picture(one) and bool(one.text())


def source_of_picture(picture: Element) -> str:
    """Return the address of a picture, the one that is loaded later where the other holds its place."""
    source, later = picture.get("src"), picture.get("data-src")
    return later if later and (not source or source.startswith(("data:", "#"))) else source or later


def stands_with_picture(one: Element, flowing: Container[str]) -> bool:
    """Tell whether an element stands with a picture, outside of any sentence: of what is `flowing`."""
    if one.parent is None or one.parent.tag in flowing:
        return False
    around = islice(one.ancestors(), 1, 3)
    return any(map(has_picture, around))
