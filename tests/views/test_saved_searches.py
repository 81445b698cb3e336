"""Searches that people keep: what is new, their feeds, and the history of one's own."""

from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader.models import SavedSearch, SearchVisit
from reader.search import saved as saving
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(rima: User, client_of: Callable[..., Client]) -> Client:
    make_article(HARBOUR, HARBOUR_EN)
    return client_of(rima)


def save(client: Client, name: str = "The harbour", address: str = "q=ميناء") -> Any:
    return client.post("/search/saved/", {"name": name, "address": address})


def counts(client: Client) -> list[tuple[str, int]]:
    return [(one.saved.name, one.count) for one, _ in client.get("/search/").context["saved"]]


def test_what_came_since_the_last_look_is_counted(reading: Client) -> None:
    assert save(reading).status_code == 302
    assert counts(reading) == [("The harbour", 0)]
    make_article(HARBOUR.replace("النخيل", "الزيتون"), published=date(2020, 1, 1))
    assert counts(reading) == [("The harbour", 2)]
    reading.get(SavedSearch.objects.get().get_absolute_url())
    assert counts(reading) == [("The harbour", 0)]


def test_many_new_ones_are_more_than(reading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    save(reading)
    make_article(HARBOUR.replace("النخيل", "الزيتون"))
    monkeypatch.setattr(saving, "COUNTED_NEW", 1)
    assert "more than 1 new" in reading.get("/search/").content.decode()


@pytest.mark.parametrize(
    ("name", "address", "told"),
    [
        ("", "q=ميناء", "Give the search a name"),
        ("Nothing", "q=", "nothing in it to look for"),
        ("Nothing", "page=3", "nothing in it to look for"),
        ("Much", "&".join(["actor=1"] * 300), "no address of a search"),
        ("The harbour", "q=رئيس", "of this name"),
    ],
)
def test_what_is_not_saved(reading: Client, name: str, address: str, told: str) -> None:
    save(reading)
    response = save(reading, name, address)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert SavedSearch.objects.count() == 1


def test_there_are_only_so_many(reading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_SAVED", 1)
    save(reading)
    assert save(reading, "Another").status_code == 422


def test_nobody_has_those_of_others(reading: Client, anwar: User, client_of: Callable[..., Client]) -> None:
    save(reading)
    other = client_of(anwar)
    assert counts(other) == []
    one = SavedSearch.objects.get()
    assert other.post(f"/search/saved/{one.pk}/", {"do": "delete"}).status_code == 404
    assert reading.post(f"/search/saved/{one.pk}/", {"do": "dance"}).status_code == 404
    assert reading.post(f"/search/saved/{one.pk}/", {"do": "delete"}).status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_feed_is_read_by_whoever_knows_its_address(reading: Client, client: Client, rima: User) -> None:
    save(reading)
    one = SavedSearch.objects.get()
    reading.post(f"/search/saved/{one.pk}/", {"do": "feed"})
    ((_, address),) = reading.get("/search/saved/").context["saved"]
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(response.content)
    (title,) = [one.text for one in tree.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert title == "Palm Port expansion to begin in spring"
    reading.post(f"/search/saved/{one.pk}/", {"do": "feed"})
    assert client.get(address).status_code == 404
    ((_, address),) = reading.get("/search/saved/").context["saved"]
    rima.is_active = False
    rima.save()
    assert client.get(address).status_code == 404
    SavedSearch.objects.update(feed_key="")
    assert client.get("/search/feed/x.atom").status_code == 404


def test_one_s_own_searches_can_be_forgotten(
    reading: Client, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST_VISITS", 2)
    for typed in ("ميناء", "شجرة", "ميناء", "tree"):
        reading.get("/search/", {"q": typed})
    client.get("/search/", {"q": "nobody's"})
    assert [one.typed for one in SearchVisit.objects.all()] == ["tree", "ميناء"]
    assert "ميناء" in reading.get("/search/saved/").content.decode()
    reading.post("/search/history/clear/")
    assert not SearchVisit.objects.exists()


def test_looking_ahead_or_further_on_is_no_look(reading: Client) -> None:
    reading.get("/search/", {"q": "ميناء", "page": "2", "order": "best"})
    reading.get("/search/", {"q": "ميناء"}, headers={"Sec-Purpose": "prefetch"})
    reading.head("/search/", {"q": "ميناء"})
    assert not SearchVisit.objects.exists()


def test_queries_grow_by_one_a_saved_search(
    reading: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(5):
        save(reading, f"Search {number}")
    with django_assert_max_num_queries(8 + 5 * 3):
        reading.get("/search/")
