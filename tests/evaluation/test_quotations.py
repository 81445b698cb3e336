"""The scorer of quotations counts as the gold set's rules say."""

from typing import Any

import pytest

from reader.arabic.document import Document, Quotation, QuotationKind
from reader.evaluation.counts import Counts
from reader.evaluation.quotations import QuotationScores, evaluate
from reader.text.spans import Span

TEXT = "عنوان فيه كلام\n\nقال فلان إن الأمر واضح جدا. وأضاف “هذا كل شيء”."


def span_of(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def gold(kind: str, words: str, **more: Any) -> dict[str, Any]:
    span, speaker = span_of(words), span_of("فلان")
    return {
        "kind": kind,
        "start": span.start,
        "end": span.end,
        "speaker": [speaker.start, speaker.end],
        "speaker_name": "فلان",
        "form": "quoted" if kind == "direct" else "clause",
        "zone": "body",
        **more,
    }


def found(kind: str, span: Span, speaker: Span | None = None, name: str = "") -> Quotation:
    return Quotation(QuotationKind(kind), span, None, speaker, name, 1.0)


def scores_of(
    labelled: list[dict[str, Any]], answers: list[Quotation], optional: list[dict[str, Any]] | None = None
) -> QuotationScores:
    record = {"id": "x", "text": TEXT, "quotations": labelled, "optional": optional or []}
    return evaluate([record], lambda text: Document(text, quotations=tuple(answers)))


@pytest.mark.parametrize(("shift", "right"), [(0, 1), (2, 1), (-2, 1), (3, 0)])
def test_ends_of_direct_quotations_may_be_two_code_points_off(shift: int, right: int) -> None:
    span = span_of("هذا كل شيء")
    answer = found("direct", Span(span.start + shift, span.end))
    scores = scores_of([gold("direct", "هذا كل شيء")], [answer])
    assert scores.direct == Counts(right, 1, 1)


def test_indirect_quotations_need_half_of_the_union() -> None:
    whole = span_of("الأمر واضح جدا")
    half, less = Span(whole.start, whole.start + 7), Span(whole.start, whole.start + 6)
    assert scores_of([gold("mixed", "الأمر واضح جدا")], [found("indirect", half)]).indirect == Counts(1, 1, 1)
    assert scores_of([gold("indirect", "الأمر واضح جدا")], [found("mixed", less)]).indirect == Counts(0, 1, 1)


@pytest.mark.parametrize("outside", [{"form": "nominal"}, {"doubt": True}])
def test_items_outside_the_core_count_neither_way(outside: dict[str, Any]) -> None:
    labelled = [gold("indirect", "الأمر واضح جدا", **outside)]
    assert scores_of(labelled, [found("indirect", span_of("الأمر واضح جدا"))]).indirect == Counts()
    assert scores_of(labelled, []).indirect == Counts()


def test_optional_items_and_the_headline_count_neither_way() -> None:
    optional = [gold("direct", "هذا كل شيء")]
    answers = [found("direct", span_of("هذا كل شيء")), found("direct", span_of("فيه كلام"))]
    assert scores_of([], answers, optional).direct == Counts()


def test_a_second_answer_for_the_same_item_is_wrong() -> None:
    answer = found("direct", span_of("هذا كل شيء"))
    assert scores_of([gold("direct", "هذا كل شيء")], [answer, answer]).direct == Counts(1, 2, 1)


@pytest.mark.parametrize(
    ("speaker", "name", "right"),
    [(span_of("قال فلان"), "", 1), (None, "فُلان", 1), (span_of("الأمر"), "غيره", 0), (None, "", 0)],
)
def test_a_speaker_is_right_by_touching_span_or_by_name(speaker: Span | None, name: str, right: int) -> None:
    answer = found("direct", span_of("هذا كل شيء"), speaker, name)
    scores = scores_of([gold("direct", "هذا كل شيء")], [answer])
    assert (scores.speakers_right, scores.speakers) == (right, 1)
    assert scores.speaker_accuracy == right


def test_mistakes_are_told() -> None:
    scores = scores_of([gold("direct", "هذا كل شيء")], [found("indirect", span_of("الأمر"))])
    assert [(m.what, m.kind, m.exact) for m in scores.mistakes] == [
        ("missed", "direct", "هذا كل شيء"),
        ("wrong", "indirect", "الأمر"),
    ]
