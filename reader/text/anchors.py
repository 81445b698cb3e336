"""Say where a passage stands by its words and their surroundings, so that no mark moves silently.

The text quote selector and text position selector of the W3C Web Annotation Data Model, section 4.2.
"""

from dataclasses import dataclass

from reader.text.spans import Span

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """The code points `start <= i < end` of a text, which are `exact`, between `prefix` and `suffix`.

    The two have `CONTEXT` code points each, fewer at the ends of the text.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @property
    def context(self) -> tuple[str, str, str]:
        """Return what stands there, without the place."""
        return self.prefix, self.exact, self.suffix


def anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of `span` in `text`. Raises ValueError when it reaches beyond the text."""
    if span.end > len(text):
        raise ValueError(f"{span.start}..{span.end} is not in a text of {len(text)}")
    return Anchor(
        span.start,
        span.end,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )
