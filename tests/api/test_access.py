"""Who may do which operation: each of them, for everyone and every scope, with nothing left undeclared."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from reader.accounts.tokens import scopes_of
from reader.api.reference import whole_document
from reader.library import originals
from reader.models import (
    Annotation,
    ApiToken,
    Article,
    Collection,
    ExportJob,
    SavedSearch,
    Scope,
    Upload,
)
from reader.models.roles import LEAD, give_role
from reader.rounds import open_round
from tests.api.programs import Program, token_for
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROLES = ("anonymous", "reader", "analyst", "lead", "admin")
# operation -> what anonymous, reader, analyst, lead and admin get, with all scopes that they may give
OPEN = dict.fromkeys(ROLES, 200)
MEMBERS = OPEN | {"anonymous": 401}
ANALYSTS = MEMBERS | {"reader": 403}
ADMINS = ANALYSTS | {"analyst": 403, "lead": 403}
GOES_ON = {role: 401 if role == "anonymous" else 403 for role in ROLES}  # a round, to be seen later
EXPECTED: dict[str, dict[str, int]] = {
    **dict.fromkeys(("list_articles", "get_article", "get_text", "list_lines", "list_tokens"), OPEN),
    **dict.fromkeys(
        ("list_translations", "list_marks", "get_whole", "get_mark", "get_container", "get_annotation"), OPEN
    ),
    **dict.fromkeys(("list_actors", "get_actor", "list_quotations", "search"), OPEN),
    "list_changes": ANALYSTS,
    "list_rounds": ANALYSTS,
    "get_round": ANALYSTS,
    "list_round_marks": GOES_ON,
    "list_formats": ANALYSTS,
    "get_export": ANALYSTS,
    **dict.fromkeys(("list_collections", "get_collection", "list_collected_articles"), OPEN),
    "list_searches": MEMBERS,
    **dict.fromkeys(("list_places", "get_place", "settle_place"), GOES_ON),
    "list_exports": ANALYSTS,
    # An admin's; it waits, so there is no file
    "get_export_job": ANALYSTS | {"analyst": 404, "lead": 404},
    "get_export_file": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 404),
    "create_export": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 202),
    "stop_export_job": ANALYSTS | {"analyst": 404, "lead": 404, "admin": 204},
    "get_me": MEMBERS,
    "analyse": MEMBERS,
    "list_uploads": ADMINS,
    "get_upload": ADMINS,
    # What is written is refused here for what was sent, to those who may
    "create_upload": ADMINS | {"admin": 422},
    "create_marks": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 422),
    "create_annotation": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 422),
    "change_mark": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 428),
    "withdraw_mark": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 428),
    "replace_annotation": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 428),
    "delete_annotation": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 428),
    "delete_article": ADMINS | {"admin": 428},
    **dict.fromkeys(
        ("create_collection", "create_search"), ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 201)
    ),
    # Somebody else's
    "change_collection": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 404),
    "delete_collection": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 404),
    "collect_articles": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 404),
    "delete_search": ANALYSTS | dict.fromkeys(("analyst", "lead", "admin"), 404),
}
BODIES: dict[str, Any] = {
    "create_marks": {},
    "create_annotation": {},
    "change_mark": {"state": "accepted"},
    "replace_annotation": {},
    "analyse": {"text": HARBOUR},
    "create_export": {"format": "jsonl"},
    "create_collection": {"name": "A set"},
    "change_collection": {"name": "Another"},
    "collect_articles": {"put_in": [1]},
    "create_search": {"name": "Ports", "query": "q=ميناء"},
    "settle_place": {"chosen": None},
}


def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Return method, path and what the document says of each operation, by its name."""
    return {
        one["operationId"]: (method, path, one)
        for path, methods in whole_document()["paths"].items()
        for method, one in methods.items()
    }


WITHOUT_MATCH = {"delete_search", "stop_export_job"}  # which are their owner's alone, and cannot be changed


def test_every_change_is_held_against_an_etag_and_every_addition_may_be_sent_twice() -> None:
    for name, (method, _path, operation) in operations().items():
        headers = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "header"}
        if method in ("put", "patch", "delete") and name not in WITHOUT_MATCH:
            assert "If-Match" in headers and {412, 428} <= set(map(int, operation["responses"])), name
        if method == "post" and name != "analyse":
            assert "Idempotency-Key" in headers and 409 in set(map(int, operation["responses"])), name


@pytest.fixture
def article(state: Any) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def visitor(make_user: Callable[..., Any]) -> Callable[[str], Program]:
    def of(role: str) -> Program:
        return Program("" if role == "anonymous" else token_for(make_user(role, role)))

    return of


@pytest.fixture
def places(article: Article, make_user: Callable[..., Any]) -> Callable[[str], str]:
    """The address of an operation, about something that is there."""
    users = [make_user(name, "analyst") for name in ("huda", "issam", "lubna")]
    give_role(users[2], LEAD)
    one = open_round(article, users[:2], type(users[2]).objects.get(pk=users[2].pk), "nothing")
    quotation = article.annotations.filter(layer="quote")[0]
    actor = article.annotations.exclude(actor=None)[0].actor_id
    sha256, size = originals.store_original([b"a file"])
    upload = Upload.objects.create(sha256=sha256, name="a.txt", size=size)
    kept = Collection.objects.create(name="Hers", owner=users[0], is_shared=True)
    saved = SavedSearch.objects.create(user=users[0], name="Hers", query="q=a")
    job = ExportJob.objects.create(user=make_user("nadia", "admin"), format="jsonl", file_name="a.zip")
    row = {"/rounds": one.pk, "/actors": actor, "/uploads": upload.pk, "/articles": article.pk}
    row |= {"/collections": kept.pk, "/searches": saved.pk, "/exports": job.pk}

    def at(name: str) -> str:
        path = operations()[name][1].replace("{format}", "jsonl").replace("{place}", "actor-1-2")
        named = next((pk for part, pk in row.items() if path.startswith(f"/api/v1{part}")), quotation.pk)
        return path.replace("{pk}", str(named)) + ("?q=ميناء" if name == "search" else "")

    return at


def test_every_operation_is_in_the_table() -> None:
    assert set(operations()) == set(EXPECTED)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_do_what(role: str, places: Callable[[str], str], visitor: Callable[[str], Program]) -> None:
    program = visitor(role)
    found = {}
    for name in EXPECTED:
        response = program.send(operations()[name][0], places(name), BODIES.get(name))
        found[name] = response.status_code
        if response.status_code >= 400:
            told = response.json()
            assert (response["Content-Type"], told["status"]) == (
                "application/problem+json",
                response.status_code,
            )
            assert told["detail"].endswith((".", "…”.", "?")), told
    assert found == {name: roles[role] for name, roles in EXPECTED.items()}


def test_a_token_does_no_more_than_its_scopes(places: Callable[[str], str], adel: Any) -> None:
    programs = {scope: Program(token_for(adel, scope)) for scope in Scope.values}
    for name, (method, _path, operation) in operations().items():
        allowed = {
            scope
            for scope, program in programs.items()
            if program.send(method, places(name), BODIES.get(name)).status_code != 403
        }
        expected = set() if EXPECTED[name] is GOES_ON else {operation["x-scope"]}
        assert allowed == expected, name


def test_without_anonymous_reading_everything_takes_a_token(
    places: Callable[[str], str], settings: Any
) -> None:
    settings.HASHIYA_ANONYMOUS_READING = False
    for name, (method, _path, _operation) in operations().items():
        assert Program().send(method, places(name), BODIES.get(name)).status_code == 401, name


def test_a_session_opens_nothing(places: Callable[[str], str], adel: Any, client_of: Any) -> None:
    client: Client = client_of(adel)
    for name, (method, _path, _operation) in operations().items():
        expected = EXPECTED[name]["anonymous"]
        sent = {"data": BODIES.get(name) or {}, "content_type": "application/json"} if method != "get" else {}
        assert getattr(client, method)(places(name), **sent).status_code == expected, name
    assert not Annotation.objects.exclude(created_by=None).exists()


def test_a_token_that_ended_was_withdrawn_or_is_of_nobody_here(adel: Any) -> None:
    program = Program(token_for(adel))
    assert program.told("/me")["role"] == "admin"
    row = ApiToken.objects.get()
    assert row.used is not None
    assert program.token not in str(ApiToken.objects.values())
    sentences = []
    for values in ({"expires": row.made}, {"withdrawn": row.made, "expires": row.expires}):
        ApiToken.objects.update(**values)
        refusal = program.get("/articles")
        assert refusal.status_code == 401
        assert 'error="invalid_token"' in refusal["WWW-Authenticate"]
        sentences.append(refusal.json()["detail"])
    ApiToken.objects.update(withdrawn=None)
    adel.is_active = False
    adel.save()
    sentences.append(program.get("/articles").json()["detail"])
    assert [one.split(".")[0] for one in sentences] == [
        "This token has ended",
        "This token is not known, or was withdrawn",
        "The account of this token has been deactivated",
    ]


def test_a_role_that_was_taken_away_is_gone_at_once(places: Callable[[str], str], adel: Any) -> None:
    program = Program(token_for(adel))
    give_role(adel, "reader")
    assert program.get("/uploads").status_code == 403
    assert [scope for scope, _words, may in scopes_of(type(adel).objects.get(pk=adel.pk)) if may] == ["read"]


def test_no_other_site_is_let_in() -> None:
    response = Program().get("/articles", Origin="https://elsewhere.example")
    assert not [name for name in response.headers if name.lower().startswith("access-control")]
    options = Program().send("options", "/articles")
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert not [name for name in options.headers if name.lower().startswith("access-control")]


def test_too_many_requests_are_told_when_to_go_on(settings: Any, adel: Any) -> None:
    cache.clear()
    settings.HASHIYA_API_PER_MINUTE = 4
    program = Program(token_for(adel))
    statuses = [program.get("/me").status_code for _ in range(9)]
    assert statuses.count(200) >= 4 and statuses[-1] == 429
    refusal = program.get("/me")
    assert 1 <= int(refusal["Retry-After"]) <= 60
    assert refusal.json()["detail"].startswith("There were too many requests in this minute.")


def test_what_is_no_address_or_no_method_is_a_problem_too(article: Article) -> None:
    for method, path, status in (
        ("get", "/nothing/here", 404),
        ("get", "/articles/99999999999999999999", 404),
        ("get", "/articles/987654", 404),
        ("delete", "/articles", 405),
        ("get", "/articles?limit=0", 422),
        ("get", "/articles?limit=x", 422),
        ("get", "/articles?source=nobody", 422),
        ("get", "/articles?cursor=W10", 422),
        ("get", f"/articles?q={'x' * 20000}", 400),
    ):
        response = Program().send(method, path)
        assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json"), path
        assert response.json()["detail"]
    assert Program().send("head", f"/articles/{article.pk}").status_code == 200
