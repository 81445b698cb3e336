"""A marked span with as much of its paragraph around it as fits a line or two."""

from dataclasses import dataclass

from reader.text.spans import Span

ROOM = 120


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text before, the marked text, text after; an ellipsis stands where the paragraph was cut."""

    before: str
    exact: str
    after: str


def window(text: str, paragraph: Span, marked: Span, room: int = ROOM) -> Span:
    """Return `marked` with up to `room` code points of its paragraph on either side, cut at spaces."""
    start, end = max(paragraph.start, marked.start - room), min(paragraph.end, marked.end + room)
    if start > paragraph.start:
        start = text.find(" ", start, marked.start) + 1 or marked.start
    if end < paragraph.end:
        last = text.rfind(" ", marked.end, end)
        end = last if last >= 0 else marked.end
    return Span(start, end)


def excerpt(text: str, paragraph: Span, marked: Span, room: int = ROOM) -> Excerpt:
    """Return the marked span in its surroundings."""
    around = window(text, paragraph, marked, room)
    return Excerpt(
        ("… " if around.start > paragraph.start else "") + text[around.start : marked.start],
        marked.of(text),
        text[marked.end : around.end] + (" …" if around.end < paragraph.end else ""),
    )
