"""The scores of quotations: cautious where little was counted, and never higher than their speaker allows."""

from itertools import product

import pytest

from reader.arabic.confidence import ASKS_FOR_A_LOOK, Band, band_of
from reader.arabic.quotes.scores import Counted, KnownBy, QuoteRule, quotation_score

EVIDENCE: list[Counted] = [*QuoteRule, *KnownBy]


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_a_score_is_a_probability_below_the_share_that_was_right(evidence: Counted) -> None:
    right, found = (new + old for new, old in zip(evidence.fresh, evidence.older, strict=True))
    assert 0 <= right <= found
    assert 0 <= evidence.score < 1
    if evidence.fresh[0]:
        assert evidence.score < max(evidence.fresh[0] / evidence.fresh[1], right / found)


def test_evidence_that_was_always_right_is_trusted_more_the_oftener_it_was_counted() -> None:
    for evidence in (QuoteRule.MARKED_AFTER_CUE, QuoteRule.MARKED_LONG):
        found = evidence.fresh[1] + evidence.older[1] / 4  # the older ones weigh a quarter
        assert evidence.weighed == (found, found)
        assert evidence.score == pytest.approx(found / (found + 1))
    assert QuoteRule.MARKED_LONG.score < QuoteRule.MARKED_AFTER_CUE.score


def test_evidence_that_was_never_counted_is_a_guess() -> None:
    assert QuoteRule.ALONE.score == QuoteRule.ALONE.share == 0.5


def test_whoever_is_oftener_wrong_than_right_is_not_named() -> None:
    assert not KnownBy.NOBODY.is_certain
    assert all(known_by.is_certain == (known_by.share >= 0.5) for known_by in KnownBy)


@pytest.mark.parametrize(
    "known_by",
    [
        KnownBy.STANDS_FOR,
        KnownBy.NEARBY,
        KnownBy.SAME_PERSON,
        KnownBy.SAME_DESCRIBED,
        KnownBy.EARLIER_PERSON,
        KnownBy.EARLIER_DESCRIBED,
        KnownBy.SUBJECT_BEFORE,
        KnownBy.NOBODY,
    ],
)
def test_a_resolved_speaker_is_never_very_sure(known_by: KnownBy, monkeypatch: pytest.MonkeyPatch) -> None:
    for rule in QuoteRule:
        assert band_of(quotation_score(rule, known_by)) is not Band.VERY
    monkeypatch.setattr(known_by, "fresh", (10_000, 10_000))
    monkeypatch.setattr(QuoteRule.CLAUSE, "fresh", (10_000, 10_000))
    assert band_of(quotation_score(QuoteRule.CLAUSE, known_by)) is Band.FAIRLY


def test_a_quotation_is_no_surer_than_its_rule_or_its_speaker() -> None:
    for rule, known_by in product(QuoteRule, KnownBy):
        assert quotation_score(rule, known_by) <= min(rule.score, known_by.score)


def test_without_a_speaker_it_asks_for_a_look() -> None:
    assert all(quotation_score(rule, KnownBy.NOBODY) < ASKS_FOR_A_LOOK for rule in QuoteRule)
