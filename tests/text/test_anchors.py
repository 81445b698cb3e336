"""Anchors: where a passage is found again, and where it must not be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.anchors import CONTEXT, Anchor, anchor, check, locate
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


def test_check() -> None:
    assert check(TEXT, placed("موسكو"))
    assert not check("ثم " + TEXT, placed("موسكو"))
    assert not check("", placed("موسكو"))
    assert not check(TEXT, Anchor(-1, 2, "قا", "", ""))


@pytest.mark.parametrize(
    ("edited", "found"),
    [
        (TEXT, True),
        ("خبر عاجل\n" + TEXT, True),
        (TEXT.replace("روسيا", "روسيا الاتحادية"), True),
        (TEXT.replace("وأضاف", "ثم أضاف"), True),
        (TEXT.replace("ذلك", "هذا"), True),
        (TEXT.replace("موسكو", "واشنطن"), False),
        (TEXT.replace("وأضاف", "ثم أضاف").replace("ذلك", "هذا"), False),
        (TEXT + "\n" + TEXT, True),
        ("\n" + TEXT + "\n" + TEXT, False),
        ("", False),
    ],
)
def test_locate(edited: str, found: bool) -> None:
    where = locate(edited, placed("موسكو"))
    assert (where is not None and where.of(edited) == "موسكو") is found
    assert (where is None) is not found


def test_the_second_of_two_equal_names_stays_the_second() -> None:
    second = placed("كيري", nth=1)
    edited = "عاجل: " + TEXT
    assert locate(edited, second) == Span(second.start + 6, second.end + 6)


def test_sides_that_disagree() -> None:
    text = "من قبل كان كيري في بيروت"
    edited = "من قبل كان كيري هنا. ثم كيري في بيروت"
    assert locate(edited, placed("كيري", text)) is None


def test_a_passage_without_words_is_found_only_in_place() -> None:
    empty = anchor(TEXT, Span(3, 3))
    assert locate(TEXT, empty) == Span(3, 3)
    assert locate("x" + TEXT, empty) is None


def test_an_endless_word() -> None:
    text = "ا" * 200_000
    assert locate("ب" * 60_000 + text, anchor(text, Span(50_000, 150_000))) is None


@given(st.text("ابج .", max_size=80), st.text("ابج .", max_size=20), st.data())
def test_what_is_found_has_the_same_words(text: str, more: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    known = anchor(text, Span(start, end))
    assert locate(text, known) == Span(start, end)
    if (found := locate(more + text, known)) is not None:
        assert found.of(more + text) == known.exact
