"""What is shown of a large library costs what is shown: SQLite's steps, where there is many times as much."""

import pytest

from reader.annotation.review_queue import alike_suggestions, judged_alike
from reader.models import Annotation, Article, LemmaCount
from reader.models.article import digest
from reader.models.vocabulary import where_lemma
from reader.page.walking import newest
from tests.articles import make_article
from tests.steps import steps_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
FEW, MANY = 30, 300


def mark_again(mark: Annotation, times: int) -> None:
    """Have the same words marked at other places, every third judged."""
    fields = {one.attname: getattr(mark, one.attname) for one in Annotation._meta.concrete_fields[1:]}
    states = ("suggested", "suggested", "accepted")
    Annotation.objects.bulk_create(
        Annotation(**fields | {"state": states[number % 3]}) for number in range(times)
    )


def copy_article(article: Article, times: int) -> None:
    """Have other articles with the same words."""
    fields = {one.attname: getattr(article, one.attname) for one in Article._meta.concrete_fields[1:]}
    count = Article.objects.count()
    made = Article.objects.bulk_create(
        Article(**fields | {"text_sha256": digest(str(count + number).encode())}) for number in range(times)
    )
    counted = list(article.lemma_counts.values_list("lemma", "count"))
    LemmaCount.objects.bulk_create(
        LemmaCount(article=one, lemma=lemma, count=count) for one in made for lemma, count in counted
    )


def test_places_of_the_same_words_are_read_as_far_as_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotation.review_queue.MOST_ALIKE", 5)
    monkeypatch.setattr("reader.annotation.review_queue.MOST_JUDGED", 5)
    make_article()
    mark = Annotation.objects.mentions()[0]
    mark_again(mark, FEW)
    few = [steps_of(lambda: alike_suggestions(mark)), steps_of(lambda: judged_alike(mark))]
    mark_again(mark, MANY)
    many = [steps_of(lambda: alike_suggestions(mark)), steps_of(lambda: judged_alike(mark))]
    assert all(more <= less * 1.2 + 50 for less, more in zip(few, many, strict=True)), (few, many)
    assert len(alike_suggestions(mark)) == len(judged_alike(mark)) == 5


def test_articles_with_a_word_are_read_as_far_as_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.models.tally.MANY_ARTICLES", 10)
    article = make_article()
    lemma = LemmaCount.objects.order_by("-count", "lemma")[0].lemma

    def with_it() -> list[int]:
        return newest(Article.objects.filter(where_lemma(lemma)), 5)

    copy_article(article, FEW)
    few = steps_of(with_it)
    copy_article(article, MANY)
    assert steps_of(with_it) <= few * 1.2 + 50
    assert with_it() == list(Article.objects.newest_first().values_list("pk", flat=True)[:5])
