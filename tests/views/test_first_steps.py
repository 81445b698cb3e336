"""The five steps for newcomers: who is offered them, and what remembers the answer."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from reader.models import Article, StepsSeen
from reader.page.first_steps import FIRST_STEPS
from tests.articles import make_article

pytestmark = pytest.mark.django_db

STRIP = 'id="first-visit"'


@pytest.fixture
def article() -> Article:
    return make_article()


def page(client: Client, article: Article, asked: str = "") -> str:
    return client.get(article.get_absolute_url() + asked).content.decode()


def test_an_article_offers_the_steps_until_they_were_answered(client: Client, article: Article) -> None:
    first = page(client, article)
    assert STRIP in first
    assert "data-steps" in first
    assert "first_steps." not in first
    assert "first_steps." in page(client, article, "?steps=1")
    answer = client.post(reverse("steps_seen"), {"next": article.get_absolute_url()})
    assert answer.url == article.get_absolute_url()  # type: ignore[attr-defined]
    later = page(client, article)
    assert STRIP not in later
    assert "data-steps" not in later


def test_a_script_that_answers_gets_an_empty_part(client: Client, article: Article) -> None:
    answer = client.post(reverse("steps_seen"), headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert STRIP not in page(client, article)


def test_an_answer_goes_with_the_account_to_another_browser(article: Article, anwar: User) -> None:
    here, there = Client(), Client()
    here.force_login(anwar)
    there.force_login(anwar)
    assert STRIP in page(there, article)
    here.post(reverse("steps_seen"))
    here.post(reverse("steps_seen"))
    assert StepsSeen.objects.get().user == anwar
    assert STRIP not in page(there, article)


def test_whoever_asks_again_is_shown_them_again(client: Client, article: Article) -> None:
    client.post(reverse("steps_seen"))
    again = page(client, article, "?steps=1")
    assert STRIP in again
    assert 'data-steps="now"' in again
    assert 'href="?steps=1"' in page(client, article)


def test_the_answer_leaves_the_other_preferences_as_they_were(client: Client, article: Article) -> None:
    client.post(reverse("preferences"), {"size": "130", "switches": "actors"})
    client.post(reverse("steps_seen"))
    shown = page(client, article)
    assert 'data-scale="130"' in shown
    client.post(reverse("preferences"), {"size": "115"})
    assert STRIP not in page(client, article)


def test_the_same_steps_stand_on_the_help_page(client: Client) -> None:
    help_page = client.get(reverse("help")).content.decode()
    for step in FIRST_STEPS:
        assert str(step.name) in help_page
    assert 'id="steps"' in help_page
    assert f'href="{reverse("help")}#steps"' in client.get(reverse("library")).content.decode()
