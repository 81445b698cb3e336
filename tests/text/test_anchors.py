"""Anchors: where a passage is found again, and where it must not be."""

import pytest

from reader.text.anchors import CONTEXT, Anchor, anchor
from reader.text.spans import Span

TEXT = "قال كيري إن روسيا تدعم الأسد.\n\nوأضاف كيري أن موسكو تعرف ذلك، وأن الأسد فقد الشرعية لقيادة البلاد."


def placed(part: str, text: str = TEXT, nth: int = 0) -> Anchor:
    at = -1
    for _ in range(nth + 1):
        at = text.index(part, at + 1)
    return anchor(text, Span(at, at + len(part)))


def test_anchor_has_words_and_surroundings() -> None:
    found = placed("موسكو")
    assert found.exact == "موسكو"
    assert TEXT[: found.start].endswith(found.prefix)
    assert len(found.prefix) == len(found.suffix) == CONTEXT


def test_at_the_ends_of_a_text_there_is_less() -> None:
    assert anchor("قال", Span(0, 3)) == Anchor(0, 3, "قال", "", "")


def test_a_span_beyond_the_text() -> None:
    with pytest.raises(ValueError, match=r"0\.\.9"):
        anchor("قال", Span(0, 9))
