"""Elements as lines are read from them: their order, what a line fills, where line feeds are seen."""

from collections.abc import Iterator
from itertools import islice

from reader.formats.pages.bounds import KEPT_LINES
from reader.formats.pages.elements import HEADINGS
from reader.formats.pages.parsing import Element

_LINES_KEPT = (KEPT_LINES, "pre-wrap")
_STOPS = (".", "؟", "!", '."', ".»", ".”")
_LEAST_LINES, _LINE_WORDS = 3, 6


def element_events(page: Element) -> Iterator[tuple[str, Element | str]]:
    waiting: list[tuple[str, Element | str]] = [("start", page)]
    while waiting:
        event, one = waiting.pop()
        yield event, one
        if event == "start" and isinstance(one, Element):
            waiting.append(("end", one))
            waiting.extend(
                ("start" if isinstance(child, Element) else "text", child) for child in reversed(one.children)
            )


def within_block(place: Element) -> Iterator[Element]:
    """Yield the place of a line and what it stands in as the first or only thing, as a heading in a link."""
    for up in place.ancestors():
        yield up
        if up.tag not in ("p", "div", "span", "a", *HEADINGS):
            return
        if up.parent is None or len(list(islice(_inner(up.parent), 2))) > 1:
            return


def _inner(one: Element) -> Iterator[Element]:
    return (child for child in one.children if isinstance(child, Element))


def keeps_lines(one: Element) -> bool:
    """Tell whether line feeds are seen in an element: by its tag, its style or its name."""
    return one.tag == "pre" or any(name.endswith(_LINES_KEPT) for name in one.get("class").split())


def are_lines(text: str) -> bool:
    """Tell whether each line of a text is a full sentence, so that a style unknown here must part them."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= _LEAST_LINES and all(
        line.rstrip().endswith(_STOPS) and len(line.split()) >= _LINE_WORDS for line in lines
    )
