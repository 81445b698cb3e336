"""Names are found by how their words begin, and what that costs does not grow with how many there are."""

import pytest

from reader.actors.linking import rename
from reader.annotation.merging import actors_alike, add_name
from reader.library.tallies import count_everything, miscounted
from reader.models import Actor, ActorName, Annotation, NamePart
from reader.models.name_part import name_parts_of
from reader.page.quote_index import AskedQuotes, every_quote
from reader.search import prepare
from reader.search.hits import hits_of
from reader.views.actors import filtered_actors
from tests.articles import make_article
from tests.steps import steps_of

pytestmark = pytest.mark.django_db


def called(typed: str) -> list[str]:
    return sorted(Actor.objects.called(typed).values_list("name_en", flat=True))


def make_actors(count: int) -> None:
    made = Actor.objects.bulk_create(
        Actor(kind="PER", name_ar=f"فلان {number}", name_en=f"Fulan Number{number}")
        for number in range(count)
    )
    ActorName.objects.bulk_create(
        ActorName(actor=one, language="en", name=one.name_en, key=one.name_en.lower()) for one in made
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("سامر الحلبي", ["سامر الحلبي", "الحلبي", "حلبي"]),
        ("Fa'iq al-Haddad", ["fa'iq al-haddad", "iq al-haddad", "al-haddad", "haddad"]),
        ("آلٌ", ["ال"]),
        (" (?) ", []),
    ],
)
def test_a_name_is_found_from_each_of_its_words_on(name: str, parts: list[str]) -> None:
    assert name_parts_of(name) == parts


def test_actors_are_found_by_any_of_their_names_from_the_moment_they_have_it() -> None:
    make_article()
    for typed in ("samer", "HALABI", "الحلبي", "حَلبي", "سامر الحل", "hal"):
        assert called(typed) == ["Samer al-Halabi"], typed
    assert called("alabi") == called("") == called("ـ") == called("%") == []
    actor = Actor.objects.get(name_en="Samer al-Halabi")
    add_name(actor, "Abu Salim")
    rename(actor, "Samir Halaby")
    assert called("salim") == called("halaby") == ["Samir Halaby"]


def test_quotations_are_found_by_how_their_speaker_is_called_in_the_text() -> None:
    make_article()
    said = Annotation.objects.said().exclude(speaker_name="").first()
    assert said is not None
    said.speaker_name = "المتحدّث باسم الميناء"
    said.actor = None
    said.save()
    count_everything()
    for typed in ("متحدث", "المتحدث باسم", "الميناء"):
        assert [one.pk for one in every_quote(AskedQuotes(by=typed))] == [said.pk], typed


def test_actors_whose_last_name_is_the_same_are_alike() -> None:
    names = (("سامر الحلبي", "Samer Halabi"), ("رنا الحلبي", "Rana Halabi"), ("حلبي بك", "Halabi Bey"))
    first, second, other = (
        Actor.objects.create(kind="PER", name_ar=arabic, name_en=english) for arabic, english in names
    )
    for one in (first, second, other):
        add_name(one, one.name_ar)
        add_name(one, one.name_en)
    assert list(actors_alike(first)) == [second]


def test_a_name_that_is_not_found_is_told_and_mended() -> None:
    make_article()
    assert list(miscounted()) == []
    NamePart.objects.all().delete()
    told = list(miscounted())
    assert "the name samer al-halabi is not found by its words" in told
    assert called("samer") == []
    count_everything()
    assert list(miscounted()) == []
    assert called("samer") == ["Samer al-Halabi"]


@pytest.mark.sqlite
def test_what_a_name_costs_does_not_grow_with_how_many_there_are() -> None:
    make_article()
    actor = Actor.objects.get(name_en="Samer al-Halabi")
    asked = (
        lambda: list(filtered_actors({"q": "halabi", "kind": ["PER"]}).order_by("-mention_count")),
        lambda: list(every_quote(AskedQuotes(by="halabi"))),
        lambda: list(hits_of(prepare("speaker:halabi"))),
        lambda: list(actors_alike(actor)),
    )
    make_actors(20)
    few = [steps_of(work) for work in asked]
    make_actors(2000)
    many = [steps_of(work) for work in asked]
    assert all(more <= less * 1.1 + 100 for less, more in zip(few, many, strict=True)), (few, many)
