"""Inline elements that are no part of the words beside them: labels side by side, a whole text in one."""

import re
from itertools import islice

from reader.formats.pages.beside_picture import has_picture, is_named_owner
from reader.formats.pages.bounds import RUN
from reader.formats.pages.elements import HEADINGS, TEXT_BLOCKS
from reader.formats.pages.naming import is_named_headline
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_stamp
from reader.formats.pages.picture_words import is_agency, is_credit

_MADE_BY_OFFICE = re.compile(
    r"(?:[cs]\d+|apple-.*|mso.*|spelle|grame|fontstyle\d*|normaltextrun|textrun|ql-.*)", re.IGNORECASE
)
_SIDE_BY_SIDE = frozenset(["a", "label", "span"])
_APART = frozenset([RUN, "time"])
_BREAKS = 2
_LABELLED = frozenset(["article", "body", "center", "div", "main", "section", "td"])
_FIGURE_DEPTH = 3
_HEADLINE_WORDS = 3
_BOXES = frozenset(["div", "li", "section", "aside", "td"])
_LABEL_WORDS = 4
_LONGEST_STAMP = 80  # letters


def run_ons(page: Element) -> set[int]:
    """Return the ids of the elements that begin directly behind another whose words are not theirs.

    Pages set a date and a number side by side by their style alone. A word whose letters look different is
    cut into elements too: those of office programs, and a large first letter.
    """
    found = set()
    for around in page.elements():
        before: Element | str | None = None
        is_labelled = label_of_links(around) is not None
        for one in around.children:
            if not isinstance(one, Element) or before is None:
                pass
            elif is_labelled or _are_apart(before, one):
                found.add(id(one))
            before = one if one != "" else before
    return found


def label_of_links(one: Element) -> str | None:
    """Return the few words before the links of a box in which there is nothing else, or None."""
    if one.tag not in _BOXES:
        return None
    parts = [part for part in one.children if isinstance(part, Element) or part.strip()]
    if len(parts) < 2 or not all(isinstance(part, Element) and part.tag == "a" for part in parts[1:]):
        return None
    label = parts[0] if isinstance(parts[0], str) else parts[0].text() if parts[0].tag == "span" else ""
    count = len(label.split())
    return label if 0 < count <= _LABEL_WORDS and any(map(str.isalpha, label)) else None


def has_links(one: Element) -> bool:
    """Tell whether an element has more than one link directly in it."""
    return sum(isinstance(part, Element) and part.tag == "a" for part in one.children) > 1


def texts_of_their_own(page: Element) -> set[int]:
    """Return the ids of the spans that hold a text of several lines, into which no sentence goes on."""
    found = set()
    for around in page.elements():
        is_amid = False
        for one in around.children:
            if isinstance(one, str):
                is_amid = is_amid if not one.strip() else True
            else:
                if one.tag == "span" and not is_amid and _has_breaks(one):
                    found.add(id(one))
                is_amid = False
        found |= _labels_of_boxes(around, found) | _owners_in_figure(around)
    return found


def _labels_of_boxes(around: Element, texts: set[int]) -> set[int]:
    """Return the ids of the spans of a box that has nothing but these, one of them a text or a headline."""
    if around.tag not in _LABELLED or any(isinstance(one, str) and one.strip() for one in around.children):
        return set()
    spans = [one for one in around.children if isinstance(one, Element) and one.tag == "span"]
    parted = any(id(one) in texts or _is_headline(one) for one in spans)
    return {id(one) for one in spans} if parted and len(spans) > 1 else set()


def _owners_in_figure(around: Element) -> set[int]:
    """Return the ids of the spans by a picture that say whose it is, behind what is shown."""
    parts = [one for one in around.children if isinstance(one, Element) or one.strip()]
    spans = [one for one in parts[1:] if isinstance(one, Element) and one.tag == "span"]
    if spans and any(up.tag == "figure" for up in islice(around.ancestors(), _FIGURE_DEPTH)):
        return {id(one) for one in spans if _says_whose(one.text())}
    before = around.before() if spans and around.tag == "div" else None
    if before is None or not has_picture(before) or is_named_owner(around):
        return set()
    return {id(one) for one in spans if is_named_owner(one) or _says_whose(one.text())}


def _says_whose(text: str) -> bool:
    return is_credit(text) or is_agency(text)


def _is_headline(one: Element) -> bool:
    return is_named_headline(one) and len(one.text().split()) >= _HEADLINE_WORDS


def _are_apart(before: Element | str, one: Element) -> bool:
    if one.get("data-element") in _APART:
        last, first = before if isinstance(before, str) else before.text(), one.text()
        begins = first[:1].isalnum() or first[1:2].isdecimal()
        return last[-1:].isalnum() and begins and (len(last) > 1 or last.isdecimal())
    if isinstance(before, str):
        return False
    if not {before.tag, one.tag} <= _SIDE_BY_SIDE:
        return False
    last, first = before.text(), one.text()
    if _tells_when(last) or _tells_when(first):
        return last[-1:].isalnum() and first[:1].isalnum() and len(last) > 1 and len(first) > 1
    label = one.tag == "a" and before.tag == "span" and len(first) > 1  # before a link
    if not label and not (_is_named(before) and _is_named(one)):
        return False
    return (len(last) > 1 or last.isdecimal()) and last[-1].isalnum() and first[:1].isalnum()


def _tells_when(text: str) -> bool:
    return len(text) < _LONGEST_STAMP and any(map(str.isdecimal, text)) and is_stamp(text)


def _is_named(one: Element) -> bool:
    if one.tag in ("a", "label") or one.get("data-element"):
        return True
    names = one.get("class").split()
    return bool(names) and not any(map(_MADE_BY_OFFICE.fullmatch, names))


def _has_breaks(one: Element) -> bool:
    return sum(isinstance(part, Element) and part.tag == "br" for part in one.children) >= _BREAKS


def holds_blocks(one: Element) -> bool:
    """Tell whether an element of the page's own making holds lines, or is one."""
    return any(isinstance(child, Element) and child.tag in TEXT_BLOCKS for child in one.children) or (
        one.parent is not None
        and (one.parent.tag not in ("p", "span", "li", *HEADINGS) or _is_of_own_making(one.parent))
    )


def _is_of_own_making(around: Element) -> bool:
    """Tell whether an element is one of the page's own making, or holds several of these and nothing else."""
    if "-" in around.get("data-element"):
        return True
    parts = [one for one in around.children if isinstance(one, Element) or one.strip()]
    made = [one for one in parts if isinstance(one, Element) and "-" in one.get("data-element")]
    return around.tag == "span" and len(made) == len(parts) > 1
