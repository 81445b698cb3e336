"""The dictionary's pages: an entry with sentences of the library, four ways to look up, roots."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.page import dictionary
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


def page(client: Client, **asked: str) -> Any:
    return client.get(reverse("dictionary"), asked)


def test_an_entry_has_forms_family_and_sentences_of_the_library(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    shown = page(client, lemma="أَضافَ").content.decode()
    assert "form IV" in shown and "يُضِيفُ" in shown and "إِضَافَة" in shown
    assert "<mark>وأضاف</mark>" in shown and "1 time in the library" in shown
    assert str(article) in shown
    assert "Show the conjugation" in shown
    assert "يُضِيفُونَ" in page(client, lemma="أَضافَ", table="1").content.decode()
    word = client.get(reverse("word", args=(article.pk, article.text.index("وأضاف")))).content.decode()
    assert reverse("dictionary") in word


def test_a_library_that_is_large_enough_says_how_common_a_word_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_article(HARBOUR)
    assert "very common" not in page(client, lemma="أَضافَ").content.decode()
    monkeypatch.setattr(dictionary, "LARGE_ENOUGH", 10)
    assert "very common" in page(client, lemma="أَضافَ").content.decode()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("وزراء", "وَزِير"), ("ministers", "وَزِير"), ("wazir", "وَزِير"), ("وزر", "As a root")],
)
def test_a_word_is_looked_up_in_four_ways(client: Client, typed: str, found: str) -> None:
    assert found in page(client, q=typed).content.decode()


def test_roots_are_browsed_and_strange_input_gets_a_sentence(client: Client) -> None:
    assert "?root=%D9%83%D8%AA%D8%A8" in page(client, letter="ك").content.decode()
    assert "مَكْتَب" in page(client, root="كتب").content.decode()
    assert page(client, root="ززز").status_code == 404
    assert page(client, lemma="زقزقزق").status_code == 404
    for typed in ("%", "'\"(", "x" * 5000, "٢٠١٥", "ـ", "\u200f", "a" * 14):
        assert page(client, q=typed).status_code in (200, 404)
    assert "kitab, madina" in page(client, q="zzzzqx").content.decode()
