"""Passages after an edit. In the cases the passage stands in [brackets]; in the new text, where it is now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.reanchoring import Reanchored, Status, reanchor
from reader.text.spans import Span


def passage(text: str) -> tuple[str, Span | None]:
    start, end = text.find("["), text.find("]")
    bare = text.replace("[", "").replace("]", "")
    return bare, Span(start, end - 1) if start >= 0 else None


def outcome(before: str, after: str) -> tuple[Reanchored, Span | None]:
    old, span = passage(before)
    new, expected = passage(after)
    assert span is not None
    return reanchor(old, new, [span])[0], expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال [كيري] إن العمل بدأ اليوم.", "قال [كيري] إن العمل بدأ أمس."),
        ("قال [كيري] إن العمل بدأ.", "وأمس في باريس قال [كيري] إن العمل بدأ."),
        ("سطر أول طويل هنا.\nقال [كيري] إن العمل بدأ.", "سطر جديد.\nقال [كيري] إن العمل بدأ."),
        ("زار كيري باريس. ثم عاد [كيري] إلى بلده أمس.", "ثم عاد [كيري] إلى بلده أمس."),
        ("وصل [بشار الأسد] إلى المدينة", "وصل [بشار الأسد] إلى   المدينة"),
        ("وصل [بشار الأسد] إلى المدينة", "وصل [بشار الأسد]، إلى المدينة"),
        ("وصل [بشار الأسد]، إلى المدينة أمس.", "وصل [بشار الأسد] إلى المدينة أمس."),
        ('قال: "[رهان خاسر]" أمس.', 'قال أمس: "[رهان خاسر]" أمس.'),
    ],
)
def test_an_untouched_passage_moves_with_its_text(before: str, after: str) -> None:
    found, expected = outcome(before, after)
    assert found.status in (Status.KEPT, Status.MOVED), found
    assert found.span == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال [جون كيري] إن العمل بدأ.", "قال جون لافروف إن العمل بدأ."),
        ("قال [جون كيري] إن العمل بدأ.", "قال إن العمل بدأ."),
        ("زار [كيري] باريس في الصباح. ثم عاد كيري إلى بلده.", "ثم عاد كيري إلى بلده."),
        ("سطر هنا.\nقال [كيري] إن العمل بدأ.", "قال لافروف إن العمل انتهى.\nوسكت كيري طويلا."),
        ("قال [كيري] إن", "شيء آخر تماما"),
        ("مقدمة قصيرة [كيري] خاتمة قصيرة", "بداية أخرى كيري نهاية أخرى"),
    ],
)
def test_a_passage_that_was_edited_or_lost_needs_a_look(before: str, after: str) -> None:
    assert outcome(before, after)[0].status is Status.FLAGGED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # the whole line moved
        (
            "قال كيري إن العمل بدأ.\nرد [لافروف] على ذلك فورا.\nسكت الآخرون في القاعة.",
            "رد [لافروف] على ذلك فورا.\nسكت الآخرون في القاعة.\nقال كيري إن العمل بدأ.",
        ),
        # a copy of its words was made, its own line still stands
        (
            "قال [كيري] إن العمل بدأ في المدينة القديمة.\nثم سكت.",
            "قال [كيري] إن العمل بدأ في المدينة القديمة.\nثم سكت. قال كيري إن العمل بدأ في المدينة القديمة.",
        ),
        # the line moved, and a word of it was edited
        (
            "سطر أول طويل هنا.\nسطر ثان طويل هنا.\nوصل [بشار الأسد] إلى المدينة القديمة مساء أمس الأول.",
            "وصل [بشار الأسد] إلى المدينة القديمة مساء اليوم الأول.\nسطر أول طويل هنا.\nسطر ثان طويل هنا.",
        ),
    ],
)
def test_a_passage_whose_line_was_moved_or_copied_needs_no_look(before: str, after: str) -> None:
    found, expected = outcome(before, after)
    assert found.status is not Status.FLAGGED, found
    assert found.span == expected


def test_words_that_were_copied_into_another_line_and_lost_their_own_need_a_look() -> None:
    before = "قال [كيري] إن العمل بدأ في المدينة القديمة.\nثم سكت الآخرون في القاعة الكبيرة ولم يرد أحد."
    after = (
        "حينها جديد كلام آخر.\nثم سكت الآخرون في القاعة الكبيرة ولم يرد أحد. "
        "قال كيري إن العمل بدأ في المدينة القديمة."
    )
    assert outcome(before, after)[0].status is Status.FLAGGED


def test_swapped_lines_never_swap_their_passages_silently() -> None:
    old = "قال كيري إن العمل بدأ في المدينة.\nقال لافروف إن العمل انتهى في القرية."
    new = "\n".join(reversed(old.splitlines()))
    spans = [Span(old.index(name), old.index(name) + len(name)) for name in ("كيري", "لافروف")]
    for span, found in zip(spans, reanchor(old, new, spans), strict=True):
        assert found.status is Status.FLAGGED or (found.span and found.span.of(new) == span.of(old))


def test_a_span_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="beyond"):
        reanchor("نص", "نص", [Span(0, 5)])


WORDS = st.lists(st.sampled_from(["كيري", "قال", "إن", "في", "بدأ", "\n", "العمل", "أمس."]), max_size=30)


@given(WORDS, WORDS, WORDS, st.data())
def test_whatever_is_not_flagged_has_its_words(
    head: list[str], middle: list[str], tail: list[str], data: st.DataObject
) -> None:
    old, new = " ".join([*head, *tail]), " ".join([*head, *middle, *tail])
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(old))))
    (found,) = reanchor(old, new, [span])
    if found.status is not Status.FLAGGED:
        assert found.span is not None
        assert found.span.of(new) == span.of(old)


PUNCTUATION = '،؛.:!؟«»"()…'
EDITED = st.lists(st.sampled_from(["كيري", "لافروف", "", "قال"]), min_size=1, max_size=3)


@given(EDITED, st.text(PUNCTUATION, max_size=3), st.text(PUNCTUATION, max_size=3), st.booleans())
def test_no_mark_grows_by_punctuation_whatever_is_written_around_it(
    words: list[str], before: str, after: str, spaced: bool
) -> None:
    old, span = passage("قال الوزير [جون كيري] إن العمل بدأ اليوم في المدينة.")
    assert span is not None
    room = " " if spaced else ""
    new = old.replace("جون كيري", f"{before}{room}{' '.join(words)}{room}{after}")
    (found,) = reanchor(old, new, [span])
    if found.span is not None and any(word for word in words):
        marked = found.span.of(new)
        assert marked[0] not in PUNCTUATION
        assert marked[-1] not in PUNCTUATION


@given(st.text(PUNCTUATION, min_size=1, max_size=2))
def test_punctuation_that_was_marked_may_stay(mark: str) -> None:
    (found,) = reanchor(
        f"قال {mark}كيري{mark} إن", f"قال {mark}لافروف{mark} إن", [Span(4, 8 + 2 * len(mark))]
    )
    assert found.span is not None
    assert found.span.of(f"قال {mark}لافروف{mark} إن").startswith(mark[0])


@given(WORDS)
def test_a_text_that_is_not_edited_keeps_everything(words: list[str]) -> None:
    text = " ".join(words)
    spans = [Span(at, at + 1) for at in range(len(text))]
    assert [one.span for one in reanchor(text, text, spans)] == spans
