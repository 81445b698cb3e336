"""Two people mark the same words as different things: both stand, both are told, and it can be answered."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from reader.annotation import ActionRefused, NewMark, change, decide, mark, undo, withdraw
from reader.models import Annotation, Article, Disagreement
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
CITY = "طرابلس"


@pytest.fixture
def article() -> Article:
    article = make_article(HARBOUR, HARBOUR_EN)
    article.annotations.all().delete()
    return article


def marked(
    article: Article, user: Any, label: str = "LOC", words: str = CITY, layer: str = "actor"
) -> Annotation:
    at = article.text.index(words)
    return mark(article, user, NewMark(layer, at, at + len(words), words, article.text_sha256, label))


def sent(article: Article, kind: str) -> dict[str, Any]:
    at = article.text.index(CITY)
    return {
        "start": at, "end": at + len(CITY), "exact": CITY, "text_sha256": article.text_sha256, "kind": kind,
    }  # fmt: skip


def test_both_are_told_when_two_mark_the_same_words_as_different_things(
    article: Article, anwar: Any, basma: Any, adel: Any, client_of: Any
) -> None:
    first = marked(article, anwar)
    answer = client_of(basma).post(reverse("mark", args=(article.pk,)), sent(article, "ORG"), follow=True)
    assert "anwar has these words as place" in answer.content.decode()
    second = Annotation.objects.get(label="ORG")
    assert (first.state, second.state) == ("accepted", "accepted")
    for page in (first.get_absolute_url(), reverse("annotation_history", args=(first.pk,))):
        assert "marked as different things" in client_of(anwar).get(page).content.decode()
    for user, told in ((anwar, True), (basma, True), (adel, False)):
        page = client_of(user).get(reverse("comments_to_me")).content.decode()
        assert ("Marks of yours that somebody sees" in page) is told


@pytest.mark.parametrize(
    ("who", "label", "words", "layer"),
    [
        ("anwar", "ORG", CITY, "actor"),  # one's own second thought
        ("basma", "ORG", "مدينة طرابلس", "actor"),  # other words
        ("basma", "", CITY, "caption"),
        ("basma", "direct", CITY, "quote"),
    ],
)
def test_what_is_a_disagreement_and_what_is_not(
    article: Article, who: str, label: str, words: str, layer: str, anwar: Any, basma: Any
) -> None:
    marked(article, anwar)
    marked(article, {"anwar": anwar, "basma": basma}[who], label, words, layer)
    is_one = who == "basma" and words == CITY
    assert Disagreement.objects.waiting().count() == is_one


def test_the_review_queue_asks_which_stands(
    article: Article, anwar: Any, basma: Any, adel: Any, client_of: Any
) -> None:
    first, second = marked(article, anwar), marked(article, basma, "ORG")
    client, where = client_of(adel), reverse("review")
    page = client.get(where).content.decode()
    assert "Place or organisation: which stands?" in page
    assert "Both stand" in page
    pk = Disagreement.objects.get().pk
    assert "which stands" not in client.get(where, {"layer": "quote"}).content.decode()
    client.post(where, {"disagreement": pk, "answer": "skip"})
    assert "which stands" not in client.get(where).content.decode()
    assert "which stands" in client.get(where, {"question": pk}).content.decode()
    assert client.post(where, {"disagreement": pk, "answer": "neither"}).status_code == 422
    client.post(where, {"disagreement": pk, "answer": "second"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("superseded", "accepted")
    assert first.changes.order_by("-pk")[0].user == adel
    late = client_of(basma).post(where, {"disagreement": pk, "answer": "first"})
    assert late.status_code == 422
    assert "has been answered" in late.content.decode()


def test_where_both_are_to_stand_it_is_asked_once(article: Article, anwar: Any, basma: Any) -> None:
    marked(article, anwar)
    second = marked(article, basma, "ORG")
    decide(Disagreement.objects.get().pk, "both", anwar)
    assert Annotation.objects.filter(state="accepted").count() == 2
    change(second.pk, 1, basma, label="MISC")
    assert not Disagreement.objects.waiting().exists()


def test_it_is_over_when_one_of_them_is_taken_out_and_back_when_that_is_undone(
    article: Article, anwar: Any, basma: Any
) -> None:
    first = marked(article, anwar)
    marked(article, basma, "ORG")
    withdraw(first.pk, 1, anwar)
    assert not Disagreement.objects.waiting().exists()
    with pytest.raises(ActionRefused, match="gone"):
        decide(Disagreement.objects.get().pk, "both", anwar)
    undo(article, anwar)
    assert Disagreement.objects.waiting().count() == 1


def test_those_of_earlier_days_are_noted_by_the_upgrade(article: Article, anwar: Any, basma: Any) -> None:
    marked(article, anwar)
    marked(article, basma, "ORG")
    Disagreement.objects.all().delete()
    import_module("reader.migrations.0024_note_disagreements").note_disagreements(apps, None)
    found = Disagreement.objects.waiting().get()
    assert (found.first_by, found.second_by) == (anwar, basma)
