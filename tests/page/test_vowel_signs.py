"""Vowel signs throughout: in every view the written text comes back without them, whatever is marked."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from reader.models import Article
from reader.page import Viewing, article_page
from reader.page.parts import ArabicLine, ParagraphRow
from tests.added_signs import without_added_signs
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
SEEDS = ("us-warns-russia", "dams-at-a-third", "ferry-hits-breakwater")


@pytest.fixture(params=SEEDS)
def article(request: pytest.FixtureRequest) -> Article:
    return make_article((settings.SEEDS_DIR / f"{request.param}.ar.txt").read_text(encoding="utf-8"))


def text_of(line: ArabicLine) -> str:
    return "".join(piece.text for piece in line.pieces)


def columns(row: ParagraphRow) -> str:
    return " ".join(unit.text for run in row.words for unit in run.units)


def check(line: ArabicLine | None, plain: ArabicLine | None) -> None:
    if line is None or plain is None:
        assert line is plain
        return
    assert line.signs is not None
    assert without_added_signs(text_of(line), line.signs) == text_of(plain)
    assert [piece.classes for piece in line.pieces] == [piece.classes for piece in plain.pieces]
    assert [piece.marks for piece in line.pieces] == [piece.marks for piece in plain.pieces]


def test_the_written_text_comes_back(article: Article) -> None:
    plain, vowelled = article_page(article), article_page(article, Viewing(vowels=True))
    for one, other in zip((vowelled.headline, *vowelled.rows), (plain.headline, *plain.rows), strict=True):
        check(one.arabic, other.arabic)
        check(one.credit, other.credit)
    shown = "".join(text_of(row.arabic) for row in vowelled.rows)
    written = "".join(text_of(row.arabic) for row in plain.rows)
    assert len(shown) > 1.3 * len(written)


def test_so_it_does_over_glosses(article: Article) -> None:
    plain, vowelled = (
        article_page(article, Viewing(interlinear=True, vowels=vowels)) for vowels in (False, True)
    )
    for one, other in zip(vowelled.rows, plain.rows, strict=True):
        assert without_added_signs(columns(one), one.arabic.signs or "") == columns(other)
        assert [unit.gloss for run in one.words for unit in run.units] == [
            unit.gloss for run in other.words for unit in run.units
        ]
    assert columns(vowelled.rows[-1]) != columns(plain.rows[-1])


def lines(html: str) -> str:
    return "".join(re.findall(r'class="arabic matn".*?</p>', html, re.S))


def test_the_page_follows_the_choice_and_the_database_stays(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    before = Article.objects.values("text", "updated").get()

    def page(query: str = "") -> str:
        return client.get(f"{article.get_absolute_url()}{query}").content.decode()

    assert "وَزِير" not in lines(page())
    assert "وَزِير" in lines(page("?vowels=all"))
    assert "وَزِير" not in lines(page())  # for that visit alone
    client.post("/preferences/", {"vowels": "all"})
    assert "وَزِير" in lines(page())
    assert "وَزِير" in page("?view=interlinear")
    swapped = client.get(article.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert 'id="headline-ar"' in swapped
    client.post("/preferences/", {"vowels": "written"})
    assert "وَزِير" not in lines(page())
    assert 'data-vowels="written"' in page()
    assert Article.objects.values("text", "updated").get() == before


def test_a_changed_mark_is_drawn_with_the_signs(client: Client, anwar: User) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    mark = article.annotations.filter(layer="actor").latest("start")
    client.force_login(anwar)
    client.post("/preferences/", {"vowels": "all"})
    answer = client.post(
        f"/annotations/{mark.pk}/",
        {"action": "accept", "version": mark.version},
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{article.get_absolute_url()}"},
    )
    assert answer.status_code == 200
    assert "data-v=" in answer.content.decode()
