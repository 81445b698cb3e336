"""The review queue: what it gives to whom, how it judges, and what it does when somebody was quicker."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.annotation import accept
from reader.annotation.review_queue import claim_next, waiting_suggestions
from reader.models import Annotation, Claim
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
WHERE = "/review/"


@pytest.fixture(autouse=True)
def article() -> Any:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def client(anwar: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(anwar)
    return signed_in


def shown(client: Client) -> int:
    item = client.get(WHERE).context["item"]
    return int(item.annotation.pk)


def test_the_least_certain_comes_first(client: Client) -> None:
    first = waiting_suggestions().first()
    assert first is not None
    assert shown(client) == first.pk
    assert first.score == min(one.score for one in waiting_suggestions() if one.score is not None)


def test_two_analysts_never_have_the_same(client: Client, basma: Any, client_of: Any) -> None:
    mine, hers = shown(client), shown(client_of(basma))
    assert mine != hers
    assert (mine, hers) == (shown(client), shown(client_of(basma)))  # nor after loading again
    assert Claim.objects.count() == 2


def test_a_decision_shows_the_next(client: Client) -> None:
    first = shown(client)
    data = {"annotation": first, "version": 1, "action": "accept"}
    html = client.post(WHERE, data, headers=SWAP).content.decode()
    assert "Accepted:" in html
    assert f'name="annotation" value="{first}"' not in html
    assert Annotation.objects.get(pk=first).state == "accepted"


def test_without_a_script_a_decision_leads_back_to_the_queue(client: Client) -> None:
    data = {"annotation": shown(client), "version": 1, "action": "reject"}
    response = client.post(f"{WHERE}?layer=actor", data)
    assert (response.status_code, response["Location"]) == (302, f"{WHERE}?layer=actor")


def test_another_kind_is_one_key(client: Client) -> None:
    first = client.get(f"{WHERE}?layer=actor").context["item"].annotation
    data = {"annotation": first.pk, "version": 1, "relabel": "MISC"}
    client.post(f"{WHERE}?layer=actor", data)
    changed = Annotation.objects.get(pk=first.pk)
    assert (changed.label, changed.state) == ("MISC", "accepted")


def test_what_was_skipped_comes_back_when_asked_for(client: Client) -> None:
    first = shown(client)
    client.post(WHERE, {"annotation": first, "version": 1, "action": "skip"})
    assert shown(client) != first
    client.post(reverse("unskip"))
    assert shown(client) == first


def test_somebody_was_quicker_and_that_stands(client: Client, basma: Any) -> None:
    first = shown(client)
    accept(first, 1, basma)
    data = {"annotation": first, "version": 1, "action": "reject"}
    html = client.post(WHERE, data, headers=SWAP).content.decode()
    assert "basma accepted this first" in html
    assert Annotation.objects.get(pk=first).state == "accepted"


def test_the_same_words_elsewhere_are_judged_with_it_and_those_that_changed_are_left(
    client: Client, basma: Any
) -> None:
    make_article(HARBOUR.replace("الربيع", "الخريف"))
    make_article(HARBOUR.replace("الربيع", "الصيف"))
    ministers = list(waiting_suggestions().filter(exact="سامر الحلبي").order_by("pk"))
    one, same, changed = ministers[:3]
    accept(changed.pk, 1, basma)
    data = {
        "annotation": one.pk,
        "version": 1,
        "action": "reject",
        "alike": [f"{same.pk}:1", f"{changed.pk}:1"],
    }
    html = client.post(WHERE, data, headers=SWAP).content.decode()
    states = dict(Annotation.objects.values_list("pk", "state"))
    assert (states[one.pk], states[same.pk], states[changed.pk]) == ("rejected", "rejected", "accepted")
    assert "and 1 more" in html
    assert "1 had been changed by others" in html


@pytest.mark.parametrize("alike", ["x", "1", "1:y", "9:1", "-1:1"])
def test_a_damaged_list_changes_nothing(client: Client, alike: str) -> None:
    first = shown(client)
    data = {"annotation": first, "version": 1, "action": "accept", "alike": [alike]}
    if alike == "9:1":
        data["alike"] = ["999999:1"]
    assert client.post(WHERE, data).status_code == 422
    assert Annotation.objects.get(pk=first).state == "suggested"


def test_a_suggestion_that_is_gone_is_said_to_be(client: Client) -> None:
    html = client.post(WHERE, {"annotation": 999_999, "action": "accept"}, headers=SWAP).content.decode()
    assert "no longer there" in html


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("layer=actor", lambda one: one.layer == "actor"),
        ("layer=quote", lambda one: one.layer == "quote"),
        ("sure=guess", lambda one: one.score < 0.85),
        ("source=test-news&first=2026-01-01&last=2026-12-31", lambda one: True),
    ],
)
def test_filters(client: Client, query: str, fits: Any) -> None:
    assert fits(client.get(f"{WHERE}?{query}").context["item"].annotation)


@pytest.mark.parametrize("query", ["last=2020-01-01", "first=2027-01-01", "article=999"])
def test_nothing_waits_is_said(client: Client, query: str) -> None:
    assert "Nothing waits." in client.get(f"{WHERE}?{query}").content.decode()


def test_opening_the_queue_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    shown(client)
    with django_assert_max_num_queries(35):
        client.get(WHERE)


def test_a_claim_that_ran_out_is_given_to_the_next(anwar: Any, basma: Any) -> None:
    first = claim_next(anwar, waiting_suggestions())
    assert first is not None
    Claim.objects.update(until="2020-01-01T00:00:00Z")
    again = claim_next(basma, waiting_suggestions())
    assert again is not None
    assert again.pk == first.pk
