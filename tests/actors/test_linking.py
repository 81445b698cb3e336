"""Who is who across the library."""

import pytest

from reader.actors.linking import ActorCandidate, link, rename
from reader.arabic.document import ActorType
from reader.models import Actor

pytestmark = pytest.mark.django_db


def person(number: int, arabic: str, english: str, *forms: str, role: str = "") -> ActorCandidate:
    return ActorCandidate(number, ActorType.PERSON, arabic, english, forms or (arabic,), role, role)


def linked(*candidates: ActorCandidate) -> list[Actor]:
    """Link one article's candidates."""
    return list(link(candidates).actors.values())


def test_a_new_name_makes_an_actor() -> None:
    [actor] = linked(person(0, "سامر الحلبي", "Samer al-Halabi", "سامر الحلبي", "الحلبي", role="وزير"))
    assert (actor.name_ar, actor.name_en, actor.role_ar) == ("سامر الحلبي", "Samer al-Halabi", "وزير")
    assert {name.name for name in actor.names.all()} == {"سامر الحلبي", "الحلبي", "Samer al-Halabi"}


def test_the_same_name_is_the_same_actor() -> None:
    [first] = linked(person(0, "أحمد الحلبي", "Ahmad al-Halabi"))
    [second] = linked(person(3, "احمد الحلبي", "Ahmed al-Halaby"))
    assert first == second


def test_the_english_name_links_spellings() -> None:
    [first] = linked(person(0, "سيرغي لافروف", "Sergei Lavrov"))
    [second] = linked(person(0, "سيرجي لافروف", "Sergei Lavrov"))
    assert first == second
    assert {name.name for name in first.names.filter(language="ar")} == {"سيرغي لافروف", "سيرجي لافروف"}


def test_a_surname_alone_is_the_one_who_is_known_by_it() -> None:
    [full] = linked(person(0, "سامر الحلبي", "Samer al-Halabi", "سامر الحلبي", "الحلبي"))
    [surname] = linked(person(0, "الحلبي", "al-Halabi"))
    assert surname == full


def test_a_surname_of_two_is_nobody_known() -> None:
    [samer] = linked(person(0, "سامر الحلبي", "Samer al-Halabi", "الحلبي"))
    [hana] = linked(person(0, "هناء الحلبي", "Hana al-Halabi", "الحلبي"))
    [surname] = linked(person(0, "الحلبي", "al-Halabi"))
    assert surname not in (samer, hana)


def test_kinds_are_kept_apart() -> None:
    [place] = link(
        [ActorCandidate(0, ActorType.PLACE, "طرابلس", "Tripoli", ("طرابلس",), "", "")]
    ).actors.values()
    [club] = link(
        [ActorCandidate(0, ActorType.ORGANISATION, "طرابلس", "Tripoli", ("طرابلس",), "", "")]
    ).actors.values()
    assert place != club


def test_homonyms_are_told_apart_by_their_role() -> None:
    judge = Actor.objects.create(kind="PER", name_ar="علي حسن", name_en="Ali Hassan", role_ar="القاضي")
    player = Actor.objects.create(kind="PER", name_ar="علي حسن", name_en="Ali Hassan", role_ar="اللاعب")
    for actor in (judge, player):
        actor.names.create(language="ar", name="علي حسن")
    assert linked(person(0, "علي حسن", "Ali Hassan", role="اللاعب")) == [player]
    assert linked(person(0, "علي حسن", "Ali Hassan", role="القاضي")) == [judge]


def test_a_spelling_of_our_own_is_remembered_as_one_until_a_list_has_the_name() -> None:
    spelled = ActorCandidate(0, ActorType.PERSON, "ليلى زروق", "Layla Zaruq", ("ليلى زروق",), "", "", True)
    [actor] = linked(spelled)
    assert actor.guess
    [actor] = linked(person(0, "ليلى زروق", "Leila Zarrouk"))
    assert (actor.guess, actor.name_en) == (False, "Leila Zarrouk")


def test_a_name_that_is_corrected_is_no_guess() -> None:
    spelled = ActorCandidate(0, ActorType.PERSON, "ليلى زروق", "Layla Zaruq", ("ليلى زروق",), "", "", True)
    [actor] = linked(spelled)
    rename(actor, "Leila Zarrouk")
    assert not Actor.objects.get().guess
