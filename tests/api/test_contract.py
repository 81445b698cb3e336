"""What the document promises is what is answered: generated requests to every operation."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from reader.models import Article
from tests.api.programs import token_for
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FEW, STEPS = 2, 12
EXAMPLES = int(os.environ.get("HASHIYA_EXAMPLES", FEW))  # of each operation, for each role
SIGNED_IN = {200, 404, 422}
ANSWERED = {
    "": {200, 401, 404},
    "reader": {200, 403, 404},
    "analyst": SIGNED_IN | {403},
    "lead": SIGNED_IN | {403},
    "admin": SIGNED_IN,
}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def article(state: Any) -> Article:
    return make_article(HARBOUR, HARBOUR_EN)


@pytest.fixture
def application() -> Iterator[Any]:
    """The site as a server calls it, but that the connection of the test stays open."""
    application = get_wsgi_application()
    closing = (request_started, request_finished)
    for signal in closing:
        signal.disconnect(close_old_connections)
    yield application
    for signal in closing:
        signal.connect(close_old_connections)


def answered(operation: Any, pk: int, headers: dict[str, str]) -> set[int]:
    """Send generated requests, about a thing that is there or is not; hold the answers to the document."""
    statuses = set()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), is_known=st.booleans())
    def holds(case: Any, is_known: bool) -> None:
        if is_known and "pk" in (case.path_parameters or {}):
            case.path_parameters["pk"] = pk
        response = case.call(headers=headers)
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    holds()
    return statuses


@pytest.fixture
def headers(make_user: Callable[..., Any]) -> Callable[[str], dict[str, str]]:
    def of(role: str) -> dict[str, str]:
        sent = {"Authorization": f"Bearer {token_for(make_user(role, role))}"} if role else {}
        return {"Accept-Encoding": "identity", **sent}

    return of


@pytest.mark.parametrize("role", ANSWERED)
def test_every_answer_is_as_the_document_says(
    role: str, article: Article, application: Any, headers: Callable[[str], dict[str, str]]
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    sent = headers(role)
    mark = article.annotations.exclude(actor=None).filter(layer="actor")[0]
    known = {"/articles": article.pk, "/marks": mark.pk, "/annotations": mark.pk, "/actors": mark.actor_id}
    statuses: set[int] = set()
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        pk = next((row or 0 for part, row in known.items() if operation.path.startswith(f"/api/v1{part}")), 1)
        statuses |= answered(operation, pk, sent)
    assert statuses >= ANSWERED[role]


@pytest.mark.parametrize("role", [role for role in ANSWERED if EXAMPLES > FEW] or ["admin"])
def test_so_is_every_answer_of_a_chain(
    role: str, article: Article, application: Any, headers: Callable[[str], dict[str, str]]
) -> None:
    """Requests take ids and addresses from the answers before them, by links inferred from the document."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    sent, followed = headers(role), []

    class Chain(schema.as_state_machine()):  # type: ignore[misc]
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"headers": sent}

        def validate_response(self, response: Any, case: Any, *_more: Any, **_options: Any) -> None:
            followed.append(response.status_code)
            case.validate_response(response, checks=CHECKS)

    Chain.run(
        settings=settings(
            max_examples=max(1, EXAMPLES // FEW),
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )
    assert 200 in followed
