"""Agreement figures against worked examples that their authors published."""

import pytest

from reader.evaluation.agreement import AnnotatedSpan, agreements, coded
from reader.evaluation.unitizing import disagreement, overall
from reader.text.spans import Span


def section(start: int, length: int) -> Span:
    """A unit of Krippendorff's example, whose continuum begins at 150."""
    return Span(start - 150, start - 150 + length)


def test_unitizing_alpha_of_krippendorff_2004() -> None:
    c = disagreement(
        [
            [section(225, 70), section(370, 30)],
            [section(220, 80), section(355, 20), section(400, 20)],
        ],
        300,
    )
    k = disagreement([[section(180, 60), section(300, 50)]] * 2, 300)
    assert [c.observed, c.expected] == pytest.approx([0.0144, 0.0532], abs=1e-4)
    assert c.alpha == pytest.approx(0.7286, abs=1e-4)
    assert [k.observed, k.expected] == pytest.approx([0, 0.0490], abs=1e-4)
    assert k.alpha == 1
    assert overall([c, k]) == pytest.approx(0.8591, abs=5e-4)


def test_nobody_marked_anything() -> None:
    assert disagreement([[], []], 100).alpha is None
    assert agreements("actor", [[], []], [Span(0, 3)], 10) == []


def test_kappa_of_cohen() -> None:
    """The textbook table of 50 grant proposals: both yes 20, both no 15, the first alone 5, the second 10."""
    first = ["yes"] * 20 + ["yes"] * 5 + ["no"] * 10 + ["no"] * 15
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    cohen, _, _ = coded([first, second])
    assert cohen == pytest.approx(0.4)


def test_kappa_of_fleiss_1971_as_it_is_worked_in_the_literature() -> None:
    """Fourteen raters, ten subjects, five categories: kappa 0.210."""
    counts = [
        (0, 0, 0, 0, 14),
        (0, 2, 6, 4, 2),
        (0, 0, 3, 5, 6),
        (0, 3, 9, 2, 0),
        (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0),
        (2, 5, 3, 2, 2),
        (6, 5, 2, 1, 0),
        (0, 2, 2, 3, 7),
    ]
    subjects = [[str(label) for label, count in enumerate(row) for _ in range(count)] for row in counts]
    _, fleiss, _ = coded(list(zip(*subjects, strict=True)))
    assert fleiss == pytest.approx(0.210, abs=5e-4)


def test_nominal_alpha_of_krippendorff_2011() -> None:
    """Two observers, ten binary items: five times both 0, once both 1, four times apart; alpha 0.095."""
    meg, owen = [*"0000000111"], [*"0000011001"]
    _, _, alpha = coded([meg, owen])
    assert alpha == pytest.approx(0.095, abs=5e-4)


def test_one_label_for_everything_tells_nothing() -> None:
    assert coded([["a", "a"], ["a", "a"]]) == (None, None, None)
    assert coded([["a", "b"]]) == (None, None, None)


WORDS = [Span(at, at + 4) for at in range(0, 50, 5)]


def test_a_layer_and_its_labels() -> None:
    layla = [AnnotatedSpan(Span(0, 9), "PER"), AnnotatedSpan(Span(20, 24), "ORG")]
    omar = [
        AnnotatedSpan(Span(0, 9), "PER"),
        AnnotatedSpan(Span(20, 29), "ORG"),
        AnnotatedSpan(Span(40, 44), "PER"),
    ]
    whole, org, per = agreements("actor", [layla, omar], WORDS, 50)
    assert (whole.what, org.what, per.what) == ("actor", "actor: ORG", "actor: PER")
    assert whole.counts == (2, 3)
    assert whole.f1 == pytest.approx(2 * 1 / 5)
    assert whole.f1_touching == pytest.approx(4 / 5)
    assert org.f1 == 0
    assert org.f1_touching == 1
    assert per.f1 == pytest.approx(2 / 3)
    for row in (whole, org, per):
        assert None not in (row.cohen, row.fleiss, row.alpha, row.alpha_unitizing)


def test_full_agreement_is_one_in_every_figure() -> None:
    same = [AnnotatedSpan(Span(0, 9), "PER"), AnnotatedSpan(Span(20, 24), "ORG")]
    for row in agreements("actor", [same, same, same], WORDS, 50):
        figures = (row.cohen, row.fleiss, row.alpha, row.alpha_unitizing, row.f1, row.f1_touching)
        assert figures == pytest.approx((1, 1, 1, 1, 1, 1))


def test_overlapping_units_of_one_annotator_are_no_error() -> None:
    nested = [
        AnnotatedSpan(Span(0, 14), "ORG"),
        AnnotatedSpan(Span(5, 9), "ORG"),
        AnnotatedSpan(Span(5, 9), "LOC"),
    ]
    whole, *_ = agreements("actor", [nested, [AnnotatedSpan(Span(0, 14), "ORG")]], WORDS, 50)
    assert whole.alpha_unitizing is not None
    assert 0 < whole.alpha_unitizing < 1
