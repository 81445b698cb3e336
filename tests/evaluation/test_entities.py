"""The scorer of names: exact spans and types, unseen organisations, calibration."""

import pytest

from reader.evaluation.counts import Counts
from reader.evaluation.entities import evaluate
from tests.arabic.analyser import ANALYSER

TEXT = """التقى\tO
جون\tB-PER
كيري\tI-PER
في\tO
موسكو\tB-LOC
وفدا\tO
من\tO
الأمم\tB-ORG
المتحدة\tI-ORG
.\tO

زار\tO
الوفد\tO
بيروت\tB-ORG
.\tO
""".splitlines(keepends=True)


def test_a_wrong_type_is_both_a_miss_and_a_false_alarm() -> None:
    scores = evaluate(ANALYSER, TEXT)
    assert (scores.overall.right, scores.overall.found, scores.overall.wanted) == (3, 4, 4)
    assert scores.by_type["LOC"] == Counts(1, 2, 1)
    assert scores.by_type["ORG"] == Counts(1, 1, 2)
    assert scores.by_type["PER"].f1 == 1.0
    assert (scores.tokens, scores.sentences) == (14, 2)


def test_organisations_of_the_training_text_are_not_unseen() -> None:
    unseen = evaluate(ANALYSER, TEXT, ["الأمم\tB-ORG\n", "المتحدة\tI-ORG\n"]).unseen_organisations
    assert unseen is not None
    assert (unseen.wanted, unseen.right) == (1, 0)


def test_every_name_found_is_in_one_bin() -> None:
    scores = evaluate(ANALYSER, TEXT)
    assert sum(one.found for one in scores.calibration) == scores.overall.found
    assert sum(one.right for one in scores.calibration) == scores.overall.right


def test_nothing_to_score() -> None:
    assert evaluate(ANALYSER, []).overall == Counts()


def test_a_line_without_label() -> None:
    with pytest.raises(ValueError, match="line 1"):
        evaluate(ANALYSER, ["بيروت"])
