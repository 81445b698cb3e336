"""Strange requests: whatever is sent to any address, in any role, is answered, and never by a 500."""

import logging
import traceback
from collections import Counter
from typing import Any

import pytest

from reader.models import Article
from tests.amounts import amount
from tests.strange import Fuzz, Learned, Map, Visitor, patterns_of

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "reader", "analyst", "admin")
# 6,000 requests in all; with HASHIYA_LONG 25,000, which begin with the same.
SEEDS = [
    pytest.param(1, amount(4_000, 15_000), marks=pytest.mark.sqlite),
    pytest.param(3, amount(2_000, 10_000), marks=pytest.mark.postgresql),
]


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "count"), SEEDS)
def test_no_strange_request_is_answered_500(
    seed: int,
    count: int,
    full_library: Article,
    users: dict[str, Any],
    client_of: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)
    visitors = {role: Visitor(users.get(role)) for role in ROLES}
    found = Map([client_of(users["admin"]), client_of(users["analyst"])])
    known = [route for route, _ in patterns_of() if found.paths.get(route)]
    assert len(known) > 0.8 * len(list(patterns_of())), "The crawl finds too few of the site's addresses."
    fuzz = Fuzz(seed, found, Learned(monkeypatch), ROLES)
    statuses: Counter[int] = Counter()
    failed: list[str] = []
    for asked in fuzz.requests(count):
        visitor = visitors[asked.role]
        status = visitor.ask(asked).status_code
        statuses[status] += 1
        if status >= 500 and not asked.address.startswith("/readyz"):  # whose answer it is: no worker runs
            why = traceback.format_exception(visitor.failure)[-3:] if visitor.failure else []
            failed.append(f"{asked}\n{''.join(why)}")
    told = "\n\n".join(failed[:20])
    assert not failed, f"{len(failed)} of {statuses.total()} were answered 500:\n\n{told}"
    assert {one for one in statuses if one >= 400} >= {400, 403, 404, 405, 422}, statuses
