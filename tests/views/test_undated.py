"""Articles whose date nobody knows: shown as such, after all others, outside every range of dates."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from reader.intake.uploads import process
from reader.models import Actor, Article, Upload
from reader.page.bilingual import bilingual_text
from tests.articles import HARBOUR, HARBOUR_EN, make_article, receive

pytestmark = pytest.mark.django_db
NO_DATE = "no date"


def harbour(number: int, published: date | None) -> Article:
    return make_article(HARBOUR.replace("النخيل", f"النخيل {number}"), HARBOUR_EN, published)


@pytest.fixture
def shelf() -> list[Article]:
    """Five articles in the library's order: two dated ones, the newer first, then those without a date."""
    first, second, newest, oldest = (
        harbour(1, None),
        harbour(2, None),
        harbour(3, date(2026, 3, 1)),
        harbour(4, date(2026, 1, 1)),
    )
    same_day = harbour(5, date(2026, 1, 1))
    return [newest, same_day, oldest, second, first]


def test_the_undated_come_last(client: Client, shelf: list[Article]) -> None:
    assert list(client.get("/").context["articles"]) == shelf
    assert list(Article.objects.oldest_first()) == shelf[::-1]


def test_neighbours_lead_through_the_whole_library_and_back(client: Client, shelf: list[Article]) -> None:
    for at, article in enumerate(shelf):
        page = client.get(article.get_absolute_url()).context
        assert page.get("next") == (shelf[at - 1] if at else None)
        assert page.get("previous") == (shelf[at + 1] if at + 1 < len(shelf) else None)


@pytest.mark.parametrize("published", [None, date(2026, 3, 1)])
def test_an_article_alone_has_no_neighbours(client: Client, published: date | None) -> None:
    page = client.get(harbour(1, published).get_absolute_url()).context
    assert (page.get("next"), page.get("previous")) == (None, None)


def test_quotations_and_mentions_follow_the_same_order(client: Client, shelf: list[Article]) -> None:
    order = [article.pk for article in shelf]
    quotes = [card.article.pk for card in client.get(reverse("quotes")).context["cards"]]
    assert list(dict.fromkeys(quotes)) == order


def test_ranges_of_dates_leave_the_undated_out(client: Client, shelf: list[Article]) -> None:
    for query in ("?first=1900-01-01", "?last=2030-01-01"):
        assert list(client.get(f"/{query}").context["articles"]) == shelf[:3]
        quotes = client.get(reverse("quotes") + query)
        assert {card.article for card in quotes.context["cards"]} == set(shelf[:3])


def test_every_page_that_shows_a_date_says_that_there_is_none(client: Client, anwar: User) -> None:
    article = make_article(HARBOUR, HARBOUR_EN, None)
    speaker = Actor.objects.exclude(name_ar="").filter(annotations__layer="quote")[0]
    quotation = article.annotations.said()[0]
    client.force_login(anwar)
    for where in (
        "/",
        article.get_absolute_url(),
        reverse("word", args=(article.pk, 0)),
        reverse("quotes"),
        reverse("quotation", args=(article.pk, quotation.fingerprint)),
        reverse("actor", args=(speaker.pk,)),
        reverse("actor_split", args=(speaker.pk,)),
        reverse("review"),
    ):
        page = client.get(where)
        assert page.status_code == 200
        assert NO_DATE in page.content.decode(), where


def test_pages_of_admins_say_so_too(adel: User, client_of: Any) -> None:
    admin: Client = client_of(adel)
    article = make_article(HARBOUR, HARBOUR_EN, None)
    listed = reverse("admin:reader_article_changelist")
    where = reverse("admin:reader_article_change", args=(article.pk,))
    assert admin.get(listed).status_code == 200
    assert admin.get(listed, {"published__isnull": "True"}).status_code == 200
    assert admin.get(where).status_code == 200
    deleting = reverse("delete_article", args=(article.pk,))
    assert NO_DATE in admin.get(deleting).content.decode()
    admin.post(deleting)
    assert NO_DATE in admin.get(reverse("bin")).content.decode()


def test_mentions_by_month_count_dated_articles_alone(client: Client, shelf: list[Article]) -> None:
    harbour(6, date(2026, 2, 1))
    actor = Actor.objects.get(name_ar="سامر الحلبي")
    page = client.get(reverse("actor", args=(actor.pk,)))
    assert [month.count for month in page.context["months"]] == [2, 1, 1]


def test_an_export_says_that_there_is_no_date() -> None:
    article = make_article(HARBOUR, HARBOUR_EN, None)
    assert bilingual_text(article).facts == "Test News, no date."
    article.published = date(2026, 3, 1)
    assert bilingual_text(article).facts == "Test News, 2026-03-01."


def test_a_file_that_names_no_date_becomes_an_article_without_one() -> None:
    upload, _ = receive("a.txt", [HARBOUR.encode()])
    process(upload.pk)
    assert Article.objects.get().published is None
    assert Upload.objects.get().state == Upload.State.READY


def test_a_pasted_text_is_asked_for_its_date_unless_nobody_knows_it(adel: User, client_of: Any) -> None:
    admin: Client = client_of(adel)
    data = {"text": HARBOUR, "new_source": "Test News"}
    refused = admin.post(reverse("uploads"), data)
    assert refused.status_code == 422
    assert "nobody knows" in refused.content.decode()
    assert admin.post(reverse("uploads"), data | {"undated": "on"}).status_code == 302
    assert Article.objects.get().published is None


def test_source_and_date_are_set_later(adel: User, client_of: Any) -> None:
    admin: Client = client_of(adel)
    article = make_article(HARBOUR, HARBOUR_EN, None)
    where = reverse("article_facts", args=(article.pk,))
    assert where in admin.get(article.get_absolute_url()).content.decode()
    admin.post(where, {"source": article.source.slug, "site": "", "published": "2026-03-03"})
    article.refresh_from_db()
    assert (article.published, article.source.name_en) == (date(2026, 3, 3), "Test News")
    assert "3 March 2026" in admin.get(article.get_absolute_url()).content.decode()
    admin.post(where, {"source": "", "site": "Harbour Times", "published": ""})
    article.refresh_from_db()
    assert (article.published, article.source.name_en) == (None, "Harbour Times")


@pytest.mark.parametrize("typed", ["yesterday", "1312-03-03"])
def test_a_date_that_cannot_be_is_refused_and_kept_in_the_form(
    adel: User, client_of: Any, typed: str
) -> None:
    article = make_article(HARBOUR, "", None)
    where = reverse("article_facts", args=(article.pk,))
    answer = client_of(adel).post(where, {"source": article.source.slug, "published": typed})
    assert answer.status_code == 422
    assert typed in answer.content.decode()
    article.refresh_from_db()
    assert article.published is None
