"""The actors' list and an actor's page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from reader.models import Actor
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def minister() -> Actor:
    make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1))
    make_article(
        "الوزير في جولة\nالتقى وزير النقل سامر الحلبي عمال الميناء في طرابلس.\nوقال الحلبي إن الأجور سترتفع.",
        "Minister on tour\nTransport Minister Samer al-Halabi met port workers in Tripoli."
        "\nAl-Halabi said that wages would rise.",
        date(2026, 5, 1),
    )
    return Actor.objects.get(name_ar="سامر الحلبي")


def test_list(client: Client, minister: Actor) -> None:
    response = client.get("/actors/")
    assert minister in list(response.context["actors"])
    assert minister not in list(client.get("/actors/?kind=LOC").context["actors"])
    assert [actor.name_ar for actor in client.get("/actors/?q=halabi").context["actors"]] == ["سامر الحلبي"]
    assert [actor.name_ar for actor in client.get("/actors/?q=الحلبي").context["actors"]] == ["سامر الحلبي"]
    assert not list(client.get("/actors/?q=nobody").context["actors"])


def test_page(client: Client, minister: Actor) -> None:
    response = client.get(f"/actors/{minister.pk}/")
    context = response.context
    assert (context["actor"].mention_count, context["actor"].article_count) == (3, 2)
    assert [(form.arabic, form.count, form.english) for form in context["forms"]] == [
        ("سامر الحلبي", 2, "Samer al-Halabi"),
        ("الحلبي", 1, "Al-Halabi"),
    ]
    assert [card.exact for card in context["cards"]] == ["سامر الحلبي", "الحلبي", "سامر الحلبي"]
    assert context["actor"].quote_count == context["said"][0].count == 3
    assert "Tripoli" in {one.note.name_en for one in context["together"]}
    html = response.content.decode()
    for name in ("Samer al-Halabi", "سامر الحلبي"):
        assert name in html


def test_every_form_faces_its_own_english_also_without_a_translation(client: Client) -> None:
    make_article("الأسد في موسكو\nوصل بشار الأسد إلى موسكو.\nوقال الأسد إنه سيعود.")
    assad = Actor.objects.get(name_ar="بشار الأسد")
    forms = client.get(f"/actors/{assad.pk}/").context["forms"]
    assert {form.arabic: form.english for form in forms} == {
        "بشار الأسد": "Bashar al-Assad",
        "الأسد": "al-Assad",
    }


def test_permalinks_lead_to_the_paragraph(client: Client, minister: Actor) -> None:
    for card in client.get(f"/actors/{minister.pk}/").context["cards"]:
        address, _, ident = card.href.partition("#")
        assert f'id="{ident}"' in client.get(address).content.decode()


def test_the_plot_counts_every_month_between(client: Client, minister: Actor) -> None:
    make_article(HARBOUR + "\nوزار سامر الحلبي الميناء مرة أخرى.", published=date(2026, 6, 1))
    months = client.get(f"/actors/{minister.pk}/").context["months"]
    assert [(month.label, month.count, month.articles) for month in months] == [
        ("Mar 2026", 1, 1),
        ("Apr 2026", 0, 0),
        ("May 2026", 2, 1),
        ("Jun 2026", 2, 1),
    ]


def test_older_mentions_stand_on_pages_of_their_own(
    client: Client, minister: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.views.actors.MENTIONS_PER_PAGE", 2)
    first = client.get(f"/actors/{minister.pk}/")
    assert len(first.context["cards"]) == 2
    older = client.get(f"/actors/{minister.pk}/?at={first.context['following']}")
    assert len(older.context["cards"]) == 1 and older.context["following"] == ""
    assert {card.href for card in older.context["cards"]}.isdisjoint(
        card.href for card in first.context["cards"]
    )


def test_mentions_to_split_off_stand_between_whole_words_of_their_line(
    minister: Actor, anwar: Any, client_of: Callable[..., Client]
) -> None:
    shown = client_of(anwar).get(f"/actors/{minister.pk}/split/").context["mentions"]
    for mention, words in shown:
        line = f" {mention.paragraph.span.of(mention.article.text)} "
        shown_words = words.before.removeprefix("…") + words.exact + words.after.removesuffix("…")
        assert f" {shown_words.strip()} " in line
    assert len(shown) == minister.annotations.mentions().count()


def test_the_form_of_an_actor_is_headed_by_its_name_in_the_language_of_the_page(
    minister: Actor, anwar: Any, client_of: Callable[..., Client]
) -> None:
    client = client_of(anwar)
    client.cookies["language"] = "ar"
    heading = client.get(f"/actors/{minister.pk}/edit/").content.decode().split("<h1>")[1].split("</h1>")[0]
    assert "سامر الحلبي" in heading
    assert "Samer" not in heading


def test_no_such_actor(client: Client) -> None:
    assert client.get("/actors/999/").status_code == 404


def test_spellings_of_our_own_are_said_to_be_guesses_and_come_together(client: Client) -> None:
    make_article("لقاء في موسكو\nالتقى سيرغي لافروف الوزير غسان المصباح أمس.")
    ours, listed = Actor.objects.get(name_ar="غسان المصباح"), Actor.objects.get(name_ar="سيرغي لافروف")
    assert (ours.guess, listed.guess) == (True, False)
    assert list(client.get("/actors/?guess=on").context["actors"]) == [ours]
    said = '<u class="ours"'
    assert said in client.get(f"/actors/{ours.pk}/").content.decode()
    assert said not in client.get(f"/actors/{listed.pk}/").content.decode()


def test_how_many_queries_the_pages_take(
    client: Client, minister: Actor, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    page = f"/actors/{minister.pk}/"
    for address in ("/actors/", page):
        client.get(address)
    for address, most in (("/actors/", 3), ("/actors/?kind=PER", 3), ("/actors/?q=halabi", 3), (page, 30)):
        with django_assert_max_num_queries(most):
            client.get(address)
