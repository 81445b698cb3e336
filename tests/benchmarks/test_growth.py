"""What is shown of a large library costs what is shown: SQLite's steps, in one four times as large."""

from collections import Counter

import pytest

from reader.annotation.review_queue import alike_suggestions, judged_alike
from reader.benchmarks.corpus_rows import make_corpus
from reader.models import Annotation, Article, LemmaCount
from reader.models.vocabulary import where_lemma
from reader.page.walking import newest
from tests.steps import steps_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
FEW, MANY = 60, 240


def test_places_of_the_same_words_and_articles_with_a_word_are_read_as_far_as_they_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.models.tally.MANY_ARTICLES", 10)
    monkeypatch.setattr("reader.annotation.review_queue.MOST_ALIKE", 10)
    monkeypatch.setattr("reader.annotation.review_queue.MOST_JUDGED", 10)
    make_corpus(FEW, 1, bases=4)
    words = Counter(Annotation.objects.filter(layer="actor", label="LOC").values_list("exact", flat=True))
    mark = Annotation.objects.filter(exact=words.most_common(1)[0][0]).order_by("pk")[0]
    lemma = LemmaCount.objects.order_by("-count", "lemma")[0].lemma
    asked = (
        lambda: list(alike_suggestions(mark)),
        lambda: judged_alike(mark),
        lambda: newest(Article.objects.filter(where_lemma(lemma)), 10),
    )
    judge_a_third(mark.exact)
    few = [steps_of(work) for work in asked]
    make_corpus(MANY, 2, bases=4)
    judge_a_third(mark.exact)
    many = [steps_of(work) for work in asked]
    assert all(more <= less * 1.3 + 100 for less, more in zip(few, many, strict=True)), (few, many)
    assert len(alike_suggestions(mark)) == len(judged_alike(mark)) == 10


def judge_a_third(exact: str) -> None:
    pks = list(Annotation.objects.filter(exact=exact).order_by("pk").values_list("pk", flat=True))
    Annotation.objects.filter(pk__in=pks[1::3]).update(state="accepted")
