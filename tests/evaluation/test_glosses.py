"""The scorer of glosses: what counts as right, what is not scored, and what it refuses."""

import pytest

from reader.evaluation.glosses import GlossJudge, evaluate, labelled_sentences
from tests.arabic.analyser import ANALYSER

normal_forms = GlossJudge(ANALYSER).normal_forms


def test_right_and_wrong_words_are_counted() -> None:
    scores = evaluate(ANALYSER, ["المدينة\tcity;town", "الجديدة\tnew", "،\t", "", "الوزير\tbanana", ""])
    assert (scores.words, scores.scored, scores.top, scores.reachable) == (4, 3, 2, 2)
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.ratio == 1.0


def test_nothing_scored_is_nought() -> None:
    scores = evaluate(ANALYSER, [])
    assert (scores.accuracy, scores.oracle, scores.ratio) == (0.0, 0.0, 0.0)


def test_a_reading_not_chosen_still_counts_as_reachable() -> None:
    (judged,), _ = GlossJudge(ANALYSER).judge([("كتب", ("kuttab schools of nowhere", "books"))])
    assert judged.reachable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to accuse", "accused"),
        ("the City", "cities"),
        ("be stingy", "stingy"),
        ("non -", "non"),
        ("carried", "carry"),
        ("stopping", "stop"),
        ("made", "make"),
    ],
)
def test_glosses_that_are_equal(one: str, other: str) -> None:
    assert normal_forms(one) & normal_forms(other)


def test_glosses_that_are_not() -> None:
    assert not normal_forms("to accuse") & normal_forms("to excuse")
    assert not normal_forms("general") & normal_forms("year")


def test_slash_separates_gold_alternatives() -> None:
    (sentence,) = labelled_sentences(["أكبر\tgreater / greatest"])
    assert sentence[0][1] == ("greater", "greatest")


def test_line_without_tab_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        evaluate(ANALYSER, ["كتب\tbooks", "كتب"])
