"""The scores of the rules that find quotations: cautious where little was counted."""

import pytest

from reader.arabic.quotes.scores import QuoteRule


@pytest.mark.parametrize("rule", QuoteRule)
def test_a_score_is_a_probability_below_the_share_that_was_right(rule: QuoteRule) -> None:
    assert 0 < rule.score < 1
    assert not rule.found or rule.score < rule.right / rule.found


def test_a_rule_that_was_always_right_is_trusted_more_the_oftener_it_was_counted() -> None:
    assert QuoteRule.CLAUSE.score == pytest.approx(61 / 62)
    assert QuoteRule.MARKED_WORD.score == pytest.approx(2 / 3)


def test_a_rule_that_was_never_counted_is_a_guess() -> None:
    assert QuoteRule.HEADLINE.score == 0.5
