"""A lease on rows that are work: taken by one, passed by by others, and due again when its time is over."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from reader.jobs.lease import take
from reader.models import Address

A_MINUTE = timedelta(minutes=1)


def note(rows: Sequence[Address], until: datetime) -> None:
    Address.objects.filter(pk__in=[row.pk for row in rows]).update(next_try=until)


def taken(most: int, lease: timedelta = A_MINUTE) -> list[str]:
    return [row.url for row in take(Address.objects.due().order_by("pk"), most, lease, note)]


def addresses(count: int) -> None:
    for number in range(count):
        Address.objects.create(url=f"https://example.org/{number}")


@pytest.mark.django_db
def test_what_is_taken_is_not_taken_again_before_its_lease_ends() -> None:
    addresses(3)
    assert taken(2) == ["https://example.org/0", "https://example.org/1"]
    assert taken(2) == ["https://example.org/2"]
    assert taken(2) == []
    Address.objects.filter(url__endswith="/1").update(next_try=timezone.now())
    assert taken(2) == ["https://example.org/1"]


@pytest.mark.django_db
def test_a_lease_that_ran_out_is_taken_by_another() -> None:
    addresses(1)
    assert taken(1, timedelta(0)) == taken(1) == ["https://example.org/0"]


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_never_take_the_same() -> None:
    addresses(20)
    found: list[str] = []

    def work() -> None:
        while urls := taken(1):
            found.extend(urls)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(found) == len(set(found))
    assert sorted(found + taken(20)) == sorted(f"https://example.org/{number}" for number in range(20))
