"""The page that makes reading lists for a class: who sees which, what can be chosen, the table."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.models import Article, Collection
from reader.page.class_words import MOST_ARTICLES
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


@pytest.fixture
def mine(article: Article, anwar: User) -> Collection:
    one = Collection.objects.create(name="Ports", owner=anwar)
    one.articles.add(article)
    return one


def page(client: Client, asked: str) -> str:
    response = client.get(f"/teach/{asked}")
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_choice_the_page_offers_articles_and_collections(
    client: Client, mine: Collection, article: Article, anwar: User
) -> None:
    client.force_login(anwar)
    shown = page(client, "")
    assert "Ports" in shown
    assert f'name="article" value="{article.pk}"' in shown
    assert "class-words" not in shown


def test_a_list_of_a_private_collection_is_its_owners_alone(
    client: Client, mine: Collection, anwar: User, basma: User
) -> None:
    asked = f"?collection={mine.pk}&without=0"
    client.force_login(anwar)
    assert "class-words" in page(client, asked)
    client.force_login(basma)
    assert client.get(f"/teach/{asked}").status_code == 404
    assert client.get(f"/teach.csv{asked}").status_code == 404
    Collection.objects.update(is_shared=True)
    assert "class-words" in page(client, asked)


def test_ticked_articles_stand_in_the_order_in_which_they_were_ticked(
    client: Client, article: Article
) -> None:
    other = make_article("عنوان ثان\n\nقالت المديرة إن المدرسة تفتح أبوابها.\n")
    shown = page(client, f"?article={other.pk}&article={article.pk}&article=99999&without=0")
    readings = shown[shown.index("class-readings") :]
    assert readings.index(other.headline) < readings.index(article.headline)
    assert "Save as CSV" in shown


def test_a_collection_with_more_articles_than_a_list_takes_says_so(client: Client, anwar: User) -> None:
    one = Collection.objects.create(name="Many", owner=anwar, is_shared=True)
    one.articles.add(
        *(make_article(f"عنوان {number}\n\nفتح الميناء بابا.\n") for number in range(MOST_ARTICLES + 1))
    )
    assert f"these are its first {MOST_ARTICLES}" in page(client, f"?collection={one.pk}&without=0")


def test_the_table_has_the_words_of_the_page_with_root_form_and_place(
    client: Client, article: Article
) -> None:
    response: Any = client.get(f"/teach.csv?article={article.pk}&without=0")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {"lemma", "gloss", "kind", "root", "form", "met_as", "article", "paragraph", "count"} <= rows[
        0
    ].keys()
    assert {row["article"] for row in rows} == {str(article.pk)}
    shown = page(client, f"?article={article.pk}&without=0")
    assert all(row["lemma"] in shown for row in rows)
    assert any(row["root"] for row in rows)


@pytest.mark.parametrize("asked", ["?collection=x", "?collection=999999999999999999999", "?collection=-1"])
def test_a_collection_that_cannot_be_is_not_there(asked: str, client: Client, article: Article) -> None:
    assert client.get(f"/teach/{asked}").status_code == 404


def test_strange_choices_are_the_usual_ones(client: Client, article: Article) -> None:
    assert "class-list" in page(client, f"?article={article.pk}&order=x&without=17&known=1")
