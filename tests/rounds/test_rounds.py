"""Rounds: each analyst works alone; then places are compared and settled into the library."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reader.analysis.storing import annotate
from reader.annotation import ActionRefused, NewMark, accept, change, mark, reject, undo
from reader.library.tallies import tell_anew
from reader.models import Actor, Annotation, Answer, Article, Label, LabelSet, Round
from reader.rounds import agreement, close, open_round, say_done, settle, settle_agreed
from reader.rounds.answers import answer_question
from reader.rounds.comparing import places
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article(HARBOUR, HARBOUR_EN)
    article.annotations.all().delete()
    tell_anew([article.pk])
    return article


@pytest.fixture
def opened(article: Article, anwar: Any, basma: Any, adel: Any) -> Round:
    return open_round(article, [anwar, basma], adel, "nothing")


def marked(article: Article, user: Any, words: str, label: str = "PER", layer: str = "actor") -> Annotation:
    at = article.text.index(words)
    return mark(article, user, NewMark(layer, at, at + len(words), words, article.text_sha256, label))


def done(one: Round) -> None:
    for part in one.assignments.all():
        say_done(part)


def words(article: Article, state: str = "accepted") -> list[tuple[str, str]]:
    return [(row.exact, row.label) for row in article.annotations.filter(state=state).order_by("start")]


def test_each_works_alone(
    article: Article, opened: Round, anwar: Any, basma: Any, rima: Any, client_of: Any
) -> None:
    one = marked(article, anwar, "سامر الحلبي")
    assert article.annotations.count() == 0
    assert Annotation.everywhere.on_desk_of(anwar, article).get() == one
    for other in (basma, rima):
        assert not Annotation.everywhere.on_desk_of(other, article).exists()
        assert not Annotation.everywhere.visible_to(other).exists()
    page = client_of(anwar).get(article.get_absolute_url()).content.decode()
    assert "You mark this text by yourself" in page
    assert f'data-a="{one.pk}"' in page
    assert f'data-a="{one.pk}"' not in client_of(basma).get(article.get_absolute_url()).content.decode()
    assert client_of(basma).get(one.get_absolute_url()).status_code == 404
    with pytest.raises(ActionRefused, match="not there"):
        change(one.pk, 1, basma, label="ORG")


def test_what_others_do_alone_shows_nowhere(
    article: Article, opened: Round, anwar: Any, basma: Any, client_of: Any
) -> None:
    one = marked(article, anwar, "سامر الحلبي")
    assert one.actor is not None
    client = client_of(basma)
    for address in (reverse("library"), reverse("actors"), one.actor.get_absolute_url(), reverse("quotes")):
        assert "1 mention" not in client.get(address).content.decode()
    assert Actor.objects.get(pk=one.actor.pk).mention_count == 0
    assert client.get(opened.get_absolute_url()).content.decode().count("at work") == 2
    assert "سامر" not in client.get(opened.get_absolute_url()).content.decode()


def test_with_suggestions_each_gets_a_copy(anwar: Any, basma: Any, adel: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    count = article.annotations.count()
    reject(article.annotations.all()[0].pk, 1, adel)
    open_round(article, [anwar, basma], adel, "suggestions")
    for user in (anwar, basma):
        mine = Annotation.everywhere.on_desk_of(user, article)
        assert mine.count() == mine.filter(state="suggested").count() == count
        accept(mine.all()[0].pk, 1, user)
    assert article.annotations.filter(state="accepted").count() == 0
    annotate(article)
    assert Annotation.everywhere.on_desk_of(anwar, article).count() == count


def test_undo_keeps_to_the_desk(article: Article, anwar: Any, basma: Any, adel: Any) -> None:
    before = marked(article, anwar, "طرابلس", "LOC")
    one = open_round(article, [anwar, basma], adel, "nothing")
    alone = marked(article, anwar, "سامر الحلبي")
    assert undo(article, anwar) == [alone]
    with pytest.raises(ActionRefused, match="nothing of yours"):
        undo(article, anwar)
    say_done(one.assignments.get(user=anwar))
    assert undo(article, anwar) == [before]


def test_a_round_needs_two_and_an_article_has_one(
    article: Article, anwar: Any, basma: Any, lubna: Any
) -> None:
    with pytest.raises(ActionRefused, match="at least two"):
        open_round(article, [anwar], lubna, "nothing")
    with pytest.raises(ActionRefused, match="for leads"):
        open_round(article, [anwar, basma], anwar, "nothing")
    one = open_round(article, [anwar, basma], lubna, "nothing")
    with pytest.raises(ActionRefused, match="open already"):
        open_round(article, [anwar, basma], lubna, "nothing")
    close(one, lubna, one.title)
    open_round(article, [anwar, basma], lubna, "nothing")


def test_done_is_done_once_all_are(article: Article, opened: Round, anwar: Any, basma: Any) -> None:
    mine, other = opened.assignments.get(user=anwar), opened.assignments.get(user=basma)
    one = marked(article, anwar, "سامر الحلبي")
    say_done(mine)
    with pytest.raises(ActionRefused, match="you are done"):
        change(one.pk, 1, anwar, label="ORG")
    say_done(mine, done=False)
    change(one.pk, 1, anwar, label="ORG")
    say_done(mine)
    say_done(other)
    with pytest.raises(ActionRefused, match="too late"):
        say_done(mine, done=False)


def test_places_and_what_all_agree_on(article: Article, opened: Round, anwar: Any, basma: Any) -> None:
    for user in (anwar, basma):
        marked(article, user, "سامر الحلبي")
    marked(article, anwar, "النقل", "ORG")
    marked(article, basma, "وزير النقل", "ORG")
    marked(article, basma, "طرابلس", "LOC")
    done(opened)
    found = {place.span.of(article.text): place for place in places(opened)}
    assert list(found) == ["وزير النقل", "سامر الحلبي", "طرابلس"]
    assert [place.is_agreed for place in found.values()] == [False, True, False]
    assert [len(version.marks) for version in found["طرابلس"].versions] == [0, 1]
    whole = agreement(opened)[0]
    assert (whole.what, whole.counts) == ("actor", (2, 3))
    assert whole.f1 == pytest.approx(2 / 5)


def test_settling_puts_the_chosen_version_into_the_library(
    article: Article, opened: Round, anwar: Any, basma: Any, adel: Any
) -> None:
    for user, name in ((anwar, "النقل"), (basma, "وزير النقل")):
        marked(article, user, "سامر الحلبي")
        marked(article, user, name, "ORG")
    done(opened)
    assert settle_agreed(opened, adel) == 1
    assert words(article) == [("سامر الحلبي", "PER")]
    place = next(place for place in places(opened) if not place.is_agreed)
    settle(opened, place.key, place.versions[1].part.pk, adel)
    assert words(article) == [("وزير النقل", "ORG"), ("سامر الحلبي", "PER")]
    settle(opened, place.key, place.versions[0].part.pk, adel)
    assert words(article) == [("النقل", "ORG"), ("سامر الحلبي", "PER")]
    settle(opened, place.key, None, adel)
    assert words(article) == [("سامر الحلبي", "PER")]
    assert opened.settlements.get(place=place.key).chosen is None
    assert undo(article, adel)
    assert words(article) == [("النقل", "ORG"), ("سامر الحلبي", "PER")]


def test_settling_judges_what_the_machine_suggested_there(anwar: Any, basma: Any, adel: Any) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    minister = article.annotations.get(exact="سامر الحلبي", paragraph__kind="paragraph")
    city = article.annotations.get(exact="طرابلس")
    one = open_round(article, [anwar, basma], adel, "suggestions")
    for user in (anwar, basma):
        mine = Annotation.everywhere.on_desk_of(user, article)
        accept(mine.get(start=minister.start, layer="actor").pk, 1, user)
        change(mine.get(start=city.start, layer="actor").pk, 1, user, label="ORG")
    done(one)
    settle_agreed(one, adel)
    minister.refresh_from_db()
    city.refresh_from_db()
    assert (minister.state, city.state) == ("accepted", "rejected")
    assert article.annotations.get(exact="طرابلس", state="accepted").label == "ORG"


def test_settling_too_early_or_what_is_not_there_is_refused(
    article: Article, opened: Round, anwar: Any, adel: Any
) -> None:
    one = marked(article, anwar, "سامر الحلبي")
    key = f"actor {one.start} {one.end}"
    with pytest.raises(ActionRefused, match="Not all"):
        settle(opened, key, None, adel)
    done(opened)
    with pytest.raises(ActionRefused, match="no longer there"):
        settle(opened, "actor 1 2", None, adel)
    with pytest.raises(ActionRefused, match="not one of"):
        settle(opened, key, 0, adel)
    assert article.annotations.count() == 0


def test_answers_are_alone_too_and_one_of_them_can_be_made_the_librarys(
    article: Article, opened: Round, anwar: Any, basma: Any, lubna: Any, client_of: Any
) -> None:
    frame = LabelSet.objects.create(slug="frame", name_en="Frame", kind="article")
    conflict, economy = (
        Label.objects.create(label_set=frame, name_en=name) for name in ("Conflict", "Economy")
    )
    draft = NewMark("label", 0, 5, article.text[:5], article.text_sha256, code=economy)
    with pytest.raises(ActionRefused, match="no longer in the codebook"):
        mark(article, anwar, draft)  # an answer is no label for words
    answer_question(article, anwar, frame, economy, None)
    first = answer_question(article, basma, frame, conflict, None)
    assert answer_question(article, basma, frame, conflict, None) == first  # sent twice
    with pytest.raises(ActionRefused, match="in the meantime"):
        answer_question(article, basma, frame, economy, None)
    assert Answer.objects.standing(article, None) == {}
    done(opened)
    page = client_of(basma).get(opened.get_absolute_url()).content.decode()
    assert "Conflict" in page
    client = client_of(lubna)
    sent = {"action": "answer", "question": frame.pk, "label": economy.pk, "seen": ""}
    client.post(opened.get_absolute_url(), sent)
    assert Answer.objects.standing(article, None)[frame.pk].label == economy


# Over HTTP


@pytest.fixture
def client(lubna: Any, client_of: Any) -> Client:
    signed_in: Client = client_of(lubna)
    return signed_in


def test_a_round_is_opened_by_a_form(
    client: Client, article: Article, anwar: Any, basma: Any, client_of: Any
) -> None:
    where = reverse("new_round", args=(article.pk,))
    assert "basma" in client.get(where).content.decode()
    few = client.post(where, {"analysts": [anwar.pk], "begin_with": "nothing"})
    assert few.status_code == 422
    assert "at least two" in few.content.decode()
    response = client.post(where, {"analysts": [anwar.pk, basma.pk], "begin_with": "nothing"})
    assert response["Location"] == article.rounds.get().get_absolute_url()
    assert article.rounds.get().title in client.get(reverse("rounds")).content.decode()
    assert article.headline in client_of(basma).get(reverse("rounds")).content.decode()


def test_adjudication_place_by_place(
    client: Client, article: Article, opened: Round, anwar: Any, basma: Any
) -> None:
    marked(article, anwar, "سامر الحلبي")
    marked(article, basma, "طرابلس", "LOC")
    done(opened)
    where = reverse("adjudicate", args=(opened.pk,))
    first, second = places(opened)
    assert f'value="{first.key}"' in client.get(where).content.decode()
    skipped = client.post(where, {"place": first.key, "chosen": "skip"}, headers={"HX-Request": "true"})
    assert f'value="{second.key}"' in skipped.content.decode()
    client.post(where, {"place": second.key, "chosen": second.versions[1].part.pk})
    client.post(where, {"place": first.key, "chosen": "none"})
    assert words(article) == [("طرابلس", "LOC")]
    assert "Everything is settled" in client.get(where).content.decode()
    garbled = client.post(where, {"place": first.key, "chosen": "x1"})
    assert garbled.status_code == 422
    late = client.post(where, {"place": "actor 0 1", "chosen": "none"})
    assert late.status_code == 422


def test_the_figures_as_csv(client: Client, article: Article, opened: Round, anwar: Any) -> None:
    marked(article, anwar, "سامر الحلبي")
    done(opened)
    response = client.get(reverse("agreement_csv", args=(opened.pk,)))
    header, whole, *_ = response.content.decode("utf-8-sig").splitlines()
    assert header.startswith("layer or label,marked by anwar,marked by basma,cohen,fleiss,alpha")
    assert whole.startswith("actor,1,0,0.0000,")
