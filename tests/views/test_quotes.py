"""The index of quotations."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from reader.analysis.storing import annotate
from reader.models import Actor, Article
from reader.page import quote_index
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_articles() -> None:
    make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1))
    make_article(
        'نقابة العمال ترد\nوقالت ليلى عيسى: "لا نثق بوعود سامر الحلبي."',
        published=date(2026, 4, 1),
        source="Other News",
    )


def quoted(client: Client, query: str = "") -> list[str]:
    cards = client.get(f"/quotes/{query}").context["cards"]
    return ["".join(piece.text for piece in card.arabic if piece.classes) for card in cards]


def test_all(client: Client) -> None:
    assert quoted(client) == [
        '"لا نثق بوعود سامر الحلبي."',
        "أعمال التوسعة في مدينة طرابلس ستبدأ في مارس",
        '"لن نقطع شجرة واحدة."',
    ]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?kind=direct", 2),
        ("?kind=indirect", 1),
        ("?kind=direct&kind=indirect", 3),
        ("?source=other-news", 1),
        ("?last=2026-03-31", 2),
        ("?by=الحلبي", 2),
        ("?by=halabi", 2),
        ("?by=nobody", 0),
        ("?by=!", 0),
        ("?month=2026-03", 2),
        ("?month=2026-03&month=2026-04", 3),
        ("?month=2026-99", 3),
        ("?verb=said", 1),
        ("?verb=said&verb=sang", 1),
        ("?state=accepted", 0),
        ("?state=nonsense", 3),
    ],
)
def test_filters(client: Client, query: str, count: int) -> None:
    assert len(quoted(client, query)) == count


def test_by_and_about(client: Client) -> None:
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    assert len(quoted(client, f"?speaker={minister.pk}")) == 2
    tripoli = Actor.objects.get(name_ar="طرابلس")
    assert quoted(client, f"?about={tripoli.pk}") == ["أعمال التوسعة في مدينة طرابلس ستبدأ في مارس"]


def test_a_card_has_both_languages_and_its_paragraph(client: Client) -> None:
    card, *_ = client.get("/quotes/?kind=direct&source=test-news").context["cards"]
    assert card.speaker_en == "Samer al-Halabi"
    assert card.verb_ar == "أضاف"
    english = "".join(piece.text for piece in card.english if piece.classes)
    assert english == "“We will not cut down a single tree.”"
    address, _, ident = card.href.partition("#")
    assert f'id="{ident}"' in client.get(address).content.decode()


def test_a_wrong_date_gets_a_sentence(client: Client) -> None:
    assert client.get("/quotes/?first=soon").context["form_errors"]


MIXED = 'الوزير يحذر\nقال سامر الحلبي إن الوضع "خطير للغاية" في الميناء.'


def test_words_in_marks_inside_reported_speech_are_counted_with_it(client: Client) -> None:
    article = make_article(MIXED, published=date(2026, 5, 1))
    assert sorted(one.label for one in article.annotations.quotations()) == ["direct", "mixed"]
    context = client.get("/quotes/?first=2026-05-01").context
    assert context["found"].total == 1
    assert [card.kind for card in context["cards"]] == ["mixed"]
    assert {kind.value: kind.count for kind in context["kinds"]} == {"direct": 0, "indirect": 0, "mixed": 1}
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    assert minister.quote_count == 3
    assert client.get(f"/actors/{minister.pk}/").context["actor"].quote_count == 3
    assert Article.objects.with_counts().get(pk=article.pk).quote_count == 1


def test_rejected_reported_speech_leaves_the_words_in_marks_their_own(client: Client) -> None:
    article = make_article(MIXED, published=date(2026, 5, 1))
    article.annotations.filter(label="mixed").update(state="rejected")
    assert [card.kind for card in client.get("/quotes/?first=2026-05-01").context["cards"]] == ["direct"]


def test_a_quotation_keeps_its_address_through_a_new_analysis(client: Client) -> None:
    addresses = [card.address for card in client.get("/quotes/").context["cards"]]
    for article in Article.objects.all():
        annotate(article)
    assert [card.address for card in client.get("/quotes/").context["cards"]] == addresses
    response = client.get(addresses[0])
    assert response.status_code == 200
    assert "لا نثق بوعود سامر الحلبي." in response.content.decode()


def test_a_speaker_whom_nobody_could_tell_is_said_to_be_not_certain(client: Client) -> None:
    article = make_article("اجتماع في المدينة\nوأضافت أن الحل بعيد.", published=date(2026, 5, 1))
    quotation = article.annotations.get(layer="quote")
    assert (quotation.actor, quotation.speaker_name) == (None, "")
    for page in ("/quotes/", article.get_absolute_url()):
        shown = client.get(page).content.decode()
        assert "Speaker not certain" in shown
        assert "nnamed speaker" not in shown
    quotation.speaker_unnamed = True
    quotation.save()
    assert "Unnamed speaker" in client.get("/quotes/").content.decode()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("شجرة", 1),
        ("شجر", 1),  # another form of it
        ("tree", 1),  # in the English
        ("trees -tree", 0),
        ("قال", 0),  # said of the quotation, not in it
        ("طرابلس", 1),
        ("شجرة طرابلس", 0),  # in no quotation together
        ("نثق بوعود", 1),
        ('"بوعود سامر"', 1),
        ('"سامر بوعود"', 0),
        ("((((*", 3),
    ],
)
def test_the_words_that_were_said(client: Client, words: str, found: int) -> None:
    assert len(client.get("/quotes/", {"q": words}).context["cards"]) == found


def test_words_and_filters_together(client: Client) -> None:
    assert len(quoted(client, "?q=الحلبي OR شجرة")) == 2
    assert len(quoted(client, "?q=الحلبي OR شجرة&month=2026-04")) == 1
    assert len(quoted(client, "?q=الحلبي OR شجرة&kind=indirect")) == 0


def test_what_it_can_be_narrowed_by_is_counted_without_what_was_chosen_in_it(client: Client) -> None:
    context = client.get("/quotes/?kind=direct&month=2026-03").context
    assert {one.value: one.count for one in context["kinds"]} == {"direct": 1, "indirect": 1, "mixed": 0}
    assert {one.value: one.count for one in context["months"]} == {"2026-04": 1, "2026-03": 1}
    assert (context["verbs"][0].value, context["verbs"][0].checked) == ("added", False)


def following(client: Client, query: str) -> list[str]:
    """All pages of a list, one after the other."""
    found: list[str] = []
    address = f"/quotes/?{query}"
    for _ in range(20):
        response = client.get(address)
        found += [card.address for card in response.context["cards"]]
        if not response.context["next"]:
            return found
        address = f"/quotes/?{response.context['next']}"
    raise AssertionError("The list has no end.")


@pytest.mark.parametrize("query", ["", "q=شجرة OR طرابلس OR بوعود"])
def test_page_by_page_nothing_is_missed_or_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    make_article(HARBOUR.replace("النخيل", "الزيتون"), published=None)
    make_article(HARBOUR.replace("النخيل", "التين"), published=None)
    whole = following(client, query)
    assert len(whole) == len(set(whole)) == 7
    for size in (1, 2, 3):
        monkeypatch.setattr(quote_index, "PER_PAGE", size)
        assert following(client, query) == whole
        monkeypatch.setattr(quote_index, "_AT_ONCE", 2)
        monkeypatch.setattr(quote_index, "LOOKED_AT", 2)
        assert following(client, query) == whole


@pytest.mark.parametrize("at", ["x", "1-2", "9999999999-1-1-1-1", "0-0-0-0-0", "-1-2-3-4-5", "1-1-1-1-1"])
def test_a_place_that_is_none(client: Client, at: str) -> None:
    assert client.get("/quotes/", {"at": at}).status_code == 200


def body(client: Client, address: str) -> str:
    response: Any = client.get(address)
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_files_are_the_list(client: Client) -> None:
    for query in ("", "?kind=direct", "?q=شجرة"):
        shown = [card.address for card in client.get(f"/quotes/{query}").context["cards"]]
        in_json = json.loads(body(client, f"/quotes/list.json{query}"))["quotes"]
        assert [f"/{one['address'].split('/', 3)[3]}" for one in in_json] == shown
        table = body(client, f"/quotes/list.csv{query}")
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["sha256"] for row in rows] == [one["sha256"] for one in in_json]
    (tree,) = in_json
    assert tree["speaker"] == "Samer al-Halabi"
    assert tree["english"] == "We will not cut down a single tree."
    assert client.get("/quotes/list.pdf").status_code == 404


def test_how_many_queries_a_page_takes(
    client: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    client.get("/quotes/")
    with django_assert_max_num_queries(9):
        client.get("/quotes/")
    with django_assert_max_num_queries(22):
        client.get("/quotes/", {"q": "شجرة"})
