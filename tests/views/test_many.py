"""Many articles at once: who is to review them, other facts, the bin, and all of it taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from reader import search
from reader.library.tallies import tell_anew
from reader.models import Annotation, Article, ArticleDuty, Collection, Source
from reader.search.hits import hits_of
from reader.translation.writing import set_english
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> list[Article]:
    return [
        make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1), "Port News"),
        make_article(HARBOUR.replace("النخيل", "الزيتون"), "", date(2026, 4, 1), "Grove News"),
    ]


def tick(client: Client, articles: list[Article], do: str, **more: Any) -> Any:
    return client.post("/collections/ticked/", {"article": [one.pk for one in articles], "do": do, **more})


def change(client: Client, articles: list[Article], do: str, **more: Any) -> Any:
    return client.post("/articles/many/", {"article": [one.pk for one in articles], "do": do, **more})


def listed(client: Client, address: str) -> set[int]:
    return {one.pk for one in client.get(address).context["articles"]}


def test_articles_are_assigned_and_the_library_and_collections_say_to_whom(
    two: list[Article], anwar: User, basma: User, rima: User, client_of: Callable[..., Client]
) -> None:
    client = client_of(anwar)
    assert tick(client, two, "assign", duty=basma.pk).status_code == 302
    assert tick(client, two[:1], "assign", duty=anwar.pk).status_code == 302
    assert set(ArticleDuty.objects.values_list("article", "user", "given_by")) == {
        (two[0].pk, anwar.pk, anwar.pk),
        (two[1].pk, basma.pk, anwar.pk),
    }
    assert listed(client, f"/?duty={basma.pk}") == {two[1].pk}
    assert listed(client, f"/?duty={basma.pk}&duty={anwar.pk}") == {one.pk for one in two}
    both = Collection.objects.create(name="Both", owner=anwar, is_shared=True)
    tick(client, two, "collect", collection=both.pk)
    for mark in Annotation.objects.filter(article=two[1]):
        mark.state = "accepted"
        mark.save()
    tell_anew([two[1].pk])
    people = client.get(both.get_absolute_url()).context["people"]
    assert [(one["name"], one["count"], one["done"]) for one in people] == [("anwar", 1, 0), ("basma", 1, 1)]
    tick(client, two, "unassign")
    assert not ArticleDuty.objects.exists()
    assert tick(client, two, "assign", duty=rima.pk).status_code == 404  # who may not review
    assert tick(client_of(rima), two, "assign", duty=anwar.pk).status_code == 404


def test_the_library_by_review_and_by_english(
    two: list[Article], anwar: User, client_of: Callable[..., Client]
) -> None:
    client = client_of(anwar)
    everything = {one.pk for one in two}
    assert listed(client, "/?review=todo") == everything
    mark = Annotation.objects.filter(article=two[0]).first()
    assert mark is not None
    mark.state = "rejected"
    mark.save()
    tell_anew([two[0].pk])
    assert (listed(client, "/?review=begun"), listed(client, "/?review=todo")) == ({two[0].pk}, {two[1].pk})
    Annotation.objects.filter(article=two[0]).update(state="accepted")
    tell_anew([two[0].pk])
    assert listed(client, "/?review=done") == {two[0].pk}
    assert listed(client, "/?review=done&review=todo") == everything
    assert (listed(client, "/?english=person"), listed(client, "/?english=none")) == (
        {two[0].pk},
        {two[1].pk},
    )
    row = two[1].paragraphs.get(number=2)
    set_english(row, "Work begins.", "", anwar)
    row.translation.__class__.objects.filter(paragraph=row).update(origin="machine")
    tell_anew([two[1].pk])
    assert listed(client, "/?english=machine") == {two[1].pk}
    assert "English: <bdi>by a machine</bdi>" in " ".join(
        client.get("/?english=machine").content.decode().split()
    )
    assert "Select a valid choice" in client.get("/?review=x").content.decode()


def test_many_get_another_source_and_day_and_are_set_back(
    two: list[Article], adel: User, client_of: Callable[..., Client]
) -> None:
    client = client_of(adel)
    response = tick(client, two, "change")
    shown = client.get(response["Location"])
    assert [one.pk for one in shown.context["articles"]] == [two[1].pk, two[0].pk]
    done = change(client, two, "facts", site="Wire", published="2020-01-02")
    assert done.status_code == 200
    wire = Source.objects.get(name_en="Wire")
    assert set(Article.objects.values_list("source", "published")) == {(wire.pk, date(2020, 1, 2))}
    assert list(hits_of(search.prepare("ميناء after:2021"))) == []
    change(client, two[:1], "facts", undated="1")  # somebody changes one of them since
    undo = done.context["undo"]
    client.post("/articles/many/back/", {"undo": undo})
    assert set(Article.objects.values_list("pk", "source__name_en", "published")) == {
        (two[0].pk, "Wire", None),
        (two[1].pk, "Grove News", date(2026, 4, 1)),
    }
    assert list(search.check()) == []


def test_many_go_into_the_bin_and_come_back(
    two: list[Article], adel: User, client_of: Callable[..., Client]
) -> None:
    client = client_of(adel)
    done = change(client, two, "bin")
    assert not Article.objects.exists()
    client.post("/articles/many/back/", {"undo": done.context["undo"]})
    assert Article.objects.count() == 2


def test_nothing_is_done_by_halves_or_by_others(
    two: list[Article], adel: User, anwar: User, client_of: Callable[..., Client]
) -> None:
    client = client_of(adel)
    for given, told in (
        ({"do": "facts"}, "Nothing would change"),
        ({"do": "facts", "published": "x"}, "is not a date"),
        ({"do": "facts", "published": "0100-01-01"}, "before 1900"),
        ({"do": "dance", "site": "Wire"}, "dance"),
    ):
        response = change(client, two, **given)
        assert (response.status_code, told in response.content.decode()) == (422, True), given
    assert client.post("/articles/many/", {"article": "x", "do": "bin"}).status_code == 422
    assert client.post("/articles/many/back/", {"undo": "forged"}).status_code == 302
    assert change(client_of(anwar), two, "bin").status_code == 403
    assert set(Article.objects.values_list("source__name_en", flat=True)) == {"Port News", "Grove News"}
