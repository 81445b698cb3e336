"""Markup as a tree, by the rules that browsers follow. The one importer of selectolax."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Union

from selectolax.lexbor import LexborHTMLParser

from reader.formats.pages.bounds import LOOKS, SLIGHT, undisguised

_UNSEEN = frozenset(["math", "script", "style", "svg", "template"])
_MOST_SIBLINGS = 400  # parts of an element


@dataclass(slots=True, eq=False)
class Element:
    """An element with its attributes, what is in it, in order, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list[Union["Element", str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def ancestors(self) -> Iterator["Element"]:
        """Yield the element itself, what it stands in, and so on to the root."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent

    def before(self, most: int = _MOST_SIBLINGS) -> "Element | None":
        """Return the element before it in its parent, whatever text is between; `most` parts are read."""
        found: Element | None = None
        for one in self.parent.children[:most] if self.parent is not None else ():
            if one is self:
                return found
            found = one if isinstance(one, Element) else found
        return None

    def elements(self) -> Iterator["Element"]:
        """Yield the element itself and all in it, in their order."""
        waiting: list[Element] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(child for child in reversed(one.children) if isinstance(child, Element))

    def text(self) -> str:
        """Return all text in it, one space for white space of any length."""
        found: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                found.append(one)
            else:
                waiting.extend(reversed(one.children))
        return " ".join("".join(found).split())


def parse(markup: str) -> Element:
    """Return the `html` element of bounded markup, without what nobody sees; text is as it was written."""
    parser = LexborHTMLParser(markup)
    root = Element("html", {})
    waiting = [(parser.root, root)] if parser.root is not None else []
    while waiting:
        node, element = waiting.pop()
        for child in node.iter(include_text=True):
            if child.is_text_node:
                element.children.append(undisguised(child.text_content or ""))
            elif child.is_element_node and child.tag not in _UNSEEN:
                attributes = {name: undisguised(value or "") for name, value in child.attributes.items()}
                made = Element(child.tag or "", attributes, element)
                element.children.append(made)
                waiting.append((child, made))
    for one in reversed(list(root.elements())):
        if any(isinstance(part, Element) and _is_slight(part) for part in one.children):
            _take_out_slight(one)
    return root


def _is_slight(one: Element) -> bool:
    return one.tag == "span" and one.get("data-element") in SLIGHT


def _take_out_slight(around: Element) -> None:
    """Put what is in italics or small letters where these began; keep it if all words of `around` look so."""
    slight = {id(one): one for one in around.children if isinstance(one, Element) and _is_slight(one)}
    others = (part for part in around.children if id(part) not in slight)
    if not any((part if isinstance(part, str) else part.text()).strip() for part in others):
        looks = next((one.get("data-element") for one in slight.values() if one.text()), "")
        around.attributes[LOOKS] = f"{around.get(LOOKS)} {looks}".strip()
    children: list[Element | str] = []
    for part in around.children:
        one = slight.get(id(part))
        for inner in one.children if one is not None and len(one.attributes) == 1 else [part]:
            if isinstance(inner, str) and children and isinstance(before := children[-1], str):
                children[-1] = before + inner
                continue
            children.append(inner)
            if isinstance(inner, Element):
                inner.parent = around
    for one in slight.values():
        one.attributes.pop("data-element", None)
    around.children = children
