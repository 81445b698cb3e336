"""Actors merged, taken apart and renamed: whose mentions they are afterwards."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.annotation import ActionRefused, undo
from reader.annotation.merging import actors_alike, add_name, describe, merge, search, split_actor, unmerge
from reader.models import Actor, ActorMerge, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def minister(article: Article) -> Actor:
    return Actor.objects.get(name_ar="سامر الحلبي")


@pytest.fixture
def other(minister: Actor) -> Actor:
    made = Actor.objects.create(kind="PER", name_ar="س. الحلبي", name_en="S. al-Halabi")
    add_name(made, "س. الحلبي")
    return made


def test_a_merge_moves_mentions_and_names_and_can_be_taken_back(
    article: Article, minister: Actor, other: Actor, anwar: Any
) -> None:
    mentions = set(minister.annotations.values_list("pk", flat=True))
    merged = merge(other, minister, anwar)
    assert set(other.annotations.values_list("pk", flat=True)) == mentions
    assert "سامر الحلبي" in other.names.values_list("name", flat=True)
    back = unmerge(merged)
    assert set(back.annotations.values_list("pk", flat=True)) == mentions
    assert not other.annotations.exists()
    assert list(other.names.values_list("name", flat=True)) == ["س. الحلبي"]
    with pytest.raises(ActionRefused, match="already"):
        unmerge(merged)


def test_what_was_merged_once_cannot_be_merged_again(minister: Actor, other: Actor, anwar: Any) -> None:
    merge(minister, other, anwar)
    for one, two in ((minister, other), (minister, minister)):
        with pytest.raises(ActionRefused):
            merge(one, two, anwar)
    assert ActorMerge.objects.count() == 1


def test_the_address_of_a_merged_actor_leads_on(
    client: Client, minister: Actor, other: Actor, anwar: Any
) -> None:
    merge(minister, other, anwar)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, minister.get_absolute_url())


def test_split_mentions_go_to_another_actor_and_come_back_with_undo(
    article: Article, minister: Actor, anwar: Any
) -> None:
    mention = minister.annotations.mentions().get()
    other = split_actor(minister, [mention.pk], "سامر منصور الحلبي", "Samer Mansour al-Halabi", anwar)
    mention.refresh_from_db()
    assert (mention.actor, other.name_en) == (other, "Samer Mansour al-Halabi")
    undo(article, anwar)
    mention.refresh_from_db()
    assert mention.actor == minister


@pytest.mark.parametrize(("ticked", "name"), [([], "ليلى"), ([1], " "), ([1], "سامر الحلبي")])
def test_a_split_into_nobody_is_refused(minister: Actor, anwar: Any, ticked: list[int], name: str) -> None:
    with pytest.raises(ActionRefused):
        split_actor(minister, ticked, name, "", anwar)


def test_two_who_change_one_actor_do_not_overwrite_each_other(minister: Actor) -> None:
    fields = {"name_ar": "سامر الحلبي", "name_en": "Samer Halabi", "kind": "PER"}
    assert describe(minister, 1, **fields).version == 2
    with pytest.raises(ActionRefused, match="in the meantime"):
        describe(minister, 1, **fields)
    assert set(minister.names.filter(language="en").values_list("name", flat=True)) >= {"Samer Halabi"}


def test_actors_are_found_by_any_name_in_either_language(minister: Actor, other: Actor, anwar: Any) -> None:
    for text in ("الحلبي", "halabi", "سامر"):
        assert minister in search(text, anwar)
    assert other in actors_alike(minister)
    assert list(search("", anwar)) == []


# Over HTTP


@pytest.fixture
def desk(anwar: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(anwar)
    return signed_in


def test_a_merge_is_previewed_before_it_is_made(desk: Client, minister: Actor, other: Actor) -> None:
    where = reverse("actor_merge", args=(minister.pk,))
    assert "S. al-Halabi" in desk.get(where).content.decode()
    html = desk.get(where, {"other": other.pk}).content.decode()
    assert "0 mentions" in html
    assert not ActorMerge.objects.exists()
    assert desk.post(where, {"other": other.pk}).status_code == 302
    merged = ActorMerge.objects.get()
    page = desk.get(minister.get_absolute_url()).content.decode()
    assert reverse("actor_unmerge", args=(merged.pk,)) in page
    assert desk.post(reverse("actor_unmerge", args=(merged.pk,))).status_code == 302
    assert Actor.objects.living().filter(pk=other.pk).exists()


@pytest.mark.parametrize("sent", ["", "x", "999999", "1" * 30])
def test_a_merge_with_nobody_is_refused(desk: Client, minister: Actor, sent: str) -> None:
    response = desk.post(reverse("actor_merge", args=(minister.pk,)), {"other": sent})
    assert response.status_code == 422


def test_an_actor_is_changed_in_a_form(desk: Client, minister: Actor) -> None:
    where = reverse("actor_edit", args=(minister.pk,))
    data = {"version": 1, "name_ar": "سامر الحلبي", "name_en": "Samir Halabi", "kind": "PER"}
    assert desk.post(where, data | {"wikidata": "nonsense"}).status_code == 422
    assert desk.post(where, data | {"wikidata": "Q42"}).status_code == 302
    late = desk.post(where, data)
    assert late.status_code == 422
    assert "in the meantime" in late.content.decode()
    minister.refresh_from_db()
    assert (minister.name_en, minister.wikidata) == ("Samir Halabi", "Q42")


def test_a_name_is_added_and_an_empty_one_refused(desk: Client, minister: Actor) -> None:
    where = reverse("actor_name", args=(minister.pk,))
    assert desk.post(where, {"name": "أبو سليم"}).status_code == 302
    assert desk.post(where, {"name": "  "}).status_code == 422
    assert minister.names.filter(language="ar", name="أبو سليم").exists()


def test_mentions_are_split_in_a_form_that_keeps_what_was_ticked(desk: Client, minister: Actor) -> None:
    where, mention = reverse("actor_split", args=(minister.pk,)), minister.annotations.mentions().get()
    refused = desk.post(where, {"mention": mention.pk})
    assert refused.status_code == 422
    assert f'value="{mention.pk}" checked' in refused.content.decode()
    assert desk.post(where, {"mention": mention.pk, "name_ar": "ليلى النجار"}).status_code == 302
    mention.refresh_from_db()
    assert mention.actor is not None
    assert mention.actor.name_ar == "ليلى النجار"


def test_names_are_offered_while_somebody_types(desk: Client, minister: Actor) -> None:
    html = desk.get(reverse("actor_names"), {"q": "halab"}).content.decode()
    assert f'name="actor" value="{minister.pk}"' in html
    assert "Nobody is called that" in desk.get(reverse("actor_names"), {"q": "zzz"}).content.decode()
