"""Rows that a process keeps: a change draws what it touches, and nothing else, anew."""

from dataclasses import replace

import pytest
from django.core.cache import caches
from django.test import Client

from reader.models import Annotation, Article, Picture
from reader.page import article_page
from reader.page.parts import MarkedPiece
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    caches["rows"].clear()
    return make_article(HARBOUR)


def digests(article: Article) -> list[int]:
    return [row.digest for row in article_page(article).rows]


def test_rows_that_look_the_same_are_the_same(article: Article) -> None:
    assert digests(article) == digests(Article.objects.get(pk=article.pk))
    assert len(set(digests(article))) == len(digests(article))


def test_a_change_of_a_mark_tells_in_its_row_alone(article: Article) -> None:
    before = digests(article)
    mark = Annotation.objects.filter(article=article, layer="quote").first()
    assert mark is not None
    paragraph = list(article.paragraphs.values_list("pk", flat=True)).index(mark.paragraph_id)
    mark.state = Annotation.State.ACCEPTED
    mark.save()
    changed = [
        at for at, (one, other) in enumerate(zip(before, digests(article), strict=True)) if one != other
    ]
    assert changed == [paragraph - 1]  # the headline is no row of the text


def test_what_a_picture_shows_belongs_to_its_row(article: Article) -> None:
    row = article_page(article).rows[0]
    shown = [
        replace(row, picture=Picture(pk=1, alt=alt, width=width, height=9))
        for alt, width in (("قارب", 16), ("سفينة", 16), ("قارب", 20))
    ]
    assert len({one.digest for one in (row, *shown)}) == 4


def test_a_row_is_drawn_once_while_it_looks_the_same(client: Client, article: Article) -> None:
    address = article.get_absolute_url()
    first = client.get(address).content.decode()
    kept = dict(caches["rows"]._cache)  # type: ignore[attr-defined]
    assert len(kept) == len(digests(article))
    article.save()  # touched, and its page read anew
    assert client.get(address).content.decode().count("<section") == first.count("<section")
    assert caches["rows"]._cache.keys() == kept.keys()  # type: ignore[attr-defined]


def test_words_of_a_row_are_never_those_of_another(client: Client, article: Article) -> None:
    client.get(article.get_absolute_url())
    other = make_article(HARBOUR.replace("طرابلس", "صيدا"))
    assert "صيدا" in client.get(other.get_absolute_url()).content.decode()
    row = article_page(article).rows[1]
    piece = row.arabic.pieces[0]
    changed = replace(row.arabic, pieces=(MarkedPiece(piece.text + "؟"), *row.arabic.pieces[1:]))
    assert replace(row, arabic=changed).digest != row.digest
