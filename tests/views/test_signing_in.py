"""A session that ends while somebody writes: scripts are told, what was posted is kept and sent later."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from reader.models import Article
from reader.views.signing_in import MOST_LETTERS
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "a password for tests"
ENGLISH = "Nobody will cut a tree, he added."


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def english(article: Article) -> str:
    return reverse("english", args=(article.pk, 3))


def sign_in(client: Client, where: str, user: "User") -> str:
    """Sign in where one was sent to; return the page that comes then."""
    response = client.post(where, {"username": user.username, "password": PASSWORD}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Sec-Fetch-Dest": "empty"}])
def test_a_script_is_told_that_one_is_signed_out(article: Article, headers: dict[str, str]) -> None:
    for name, args in (
        ("mark", (article.pk,)),
        ("palette", (article.pk,)),
        ("english", (article.pk, 3)),
        ("annotation", (article.annotations.all()[0].pk,)),
        ("review", ()),
        ("uploads", ()),
        ("actor_names", ()),
        ("signed_in", ()),
    ):
        method = Client().post if name == "mark" else Client().get
        response = method(reverse(name, args=args), headers=headers)
        assert response.status_code == 401, name
        assert "signed out" in response.content.decode()


def test_a_page_that_the_service_worker_hands_on_is_asked_to_sign_in(client: Client) -> None:
    handed_on = {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/words/", headers=handed_on)["Location"] == "/sign-in/?next=/words/"


def test_what_was_posted_is_sent_after_signing_in(english: str, article: Article, anwar: "User") -> None:
    client = Client()
    asked = client.post(english, {"seen": "", "text": ENGLISH, "sentences": "1"})
    assert asked.status_code == 302
    html = sign_in(client, asked.headers["Location"], anwar)
    assert f'action="{english}"' in html
    assert ENGLISH in html
    assert "under the name <bdi>anwar</bdi>" in html  # whoever wrote it, somebody else may have signed in
    seen = article.paragraphs.get(number=3).translation.text
    assert client.post(english, {"seen": seen, "text": ENGLISH, "sentences": "1"}).status_code == 302
    assert article.paragraphs.get(number=3).translation.text == ENGLISH
    assert client.get(reverse("unsent")).status_code == 302  # nothing waits any more


def test_what_waits_may_be_dropped(english: str, anwar: "User") -> None:
    client = Client()
    sign_in(client, client.post(english, {"text": ENGLISH}).headers["Location"], anwar)
    client.post(reverse("unsent"))
    assert client.get(reverse("unsent")).headers["Location"] == "/"


def test_no_password_and_no_endless_text_waits(english: str, anwar: "User") -> None:
    client = Client()
    client.post(english, {"text": ENGLISH, "new_password": "secret words"})
    assert "secret words" not in sign_in(client, reverse("unsent"), anwar)
    client = Client()
    asked = client.post(english, {"text": "a" * MOST_LETTERS, "more": "b"})
    assert "unsent" not in asked.headers["Location"]


def test_a_form_from_before_another_sign_in_is_shown_to_be_sent_again(english: str, anwar: "User") -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anwar)
    data = {"text": ENGLISH, "csrfmiddlewaretoken": "a" * 64}
    ours = client.post(english, data, headers={"Origin": "http://testserver"})
    assert ours.status_code == 403
    assert ENGLISH in ours.content.decode()
    assert f'action="{english}"' in ours.content.decode()
    theirs = client.post(english, data, headers={"Origin": "http://elsewhere.example"})
    assert theirs.status_code == 403
    assert ENGLISH not in theirs.content.decode()
    script = client.post(english, data, headers={"HX-Request": "true"})
    assert script.headers["Form-Expired"] == "1"
