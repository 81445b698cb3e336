"""The article's page: the text, its marks in both languages, the views, the queries it takes."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reader.analysis.storing import annotate
from reader.intake.seeding import load_seeds
from reader.models import Actor, Article, Source
from reader.models.article import digest
from reader.models.roles import LEAD, give_role
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<(p|h1|h2|div|figcaption|span|li)\b[^>]*\bdata-o="(\d+)"[^>]*>(.*?)</\1>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def lines(html: str) -> list[tuple[int, str]]:
    """Return every Arabic line of a page with its offset, tags stripped and entities resolved."""
    return [(int(offset), unescape(TAG.sub("", inner))) for _, offset, inner in BLOCK.findall(html)]


def assert_shows_the_text(html: str, text: str) -> None:
    """The lines of the page are the article's text, exactly, with only line breaks left between them."""
    rest = list(text)
    for offset, line in lines(html):
        assert text[offset : offset + len(line)] == line
        rest[offset : offset + len(line)] = " " * len(line)
    assert not "".join(rest).strip()


def test_it_works(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    html = client.get(article.get_absolute_url()).content.decode()
    assert_shows_the_text(html, article.text)
    assert "Transport Minister" in html
    assert "Samer al-Halabi" in html


def test_stripping_the_tags_of_every_seed_gives_its_text(client: Client) -> None:
    load_seeds(lambda done, total, name: None)
    articles = list(Article.objects.all())
    assert len(articles) == len(list(settings.SEEDS_DIR.glob("*.ar.txt")))
    for article in articles:
        html = client.get(article.get_absolute_url()).content.decode()
        assert_shows_the_text(html, article.text)


def test_markup_in_the_text_is_shown_and_never_run(client: Client) -> None:
    text = (
        'خبر عن <script>alert(1)</script> & "قوسين"\nقال الوزير إن <b onclick="x()">العمل</b> بدأ في المدينة.'
    )
    article = Article.objects.create(
        source=Source.objects.create(slug="s", name_en="S"),
        published=date(2026, 1, 1),
        text=text,
        text_sha256=digest(text.encode()),
        raw=text.encode(),
        raw_sha256="",
        raw_encoding="utf-8",
        headline=text.splitlines()[0],
        headline_key="",
    )
    annotate(article)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "<b onclick" not in html
    assert_shows_the_text(html, text)


@pytest.mark.parametrize("view", ["facing", "arabic", "interlinear"])
def test_opening_an_article_takes_at_most_ten_queries(
    view: str, client: Client, adel: object, django_assert_max_num_queries: object
) -> None:
    load_seeds(lambda done, total, name: None)
    article = Article.objects.get(raw_name="us-warns-russia.ar.txt")
    client.force_login(adel)  # type: ignore[arg-type]
    client.get("/help/")  # the first request after a sign-in notes the device
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        client.get(f"{article.get_absolute_url()}?view={view}")


def test_reading_writes_nothing(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    with CaptureQueriesContext(connection) as queries:
        client.get(article.get_absolute_url())
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_a_swap_gets_the_edition_alone(client: Client) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    address = f"{article.get_absolute_url()}?view=interlinear"
    page = client.get(address)
    fragment = client.get(address, headers={"HX-Request": "true"})
    assert b"<html" in page.content
    assert b"<html" not in fragment.content
    assert "HX-Request" in fragment["Vary"]


def test_no_such_article(client: Client) -> None:
    assert client.get("/a/999/").status_code == 404


def test_raw_text_and_download(client: Client) -> None:
    article = make_article(HARBOUR.replace("\n", "\r\n"))
    page = client.get(f"/a/{article.pk}/raw/")
    assert "توسعة ميناء النخيل" in page.content.decode()
    download = client.get(f"/a/{article.pk}/raw/?download")
    assert download.getvalue() == HARBOUR.replace("\n", "\r\n").encode()
    assert "attachment" in download["Content-Disposition"]


def test_the_page_follows_every_change(client: Client) -> None:
    """Parts of the page are cached; whatever changes what they show makes them anew."""
    article = make_article(HARBOUR, HARBOUR_EN)

    def html() -> str:
        return client.get(article.get_absolute_url()).content.decode()

    assert "Samer al-Halabi" in html()
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    minister.name_en = "Samir al-Halaby"
    minister.save()
    assert "Samir al-Halaby" in html()
    mention = article.annotations.get(exact="طرابلس")
    assert ">طرابلس</a>" in html()
    mention.state = "rejected"
    mention.save()
    assert ">طرابلس</a>" not in html()
    translation = article.paragraphs.get(number=2).translation
    translation.text = "Another wording."
    translation.save()
    assert "Another wording." in html()
    article.refresh_from_db()
    article.note = "A note added since."
    article.save()
    assert "A note added since." in html()


def test_who_becomes_a_lead_sees_the_rounds_at_once(client_of: Any, anwar: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    new_round = reverse("new_round", args=(article.pk,))
    assert new_round not in client_of(anwar).get(article.get_absolute_url()).content.decode()
    give_role(anwar, LEAD)
    lead = client_of(type(anwar).objects.get(pk=anwar.pk))
    assert new_round in lead.get(article.get_absolute_url()).content.decode()
