"""Words in sentences of every section of the paper keep the glosses that were judged right."""

from pathlib import Path

import pytest

from reader.evaluation.labelled_articles import articles_at
from reader.evaluation.shown_glosses import Verdict, judged_glosses
from tests.arabic.analyser import ANALYSER, analyse

WORDS = Path(__file__).parents[2] / "data" / "words"
MOST_MISLEADING = 0.04  # of every third article, which takes a second


def test_sentences_of_every_section_are_hardly_misleading() -> None:
    judged = list(judged_glosses(ANALYSER, articles_at(WORDS)[::3]))
    misleading = [f"{one.word} {one.shown}" for one in judged if one.verdict is Verdict.MISLEADING]
    assert len(misleading) <= MOST_MISLEADING * len(judged), misleading


@pytest.mark.parametrize(
    ("sentence", "word", "gloss"),
    [
        ("التحق الشاب بالجامعة وتخرج بتفوق", "وتخرج", "and [he] graduated"),
        ("وتصدر قطاع المصارف القائمة", "وتصدر", "and [it] topped"),
        ("ذهب المصلون إلى الساحات وذبحوا الأضاحي", "وذبحوا", "and they slaughtered"),
        ("أفنى عمره في التدريس وألّف عشرات الكتب", "وألّف", "and [he] wrote"),
        ("واستندت الدراسة إلى عينات جُمعت من القاع", "جُمعت", "[it] was collected"),
        ("تنازل المدعي فأُغلق الملف", "فأُغلق", "so [it] was closed"),
        ("استؤصل الورم", "استؤصل", "[it] was uprooted"),
        ("تدور الرواية حول حياة المهمشين في المدينة", "المهمشين", "the marginalized"),
        ("سكت الشاهد ثم وقف وحلف اليمين", "وحلف", "and [he] swore"),
    ],
)
def test_verbs_and_their_doers_are_told_by_what_stands_around(sentence: str, word: str, gloss: str) -> None:
    assert {one.span.of(sentence): one.gloss for one in analyse(sentence).tokens}[word] == gloss
