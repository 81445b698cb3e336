"""What the styles of a Word file make of its paragraphs: headlines, subheads, captions, items of lists."""

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENTS = "contents"  # a line of the table of contents
_KINDS = {"title": "headline", "subtitle": "subhead", "caption": "caption"}
_FIRST_WORDS = {"heading": "subhead", "toc": CONTENTS}
_LISTS = ("list bullet", "list number")
_DEEPEST = 12  # styles that are based on one another


class WordStyles:
    """The styles of a file; without `styles`, the root of its part, every paragraph is a plain one."""

    def __init__(self, styles: Any = None) -> None:
        found = styles.iter(f"{W}style") if styles is not None else ()
        self._styles = {one.get(f"{W}styleId"): one for one in found}
        self._known: dict[str, str] = {}

    def kind(self, properties: Any) -> str:
        """Return a BlockKind, CONTENTS, or nothing, from the w:pPr of a paragraph or None."""
        if properties is None:
            return ""
        style = _value(properties, "pStyle")
        if style not in self._known:
            self._known[style] = next(
                filter(None, (kind_of_style(_value(one, "name")) for one in self._with_bases(style))), ""
            )
        known = self._known[style]
        return known or ("list_item" if _is_listed(properties) else "")

    def _with_bases(self, style: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            if (found := self._styles.get(style)) is None:
                return
            yield found
            style = _value(found, "basedOn")


def kind_of_style(name: str) -> str:
    """Return a BlockKind, CONTENTS, or nothing, from the English name of a style of the program's own."""
    name = name.lower()
    if name.startswith(_LISTS):
        return "list_item"
    return _KINDS.get(name) or _FIRST_WORDS.get(name.partition(" ")[0], "")


def _is_listed(properties: Any) -> bool:
    number = properties.find(f"{W}numPr/{W}numId")
    return number is not None and number.get(f"{W}val") != "0"


def _value(element: Any, name: str) -> str:
    found = element.find(f"{W}{name}")
    return (found.get(f"{W}val") or "") if found is not None else ""
