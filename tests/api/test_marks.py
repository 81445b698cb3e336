"""Marking by the API: what it takes, whose word stands, the history, and requests that are sent twice."""

from typing import Any

import pytest
from django.urls import reverse

from reader.models import Actor, Annotation, Article, Change, IdempotencyKey
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def article() -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def program(anwar: Any) -> Program:
    return Program(token_for(anwar))


def place(article: Article, words: str) -> dict[str, Any]:
    start = article.text.index(words)
    return {"start": start, "end": start + len(words), "exact": words, "text_sha256": article.text_sha256}


def a_mention(article: Article) -> Annotation:
    return article.annotations.filter(layer="actor", state="suggested").first()  # type: ignore[return-value]


def test_a_mark_is_made_changed_judged_restored_and_withdrawn(
    article: Article, program: Program, anwar: Any, client_of: Any
) -> None:
    made = program.send("post", f"/articles/{article.pk}/marks", {**place(article, "توسعة"), "kind": "MISC"})
    assert made.status_code == 201, made.content.decode()
    where, tag = made["Location"], made["ETag"]
    assert program.get(where)["ETag"] == tag

    changed = program.send("patch", where, {"label": "ORG"}, **{"If-Match": tag})
    assert (changed.status_code, changed.json()["label"], changed.json()["version"]) == (200, "ORG", 2)
    rejected = program.send("patch", where, {"state": "rejected"}, **{"If-Match": f"W/{changed['ETag']}"})
    assert rejected.json()["state"] == "rejected"
    history = program.whole(f"{where}/history?limit=1")
    assert [one["action"] for one in history] == ["reject", "change", "create"]
    back = program.send("patch", where, {"restore": history[-1]["id"]}, **{"If-Match": rejected["ETag"]})
    assert (back.json()["label"], back.json()["state"]) == ("MISC", "accepted")
    gone = program.send("delete", where, **{"If-Match": back["ETag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    assert program.told(where)["state"] == "superseded"

    row = Annotation.objects.get(pk=int(where.rsplit("/", 1)[1]))
    assert set(row.changes.values_list("user", flat=True)) == {anwar.pk}
    assert client_of(anwar).post(reverse("undo", args=[article.pk])).status_code == 302
    row.refresh_from_db()
    assert row.state == "accepted"


def test_a_suggestion_that_says_the_same_is_accepted(article: Article, program: Program) -> None:
    one = a_mention(article)
    sent = {**place(article, one.exact), "start": one.start, "end": one.end, "kind": one.label}
    (told,) = program.send("post", f"/articles/{article.pk}/marks", sent).json()["items"]
    assert (told["id"], told["state"], told["origin"]) == (one.pk, "accepted", "machine")


def test_whoever_saw_an_older_version_changes_nothing(article: Article, program: Program, basma: Any) -> None:
    one = a_mention(article)
    where = f"/marks/{one.pk}"
    seen = program.get(where)["ETag"]
    other = Program(token_for(basma))
    assert other.send("patch", where, {"state": "accepted"}, **{"If-Match": seen}).status_code == 200
    for method, body in (("patch", {"label": "ORG"}), ("delete", None), ("patch", {"state": "accepted"})):
        refusal = program.send(method, where, body, **{"If-Match": seen})
        assert (refusal.status_code, refusal.json()["standing"]["state"]) == (412, "accepted")
        assert refusal["ETag"] == program.get(where)["ETag"]
    assert program.send("patch", where, {"label": "ORG"}).status_code == 428
    one.refresh_from_db()
    assert (one.version, one.changes.count()) == (2, 1)
    assert program.send("patch", where, {"label": "ORG"}, **{"If-Match": "*"}).status_code == 200


def test_a_renamed_actor_is_no_conflict(article: Article, program: Program) -> None:
    one = a_mention(article)
    tag = program.get(f"/marks/{one.pk}")["ETag"]
    Actor.objects.filter(pk=one.actor_id).update(name_en="Another")
    assert program.get(f"/marks/{one.pk}")["ETag"] != tag
    assert (
        program.send("patch", f"/marks/{one.pk}", {"state": "accepted"}, **{"If-Match": tag}).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"exact": "غير ذلك"}, "At this place stand other words"),
        ({"kind": "nothing"}, "Choose what the words are"),
        ({"kind": "note"}, "The note is empty"),
        ({"end": 10**9}, "not in the text"),
        ({"start": "x"}, "“start” is not a whole number."),
        ({"exact": None}, "“exact” is not what it has to be"),
        ({"body": "a\0b"}, "“body” is not what it has to be"),
        ({"kind": "PER", "private": True}, "Only a note can be for you alone."),
        ({"actor": 987654, "kind": "PER"}, "This actor is no longer there."),
    ],
)
def test_what_cannot_be_marked_is_told_in_a_sentence(
    change: dict[str, Any], sentence: str, article: Article, program: Program
) -> None:
    sent = {**place(article, "توسعة"), "kind": "MISC", **change}
    refusal = program.send("post", f"/articles/{article.pk}/marks", sent)
    assert (refusal.status_code, refusal["Content-Type"]) == (422, "application/problem+json")
    assert not Change.objects.exists()
    assert sentence in refusal.json()["detail"]


def test_what_is_no_json_is_told(article: Article, program: Program) -> None:
    headers = {"Authorization": f"Bearer {program.token}"}
    for body in ("{", "\ufffd", "[]", '"a"', '{"start": "\\ud800"}'):
        where = f"/api/v1/articles/{article.pk}/marks"
        refusal = program.client.post(where, body, content_type="application/json", headers=headers)
        assert refusal.status_code in (400, 422), body
        assert refusal.json()["detail"]


def test_changes_that_say_nothing_or_too_much_are_refused(article: Article, program: Program) -> None:
    where = f"/marks/{a_mention(article).pk}"
    for body in (
        {},
        {"state": "accepted", "label": "ORG"},
        {"state": "suggested"},
        {"start": 1},
        {"label": "x"},
    ):
        refusal = program.send("patch", where, body, **{"If-Match": "*"})
        assert refusal.status_code == 422, body
    assert not Change.objects.exists()


def test_a_request_sent_twice_is_done_once(article: Article, program: Program, basma: Any) -> None:
    where, sent = f"/articles/{article.pk}/marks", {**place(article, "توسعة"), "kind": "MISC"}
    key = {"Idempotency-Key": "a key"}
    first, again = (program.send("post", where, sent, **key) for _ in range(2))
    assert (again.status_code, again.content, again["Location"]) == (201, first.content, first["Location"])
    assert (first.has_header("Idempotent-Replay"), again["Idempotent-Replay"]) == (False, "true")
    assert Change.objects.count() == 1
    other = program.send("post", where, {**sent, "kind": "ORG"}, **key)
    assert (other.status_code, other.json()["type"]) == (409, "urn:hashiya:problem:key-used")
    someone = Program(token_for(basma)).send(
        "post", where, {**place(article, "الربيع"), "kind": "MISC"}, **key
    )
    assert someone.status_code == 201
    refused = {**place(article, "ميناء"), "kind": "nothing"}
    assert program.send("post", where, refused, **{"Idempotency-Key": "other"}).status_code == 422
    assert (
        program.send("post", where, {**refused, "kind": "MISC"}, **{"Idempotency-Key": "other"}).status_code
        == 201
    )
    assert IdempotencyKey.objects.count() == 3
    assert program.send("post", where, sent, **{"Idempotency-Key": "k" * 201}).status_code == 422


def test_marks_as_web_annotations(article: Article, program: Program) -> None:
    where = f"/articles/{article.pk}/annotations/"
    whole = program.get(where)
    assert whole["Content-Type"].startswith("application/ld+json; profile=")
    assert "BasicContainer" in whole["Link"] and whole["Allow"] == "GET, HEAD, OPTIONS, POST"
    told = whole.json()
    assert told["total"] == len(told["first"]["items"]) > 0
    few = program.get(
        where, Prefer='return=representation;include="http://www.w3.org/ns/ldp#PreferMinimalContainer"'
    )
    assert few.json()["first"] == f"{told['id']}?page=0"
    names = program.get(
        where, Prefer='return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"'
    ).json()
    assert names["first"]["items"] == [one["id"] for one in told["first"]["items"]]
    assert program.get(f"{where}?page=0&iris=1").json()["items"] == names["first"]["items"]
    assert program.get(f"{where}?page=7").status_code == 404

    tagged = {"type": "TextualBody", "purpose": "tagging", "value": "MISC"}
    selector = {"type": "TextQuoteSelector", "exact": "توسعة ميناء"}
    sent = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": tagged,
        "target": {"source": f"{told['id']}", "selector": selector},
    }
    made = program.send("post", where, sent)
    assert made.status_code == 201, made.content.decode()
    one = program.get(made["Location"])
    assert one["ETag"] == made["ETag"]
    assert one.json()["target"][0]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": 0,
        "end": len("توسعة ميناء"),
    }
    sent["body"] = {**tagged, "value": "ORG"}
    replaced = program.send("put", made["Location"], sent, **{"If-Match": made["ETag"]})
    assert (replaced.status_code, replaced.json()["mark"]["label"]) == (200, "ORG")
    assert program.send("put", made["Location"], sent, **{"If-Match": made["ETag"]}).status_code == 412
    assert program.send("delete", made["Location"], **{"If-Match": replaced["ETag"]}).status_code == 204
    for body, place_said in (
        ({**tagged, "value": "Nonsense"}, selector),
        (tagged, {"type": "TextQuoteSelector", "exact": "لا شيء"}),
        (tagged, {}),
        ([1, None, {"value": {}}], {"type": ["x"]}),
    ):
        refusal = program.send("post", where, {**sent, "body": body, "target": {"selector": place_said}})
        assert refusal.status_code == 422, refusal.content.decode()


def test_an_article_goes_into_the_bin_by_its_etag(article: Article, adel: Any) -> None:
    program = Program(token_for(adel))
    where = f"/articles/{article.pk}"
    tag = program.get(where)["ETag"]
    assert program.send("delete", where, **{"If-Match": '"other"'}).status_code == 412
    assert program.send("delete", where, **{"If-Match": tag}).status_code == 204
    assert program.get(where).status_code == 404
    assert Article.everywhere.get(pk=article.pk).binned
