"""Where readers stopped: kept for each by themselves, told in the library, asked for by a filter."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reader.library.reading import minutes_to_read
from reader.models import Article, ReadingPlace
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
MATCH = "المباراة النهائية اليوم\nيلعب الفريقان اليوم في الملعب الكبير."


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def reading(rima: User, client_of: Callable[[User], Client]) -> Client:
    cache.clear()
    return client_of(rima)


def page(client: Client, article: Article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def offered(html: str) -> bool:
    return "hidden" not in html.split('id="go-on"')[1].split(">")[0]


def test_a_place_is_kept_and_offered_to_its_reader_alone(
    reading: Client, article: Article, anwar: User, client_of: Callable[[User], Client]
) -> None:
    assert reading.post(f"/a/{article.pk}/place/", {"paragraph": "2"}).status_code == 204
    mine, others = page(reading, article), page(client_of(anwar), article)
    assert "Go on at paragraph 2" in mine
    assert 'href="#p2"' in mine.split('id="go-on"')[1].split("</aside>")[0]
    assert not offered(others)
    assert offered(mine)


def test_a_later_place_takes_the_place_of_an_earlier_one(reading: Client, article: Article) -> None:
    for paragraph in ("2", "1", "2", "99999999"):
        reading.post(f"/a/{article.pk}/place/", {"paragraph": paragraph})
    assert ReadingPlace.objects.get().paragraph == 100_000


def test_what_was_read_is_not_offered_and_can_be_unread(reading: Client, article: Article) -> None:
    reading.post(f"/a/{article.pk}/place/", {"paragraph": "2"})
    done = reading.post(f"/a/{article.pk}/place/", {"read": "1"}, follow=True)
    assert "Marked as read." in done.content.decode()
    html = page(reading, article)
    assert not offered(html)
    assert "You have read it" in html
    swapped = reading.post(f"/a/{article.pk}/place/", {"read": "0"}, headers={"HX-Request": "true"})
    assert "Mark as read" in swapped.content.decode()
    assert "<html" not in swapped.content.decode()
    assert "You have read it" not in page(reading, article)


def test_the_library_tells_and_filters_by_how_far_one_is(
    reading: Client, article: Article, anwar: User, client_of: Callable[[User], Client]
) -> None:
    match = make_article(MATCH)

    def shown(client: Client, query: str) -> set[int]:
        return {one.pk for one in client.get(f"/?{query}").context["articles"]}

    assert shown(reading, "reading=unread") == {article.pk, match.pk}
    reading.post(f"/a/{article.pk}/place/", {"paragraph": "2"})
    assert "begun, to paragraph 2" in reading.get("/").content.decode()
    assert shown(reading, "reading=begun") == {article.pk}
    assert shown(reading, "reading=unread") == {article.pk, match.pk}
    reading.post(f"/a/{article.pk}/place/", {"read": "1"})
    assert shown(reading, "reading=unread") == {match.pk}
    assert shown(reading, "reading=read") == {article.pk}
    assert shown(reading, "reading=read&reading=unread") == {article.pk, match.pk}
    assert shown(client_of(anwar), "reading=read") == set()
    assert shown(Client(), "reading=read") == {article.pk, match.pk}  # nobody is known


def test_a_place_needs_an_article_and_somebody(reading: Client, article: Article) -> None:
    assert reading.post("/a/999/place/", {"paragraph": "2"}).status_code == 404
    assert reading.get(f"/a/{article.pk}/place/").status_code == 405
    Client().post(f"/a/{article.pk}/place/", {"paragraph": "2"})
    assert not ReadingPlace.objects.exists()


def test_a_page_that_tells_places_without_end_is_held_back(
    reading: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.views.reading_places.PLACES_A_MINUTE", 3)
    monkeypatch.setattr("reader.watch.allowance.time.time", lambda: 1_800_000_030.0)
    address = f"/a/{article.pk}/place/"
    codes = [reading.post(address, {"paragraph": f"{number}"}).status_code for number in range(2, 7)]
    assert codes == [204, 204, 204, 429, 429]
    cache.clear()  # as in another process, which knows nothing of what this one counted
    held_back = reading.post(address, {"paragraph": "8"})
    assert (held_back.status_code, held_back["Retry-After"]) == (429, "30")
    assert ReadingPlace.objects.get().paragraph == 4
    assert reading.post(address, {"read": "1"}).status_code == 302  # a press is never held back


def test_what_was_kept_goes_with_the_account(reading: Client, article: Article, rima: User) -> None:
    reading.post(f"/a/{article.pk}/place/", {"paragraph": "2"})
    rima.delete()
    assert not ReadingPlace.objects.exists()


def test_an_article_costs_no_more_queries_for_whom_nothing_is_kept(
    client: Client, reading: Client, article: Article
) -> None:
    def queries(visitor: Client) -> list[str]:
        visitor.get(article.get_absolute_url())
        with CaptureQueriesContext(connection) as made:
            visitor.get(article.get_absolute_url())
        return [query["sql"] for query in made]

    assert not any("reading" in sql for sql in queries(client))
    assert sum("reader_readingplace" in sql for sql in queries(reading)) == 1


def test_minutes_are_told_without_scripts(client: Client, article: Article) -> None:
    assert "1 minute to read" in page(client, article)
    assert [minutes_to_read(words) for words in (0, 140, 1400)] == [1, 1, 10]
