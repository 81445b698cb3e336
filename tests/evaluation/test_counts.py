"""Precision, recall and F1 from counts."""

import pytest

from reader.evaluation.counts import Counts, harmonic_mean


def test_f1_precision_and_recall() -> None:
    counts = Counts(right=3, found=4, wanted=6)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)
    assert harmonic_mean(0.75, 0.5) == pytest.approx(0.6)


def test_of_nothing_every_share_is_none() -> None:
    nothing = Counts()
    assert nothing.precision == nothing.recall == nothing.f1 == harmonic_mean(0, 0) == 0.0


def test_counts_add_up() -> None:
    assert Counts(1, 2, 3) + Counts(1, 1, 1) == Counts(2, 3, 4)
