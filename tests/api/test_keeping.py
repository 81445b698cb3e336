"""Collections, saved searches and the settling of rounds, by programs; what an If-Match has to be."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from reader.annotation import NewMark, mark
from reader.models import Annotation, Article, Collection, Settlement
from reader.rounds import open_round, say_done
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR)


def test_a_collection_from_its_beginning_to_its_end(article: Article, anwar: User, basma: User) -> None:
    program, other = Program(token_for(anwar)), Program(token_for(basma))
    made = program.send("post", "/collections", {"name": "Ports", "note": "Of the coast"})
    assert made.status_code == 201
    where, told = made["Location"], made.json()
    assert (told["is_mine"], told["article_count"], told["is_shared"]) == (True, 0, False)
    assert program.send("post", "/collections", {"name": "Ports"}).status_code == 422
    assert other.get(where).status_code == 404
    put = {"put_in": [article.pk, 987654]}
    assert program.send("post", f"{where}/articles", put).json() == {"changed": 1}
    assert program.send("post", f"{where}/articles", put).json() == {"changed": 0}
    assert [one["id"] for one in program.told(f"{where}/articles")["items"]] == [article.pk]
    tag = program.get(where)["ETag"]
    shared = {"name": "Ports", "is_shared": True}
    assert program.send("put", where, shared).status_code == 428
    assert program.send("put", where, shared, **{"If-Match": tag}).status_code == 200
    stale = program.send("put", where, {"name": "Harbours"}, **{"If-Match": tag})
    assert (stale.status_code, stale.json()["standing"]["is_shared"]) == (412, True)
    assert other.told(where)["is_mine"] is False
    assert other.send("delete", where, **{"If-Match": "*"}).status_code == 404
    assert other.send("post", f"{where}/articles", {"take_out": [article.pk]}).status_code == 404
    assert program.send("post", f"{where}/articles", {"take_out": [article.pk]}).json() == {"changed": 1}
    assert program.send("post", f"{where}/articles", {"put_in": [2**70]}).status_code == 422
    assert program.send("delete", where, **{"If-Match": "*"}).status_code == 204
    assert not Collection.objects.exists()


def test_what_a_search_fills_has_all_that_it_finds(article: Article, anwar: User) -> None:
    program = Program(token_for(anwar))
    make_article(HARBOUR.replace("ميناء", "مطار"))
    made = program.send("post", "/collections", {"name": "Ports", "search": "ميناء"}).json()
    assert made["article_count"] is None
    where = f"/collections/{made['id']}/articles"
    assert [one["id"] for one in program.whole(f"{where}?limit=1")] == [article.pk]
    assert program.send("post", where, {"put_in": [article.pk]}).status_code == 422


def test_searches_are_kept_for_whoever_keeps_them(anwar: User, basma: User) -> None:
    program, other = Program(token_for(anwar)), Program(token_for(basma))
    made = program.send("post", "/searches", {"name": "Ports", "query": "q=ميناء&page=3"})
    assert (made.status_code, made.json()["query"]) == (201, "q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1")
    for wrong in (
        {"name": "", "query": "q=a"},
        {"name": "A", "query": ""},
        {"name": "Ports", "query": "q=b"},
    ):
        assert program.send("post", "/searches", wrong).status_code == 422
    assert program.send("post", "/searches", {"name": "B", "query": "q=a&" * 300}).status_code == 422
    assert other.told("/searches")["items"] == []
    where = f"/searches/{made.json()['id']}"
    assert other.send("delete", where).status_code == 404
    assert program.send("delete", where).status_code == 204
    assert program.told("/searches")["items"] == []


def test_a_round_is_settled_place_by_place(article: Article, anwar: User, basma: User, lubna: User) -> None:
    one = open_round(article, [anwar, basma], lubna, "nothing")
    at = article.text.index("سامر")
    for user, end in ((anwar, at + 4), (basma, at + 11)):
        mark(article, user, NewMark("actor", at, end, article.text[at:end], article.text_sha256, "PER"))
    program = Program(token_for(lubna))
    assert program.get(f"/rounds/{one.pk}/places").status_code == 403
    for part in one.assignments.all():
        say_done(part)
    (place,) = program.told(f"/rounds/{one.pk}/places")["items"]
    where = f"/rounds/{one.pk}/places/{place['place']}"
    assert [version["analyst"] for version in place["versions"]] == ["anwar", "basma"]
    assert place["settled"] is None and not place["agreed"]
    tag = program.get(where)["ETag"]
    assert tag == f'"{place["tag"]}"'
    assert program.send("put", where, {"chosen": "basma"}).status_code == 428
    took_part = Program(token_for(anwar)).send("put", where, {"chosen": "anwar"}, **{"If-Match": tag})
    assert took_part.status_code == 422 and "took part" in took_part.json()["detail"]
    assert program.send("put", where, {"chosen": "rima"}, **{"If-Match": tag}).status_code == 422
    settled = program.send("put", where, {"chosen": "basma"}, **{"If-Match": tag})
    assert settled.json()["settled"]["chosen"] == "basma"
    assert article.annotations.get(start=at, state="accepted").end == at + 11
    assert program.send("put", where, {"chosen": None}, **{"If-Match": tag}).status_code == 412
    assert Settlement.objects.get().chosen is not None
    assert program.get(f"/rounds/{one.pk}/places/actor-1-2").status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        *(('"{version}.x"', 200), ('W/"{version}.x"', 200), ("*", 200), ('"0.a", "{version}.b"', 200)),
        *(("{version}", 412), ("{version}.x", 412), ('"{version}0.x"', 412), ('"yesterday"', 412), ("", 428)),
    ],
)
def test_an_if_match_is_a_list_of_quoted_tags(article: Article, anwar: User, sent: str, status: int) -> None:
    one = article.annotations.filter(layer="actor")[0]
    match: dict[str, Any] = {"If-Match": sent.replace("{version}", str(one.version))} if sent else {}
    response = Program(token_for(anwar)).send("patch", f"/marks/{one.pk}", {"state": "accepted"}, **match)
    assert response.status_code == status
    accepted = Annotation.objects.get(pk=one.pk).state == "accepted"
    assert accepted == (status == 200)
