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


def check(text: str, placed: Anchor) -> bool:
    """Tell whether the words and their surroundings are in `text` at the very place the anchor says."""
    if not 0 <= placed.start <= placed.end <= len(text):
        return False
    return anchor(text, Span(placed.start, placed.end)) == placed


def locate(text: str, placed: Anchor) -> Span | None:
    """Return where the anchored words stand in `text` now, None when that is not certain.

    In their old place if all is as it was there; else where they stand between the same surroundings; else
    where they follow the same words, or come before the same words. Each must be at one place only, and
    where the last two disagree neither counts.
    """
    if check(text, placed):
        return Span(placed.start, placed.end)
    if not placed.exact:
        return None
    before, after = placed.prefix.strip(), placed.suffix.strip()
    if before and after:
        whole = _only(text, placed.prefix + placed.exact + placed.suffix)
        if whole is not None:
            return _span(whole + len(placed.prefix), placed)
    following = _only(text, placed.prefix + placed.exact) if before else None
    preceding = _only(text, placed.exact + placed.suffix) if after else None
    starts = {preceding, None if following is None else following + len(placed.prefix)} - {None}
    return _span(start, placed) if len(starts) == 1 and (start := starts.pop()) is not None else None


def _only(text: str, words: str) -> int | None:
    """Return where `words` begin, None if they are not in the text or more than once."""
    first = text.find(words)
    return first if first >= 0 and text.find(words, first + 1) < 0 else None


def _span(start: int, placed: Anchor) -> Span:
    return Span(start, start + len(placed.exact))
