"""Comments: threads, mentions, resolving, and what is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from reader.annotation import ActionRefused, NewMark, mark
from reader.models import Article, Comment
from reader.rounds.discussion import add_comment, resolve, withdraw_comment
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


def waiting_for(user: Any) -> list[Comment]:
    return list(Comment.objects.readable_by(user).for_attention_of(user))


def test_a_mention_reaches_the_colleague_until_the_thread_is_resolved(
    article: Article, anwar: Any, basma: Any
) -> None:
    thread = add_comment(article, anwar, "هل هذا اسم؟ @basma what do you think? @nobody")
    assert waiting_for(basma) == [thread]
    assert waiting_for(anwar) == []
    add_comment(article, basma, "نعم", thread=thread)
    assert waiting_for(anwar) == [thread]
    resolve(thread, anwar)
    assert waiting_for(anwar) == waiting_for(basma) == []
    add_comment(article, anwar, "Wait.", thread=thread)
    thread.refresh_from_db()
    assert thread.resolved is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("read <word> for <other word>", "read <word> for <other word>"),
        ("<script>alert(1)</script>نعم", "<script>alert(1)</script>نعم"),
        ("1 < 2 and 3 > 2 &amp; so on", "1 < 2 and 3 > 2 &amp; so on"),
        ("  two\nlines\0 ", "two\nlines"),
    ],
)
def test_words_in_angle_brackets_stay(article: Article, anwar: Any, typed: str, kept: str) -> None:
    assert add_comment(article, anwar, typed).body == kept


def test_what_was_typed_is_escaped_on_the_page(article: Article, anwar: Any, client_of: Any) -> None:
    add_comment(article, anwar, "<img src=x onerror=y> and <word>")
    page = client_of(anwar).get(reverse("comments", args=(article.pk,))).content.decode()
    assert "<img" not in page
    assert "&lt;img src=x onerror=y&gt; and &lt;word&gt;" in page


@pytest.mark.parametrize("body", ["", "   \n", "\0", "س" * 5001])
def test_empty_and_over_long_ones_are_refused(article: Article, anwar: Any, body: str) -> None:
    with pytest.raises(ActionRefused):
        add_comment(article, anwar, body)
    assert not Comment.objects.exists()


def test_only_its_author_withdraws_a_comment(article: Article, anwar: Any, basma: Any) -> None:
    one = add_comment(article, anwar, "كلمة")
    with pytest.raises(ActionRefused):
        withdraw_comment(one, basma)
    withdraw_comment(one, anwar)
    one.refresh_from_db()
    assert (one.body, one.withdrawn) == ("", True)


def test_an_answer_cannot_be_resolved(article: Article, anwar: Any) -> None:
    thread = add_comment(article, anwar, "كلمة")
    with pytest.raises(ActionRefused, match="as a whole"):
        resolve(add_comment(article, anwar, "نعم", thread=thread), anwar)


def test_comments_on_a_private_note_are_its_writers_alone(article: Article, anwar: Any, basma: Any) -> None:
    at = article.text.index("طرابلس")
    draft = NewMark("note", at, at + 6, "طرابلس", article.text_sha256, body="لي", is_private=True)
    note = mark(article, anwar, draft)
    add_comment(article, anwar, "@basma", note)
    assert Comment.objects.readable_by(anwar).count() == 1
    assert Comment.objects.readable_by(basma).count() == 0
    assert waiting_for(basma) == []


# Over HTTP


@pytest.fixture
def client(anwar: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(anwar)
    return signed_in


def test_a_thread_by_forms(client: Client, article: Article, anwar: Any) -> None:
    where = reverse("comments", args=(article.pk,))
    one = article.annotations.all()[0]
    sent = {"body": "ما رأيكم؟", "on": one.pk, "client_key": uuid4()}
    response = client.post(where, sent)
    client.post(where, sent)  # sent twice
    thread = Comment.objects.get()
    assert thread.annotation == one
    assert response["Location"] == f"{where}#k{thread.pk}"
    answer = reverse("comment", args=(thread.pk,))
    client.post(answer, {"action": "answer", "body": "نعم", "client_key": uuid4()})
    client.post(answer, {"action": "resolve"})
    thread.refresh_from_db()
    assert (thread.answers.count(), thread.resolved_by) == (1, anwar)
    assert "Comments (2)" not in client.get(where).content.decode()
    assert f'href="{where}?on={one.pk}"' in client.get(one.get_absolute_url()).content.decode()


def test_what_was_typed_stays_when_it_is_refused(client: Client, article: Article) -> None:
    where = reverse("comments", args=(article.pk,))
    long = "س" * 5001
    response = client.post(where, {"body": long})
    assert response.status_code == 422
    assert long in response.content.decode()
    thread = Comment.objects.create(article=article, body="x")
    response = client.post(reverse("comment", args=(thread.pk,)), {"action": "answer", "body": long})
    assert response.status_code == 422
    assert long in response.content.decode()


def test_an_annotation_of_another_article_is_not_found(client: Client, article: Article) -> None:
    other = make_article("خبر آخر من بيروت\n\nقال عمر إن بيروت بخير.")
    foreign = other.annotations.all()[0]
    for on in (foreign.pk, "x", 10**20):
        assert client.get(reverse("comments", args=(article.pk,)), {"on": on}).status_code == 404


def test_nonsense_is_told(client: Client, article: Article) -> None:
    thread = Comment.objects.create(article=article, body="x")
    response = client.post(reverse("comment", args=(thread.pk,)), {"action": "dance"}, follow=True)
    assert "not said what to do" in response.content.decode()
