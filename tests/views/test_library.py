"""The library: newest first, filtered by headline, source, actor and date."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from reader.library.tallies import tell_anew
from reader.models import Actor, Annotation, Article, Source
from reader.page.library_items import ItemCounts, counts_of
from reader.views import long_lists
from reader.views.long_lists import LongPaginator
from tests.articles import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Article]:
    """A harbour, a dam and a match; the first two name Tripoli's minister."""
    return [
        make_article(
            "توسعة الميناء تبدأ\nقال الوزير سامر الحلبي إن العمل يبدأ في طرابلس غدا.",
            "Harbour expansion begins\nMinister Samer al-Halabi said work would begin in Tripoli tomorrow.",
            date(2026, 1, 5),
            "Coast News",
        ),
        make_article(
            "السدود تمتلئ\nأعلن الوزير سامر الحلبي أن السدود امتلأت بعد الأمطار.",
            published=date(2026, 2, 5),
            source="Coast News",
        ),
        make_article(
            "المباراة النهائية\nفاز الفريق بهدف واحد في الدقيقة الأخيرة.", published=date(2026, 3, 5)
        ),
    ]


def headlines(client: Client, query: str = "") -> list[str]:
    return [article.headline for article in client.get(f"/{query}").context["articles"]]


def test_newest_first(client: Client, three: list[Article]) -> None:
    assert headlines(client) == ["المباراة النهائية", "السدود تمتلئ", "توسعة الميناء تبدأ"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?source=coast-news", ["السدود تمتلئ", "توسعة الميناء تبدأ"]),
        ("?source=coast-news&source=test-news", ["المباراة النهائية", "السدود تمتلئ", "توسعة الميناء تبدأ"]),
        ("?first=2026-02-01", ["المباراة النهائية", "السدود تمتلئ"]),
        ("?last=2026-02-05", ["السدود تمتلئ", "توسعة الميناء تبدأ"]),
        ("?first=2026-02-01&last=2026-02-28", ["السدود تمتلئ"]),
        ("?q=الميناء", ["توسعة الميناء تبدأ"]),
        ("?q=المبارة", []),
        ("?q=HARBOUR", ["توسعة الميناء تبدأ"]),
        ("?q=مُبَاراه", ["المباراة النهائية"]),
        ("?page=99", ["المباراة النهائية", "السدود تمتلئ", "توسعة الميناء تبدأ"]),
        ("?page=x", ["المباراة النهائية", "السدود تمتلئ", "توسعة الميناء تبدأ"]),
    ],
)
def test_filters(client: Client, three: list[Article], query: str, expected: list[str]) -> None:
    assert headlines(client, query) == expected


def test_filter_by_actor(client: Client, three: list[Article]) -> None:
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    assert headlines(client, f"?actor={minister.pk}") == ["السدود تمتلئ", "توسعة الميناء تبدأ"]
    place = Actor.objects.get(name_ar="طرابلس")
    assert headlines(client, f"?actor={minister.pk}&actor={place.pk}") == ["توسعة الميناء تبدأ"]


def test_a_rejected_mention_does_not_count(client: Client, three: list[Article]) -> None:
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    three[0].annotations.mentions().filter(actor=minister).update(state="rejected")
    tell_anew([three[0].pk])
    assert headlines(client, f"?actor={minister.pk}") == ["السدود تمتلئ"]


@pytest.mark.parametrize(
    "query",
    ["?first=yesterday", "?source=nobody", "?actor=x", "?actor=999", "?first=2026-03-01&last=2026-01-01"],
)
def test_a_filter_that_makes_no_sense_gets_a_sentence(
    client: Client, three: list[Article], query: str
) -> None:
    response = client.get(f"/{query}")
    assert response.status_code == 200
    assert response.context["form_errors"]
    assert response.context["form_errors"][0] in response.content.decode().replace("&quot;", '"')


def test_applied_filters_can_be_removed_one_by_one(client: Client, three: list[Article]) -> None:
    applied = client.get("/?source=coast-news&q=الميناء").context["applied"]
    assert [one.label for one in applied] == ["Headline", "Source"]
    assert headlines(client, applied[0].remove_href.removeprefix("/")) == [
        "السدود تمتلئ",
        "توسعة الميناء تبدأ",
    ]


def test_a_swap_gets_the_list_alone(client: Client, three: list[Article]) -> None:
    fragment = client.get("/?q=الميناء", headers={"HX-Request": "true"})
    assert b"<html" not in fragment.content
    assert b'id="library"' in fragment.content


def test_empty(client: Client, adel: object) -> None:
    assert client.get("/").context["library_empty"]
    client.force_login(adel)  # type: ignore[arg-type]
    assert 'href="/uploads/"' in client.get("/").content.decode()


def test_nothing_matches(client: Client, three: list[Article]) -> None:
    response = client.get("/?q=ققق")
    assert not response.context["library_empty"]
    assert 'href="/"' in response.content.decode()


def test_queries_do_not_grow_with_the_list(client: Client, three: list[Article]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(5):
        make_article(f"خبر رقم {number}\nقال الوزير سامر الحلبي إن العمل يبدأ في طرابلس غدا.")
    with CaptureQueriesContext(connection) as after:
        client.get("/")
    assert len(after) == len(before)


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 10),
        ("page=2", 10),
        ("source=coast-news", 11),
        ("q=الميناء", 9),
        ("first=2026-01-01&last=2026-12-31", 10),
        ("review=todo", 11),
        ("review=begun&review=done", 11),
        ("english=person&english=none", 11),
        ("english=machine&review=todo&source=coast-news&first=2026-01-01", 12),
    ],
)
def test_how_many_queries_a_page_takes(
    client: Client,
    three: list[Article],
    django_assert_max_num_queries: Callable[[int], Any],
    query: str,
    most: int,
) -> None:
    client.get("/")
    with django_assert_max_num_queries(most):
        client.get(f"/?{query}")


@pytest.mark.parametrize("many", [1, 1500])
def test_articles_by_the_work_on_them(
    client: Client, three: list[Article], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """The same whether such articles are few, which are gathered, or many, which are met on the way."""
    monkeypatch.setattr("reader.models.tally.MANY_ARTICLES", many)
    harbour, dams, match = "توسعة الميناء تبدأ", "السدود تمتلئ", "المباراة النهائية"
    assert headlines(client, "?review=todo") == [dams, harbour]
    assert headlines(client, "?review=done") == []
    Annotation.objects.filter(article=three[1]).update(state="accepted")
    tell_anew([three[1].pk])
    assert headlines(client, "?review=done") == [dams]
    assert headlines(client, "?review=done&review=todo") == [dams, harbour]
    assert headlines(client, "?english=person") == [harbour]
    assert headlines(client, "?english=none") == [match, dams]
    assert headlines(client, "?english=none&review=done") == [dams]
    assert headlines(client, "?english=machine") == []


def test_pages_beyond_what_was_counted(three: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lists, "MOST_COUNTED", 1)
    ids = Article.objects.newest_first().values_list("pk", flat=True)
    page = LongPaginator(ids, 1).long_page(2, list)
    assert list(page) == [three[1].pk] and page.is_cut
    assert (page.previous_page_number(), page.has_next(), page.next_page_number()) == (1, True, 3)


def test_pages_near_the_end_are_those_counted_from_the_beginning(three: list[Article]) -> None:
    make_article("بلا تاريخ\nخبر لا يعرف أحد تاريخه.", published=None)
    rows = Article.objects.newest_first().values_list("pk", flat=True)
    ids = list(rows)
    for per_page in (1, 2, 3):
        for number in range(1, 6):
            found, told = (LongPaginator(one, per_page).long_page(number, list) for one in (rows, ids))
            assert (found.object_list, found.number) == (told.object_list, told.number)
            assert found.has_next() == told.has_next()


def test_what_is_counted_of_an_article_is_what_is_counted_of_its_marks(three: list[Article]) -> None:
    marks = Annotation.objects.filter(article=three[0]).mentions()
    marks.filter(pk=marks.values("pk")[:1]).update(state="rejected")
    make_article('الوزير يحذر\nقال سامر الحلبي إن الوضع "خطير للغاية" في الميناء.')
    told = {
        one.pk: (one.actor_count, one.quote_count, one.suggested_count, one.reviewed_count)
        for one in Article.objects.with_counts()
    }
    counted = counts_of(list(told))
    assert {pk: tuple(counted.get(pk, ItemCounts())) for pk in told} == told
    assert any(quotes for _, quotes, *_ in told.values())


def test_a_source_that_is_called_otherwise_is_shown_so_at_once(client: Client, three: list[Article]) -> None:
    assert "Coast News" in client.get("/").content.decode()
    Source.objects.filter(name_en="Coast News").update(name_en="Shore News")
    shown = client.get("/").content.decode()
    assert "Shore News" in shown and "Coast News" not in shown
