"""Limits hold over all processes, at a query for a bundle of requests."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError

from reader.api.limits import Cost, count_request
from reader.api.problems import Problem
from reader.models import RequestAllowance
from reader.watch import allowance

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sixty(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HASHIYA_API_PER_MINUTE = 60
    cache.clear()
    in_the_middle_of_a_minute = 1_800_000_030.0
    monkeypatch.setattr("reader.watch.allowance.time.time", lambda: in_the_middle_of_a_minute)


def answered(requests: int) -> int:
    done = 0
    for _ in range(requests):
        try:
            count_request("token-1", Cost.READ)
        except Problem:
            break
        done += 1
    return done


def test_processes_share_what_is_allowed_in_a_minute() -> None:
    assert answered(20) == 20
    cache.clear()  # as in another process, which knows nothing of what this one set aside
    assert answered(60) == 60 - 21  # the first has one left of its last bundle
    assert RequestAllowance.objects.get().taken >= 60


def test_a_request_costs_a_part_of_a_query_and_one_too_many_none(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(21 * 7):
        assert answered(61) == 60
    for _ in range(3):
        with django_assert_max_num_queries(0), pytest.raises(Problem):
            count_request("token-1", Cost.READ)


def test_a_database_that_takes_no_writes_holds_nobody_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*told: Any) -> int:
        raise OperationalError("locked")

    monkeypatch.setattr(allowance, "_set_aside", locked)
    assert answered(100) == 100
