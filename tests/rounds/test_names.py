"""Names coined alone in a round: where they show, where they meet, and when they are the library's."""

from typing import Any

import pytest
from django.db.models import Q
from django.urls import reverse

from reader.annotation import ActionRefused, NewMark, change, mark, speaker_called
from reader.models import Actor, ActorName, Article, Round
from reader.rounds import settle
from reader.rounds.comparing import places
from tests.articles import make_article

pytestmark = pytest.mark.django_db
NAME, ENGLISH = "سامر الحلبي", "Samir of Aleppo"


@pytest.fixture
def coined(trio: Round, anwar: Any, marks: Any) -> Actor:
    """A name that Anwar coined alone."""
    actor: Actor = marks(anwar, NAME, name_en=ENGLISH).actor
    return actor


def key_of(one: Round) -> str:
    return next(place.key for place in places(one) if place.layer == "actor")


def test_a_name_coined_in_an_unfinished_round_shows_nowhere_to_others(
    trio: Round, article: Article, coined: Actor, basma: Any, lubna: Any, adel: Any, rima: Any, client_of: Any
) -> None:
    assert not Actor.objects.filter(Q(pk=coined.pk) | Q(name_en=ENGLISH)).exists()
    by_query = {"q": ENGLISH}
    pages: list[tuple[str, dict[str, str]]] = [
        (reverse("actors"), {}),
        (reverse("actors"), by_query),
        (reverse("library"), {}),
        (reverse("quotes"), by_query),
        (reverse("review"), {}),
        (article.get_absolute_url(), {}),
        (trio.get_absolute_url(), {}),
    ]
    for user in (rima, basma, lubna, adel):
        client = client_of(user)
        for where, query in pages:
            assert f"/actors/{coined.pk}/" not in client.get(where, query).content.decode()
        assert client.get(coined.get_absolute_url()).status_code == 404
    for user in (basma, lubna, adel):
        found = client_of(user).get(reverse("actor_names"), by_query).content.decode()
        assert f'value="{coined.pk}"' not in found
        assert client_of(user).get(reverse("actor_edit", args=(coined.pk,))).status_code == 404
        merging = client_of(user).get(reverse("actor_merge", args=(coined.pk,)))
        assert merging.status_code == 404
    admin = client_of(adel).get("/admin/reader/actor/", by_query).content.decode()
    assert f"/actor/{coined.pk}/" not in admin


def test_who_coined_it_finds_it_and_can_say_more_of_it(coined: Actor, anwar: Any, client_of: Any) -> None:
    client = client_of(anwar)
    assert f'value="{coined.pk}"' in client.get(reverse("actor_names"), {"q": ENGLISH}).content.decode()
    page = client.get(coined.get_absolute_url()).content.decode()
    assert "Nobody else is shown it" in page
    assert client.get(reverse("actor_edit", args=(coined.pk,))).status_code == 200


def test_another_who_marks_the_same_name_learns_nothing_of_it(
    trio: Round, coined: Actor, basma: Any, marks: Any, adel: Any
) -> None:
    theirs = marks(basma, NAME).actor
    assert theirs.pk != coined.pk
    assert theirs.name_en != ENGLISH
    article = make_article(f"خبر قصير عن الوزير\n\nقال {NAME} إن العمل بدأ اليوم في المدينة.\n")
    assert not article.annotations.filter(actor__in=(coined, theirs)).exists()
    assert speaker_called(NAME) not in (coined, theirs)


def test_a_name_that_another_coined_cannot_be_given_to_a_mark(
    trio: Round, coined: Actor, basma: Any, marks: Any
) -> None:
    theirs = marks(basma, NAME)
    with pytest.raises(ActionRefused, match="not in the library"):
        change(theirs.pk, 1, basma, actor=coined)


def test_the_library_learns_no_form_of_a_name_from_a_round(
    article: Article, trio: Round, anwar: Any, adel: Any, marks: Any
) -> None:
    known = Actor.objects.create(kind="PER", name_ar="س. الحلبي", name_en="Samer al-Halabi")
    ActorName.objects.create(actor=known, language="en", name="Samer al-Halabi")
    assert marks(anwar, NAME, name_en="Samer al-Halabi").actor == known
    assert not known.names.filter(name=NAME).exists()


def test_the_same_name_coined_by_two_is_one_when_all_are_done(
    trio: Round, coined: Actor, anwar: Any, basma: Any, camil: Any, lubna: Any, marks: Any, says_done: Any
) -> None:
    marks(basma, NAME, name_en="Samer al-Halabi")
    marks(camil, NAME)
    says_done(trio, anwar, basma, camil)
    (place,) = places(trio)
    assert place.is_agreed
    assert {mark.actor for version in place.versions for mark in version.marks} == {coined}
    assert not Actor.objects.filter(pk=coined.pk).exists()
    settle(trio, place.key, place.versions[1].part.pk, lubna)
    assert Actor.objects.get(pk=coined.pk).names.filter(name="Samer al-Halabi").exists()


def test_settled_names_are_the_librarys(
    trio: Round, article: Article, coined: Actor, anwar: Any, basma: Any, camil: Any, lubna: Any,
    says_done: Any, client_of: Any, rima: Any,
) -> None:  # fmt: skip
    says_done(trio, anwar, basma, camil)
    assert client_of(rima).get(coined.get_absolute_url()).status_code == 404
    settle(trio, key_of(trio), trio.assignments.get(user=anwar).pk, lubna)
    assert article.annotations.get(state="accepted").actor == coined
    assert ENGLISH in client_of(rima).get(reverse("actors")).content.decode()


def test_a_name_that_the_library_has_got_meanwhile_is_that_one(
    trio: Round, article: Article, coined: Actor, anwar: Any, basma: Any, camil: Any, lubna: Any, adel: Any,
    says_done: Any,
) -> None:  # fmt: skip
    other = make_article(f"خبر قصير عن الوزير\n\nقال {NAME} إن العمل بدأ اليوم في المدينة.\n")
    other.annotations.all().delete()
    at = other.text.index(NAME)
    known = mark(other, adel, NewMark("actor", at, at + len(NAME), NAME, other.text_sha256, "PER")).actor
    says_done(trio, anwar, basma, camil)
    settle(trio, key_of(trio), trio.assignments.get(user=anwar).pk, lubna)
    assert article.annotations.get(state="accepted").actor == known
    assert not Actor.objects.filter(pk=coined.pk).exists()
