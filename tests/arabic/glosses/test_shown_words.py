"""Words in sentences of every section of the paper keep the glosses that were judged right."""

from pathlib import Path

from reader.evaluation.labelled_articles import articles_at
from reader.evaluation.shown_glosses import Verdict, judged_glosses
from tests.arabic.analyser import ANALYSER

WORDS = Path(__file__).parents[2] / "data" / "words"
MOST_MISLEADING = 0.03


def test_sentences_of_every_section_are_hardly_misleading() -> None:
    judged = list(judged_glosses(ANALYSER, articles_at(WORDS)))
    misleading = [f"{one.word} {one.shown}" for one in judged if one.verdict is Verdict.MISLEADING]
    assert len(misleading) <= MOST_MISLEADING * len(judged), misleading
