"""Boxes of a page that lead to another article."""

from collections.abc import Iterable

from reader.formats.pages.elements import HEADINGS
from reader.formats.pages.naming import leads_to_picture
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import surrounding_said
from reader.formats.reading import Surrounding

MOST_WORDS_OF_CARD = 70
_LINE_TAGS = HEADINGS | frozenset(
    [
        "article",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "li",
        "ol",
        "p",
        "section",
        "time",
        "ul",
    ]
)


def leads_elsewhere(one: Element) -> bool:
    """Tell whether an element is a box that leads elsewhere: few words, the first or a heading a link."""
    text = one.text().split()
    if not text or len(text) > MOST_WORDS_OF_CARD:
        return False
    for part in one.elements():
        if part.tag in HEADINGS and part.text():
            if _ends_with_more(one):
                return True
            linked = any(inner.tag == "a" and leads_away(inner) for inner in part.elements())
            return linked or any(up.tag == "a" and leads_away(up) for up in _up_to(part, one))
    return (_begins_with_link(one) and len(text) > 2) or _ends_with_more(one)


def _ends_with_more(one: Element) -> bool:
    """Tell whether the last words of a box are a link that only says where to go on reading."""
    last = None
    for part in one.elements():
        last = part if part.tag == "a" and part.text() else last
    if last is None or not leads_away(last) or not one.text().endswith(last.text()):
        return False
    return surrounding_said(last.text(), 0.0) in (Surrounding.MENU, Surrounding.RELATED)


def _up_to(part: Element, end: Element) -> Iterable[Element]:
    for up in part.ancestors():
        yield up
        if up is end:
            return


def leads_away(link: Element) -> bool:
    """Tell whether a link leads to another page."""
    if not link.get("href") or link.get("href").startswith("#"):
        return False
    return not leads_to_picture(link)


def _begins_with_link(one: Element) -> bool:
    """Tell whether the first words of a box are a link of at least four words that leads elsewhere."""
    waiting: list[Element | str] = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            if part.strip():
                return False
        elif part.tag == "a":
            if part.text():
                return leads_away(part) and len(part.text().split()) >= 4 and _stands_alone(one, part)
        else:
            waiting.extend(reversed(part.children))
    return False


def _stands_alone(one: Element, link: Element) -> bool:
    """Tell whether the link is a line of its own in its box, not the beginning of a sentence."""
    up = link.parent
    if up is None or one.tag == "p":
        return False
    after = up.children[up.children.index(link) + 1 :]
    following = next((part for part in after if isinstance(part, Element) or part.strip()), None)
    return following is None or (isinstance(following, Element) and following.tag in _LINE_TAGS)
