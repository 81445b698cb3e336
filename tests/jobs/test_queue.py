"""Tasks in the queue: drained, tried again when they fail, taken up again when their worker was killed."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reader.accounts.mailing import mail_link
from reader.files.store import StoreAway
from reader.intake import uploads
from reader.intake.tasks import enqueue
from reader.intake.uploads import give_up
from reader.jobs import queue
from reader.jobs.back_off import BackOff
from reader.jobs.slots import slot_name, take_slot
from reader.models import Upload
from tests.articles import HARBOUR, receive
from tests.jobs.draining import drain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("state")]
OTHER = "افتتاح سوق في طرابلس\n\nقال التاجر عمر إن سوق الذهب في طرابلس عاد."


def enqueued(name: str = "port.txt", text: str = HARBOUR) -> Upload:
    upload, _ = receive(name, [text.encode()])
    enqueue(upload)
    return upload


def test_a_worker_drains_the_queue() -> None:
    for name, text in (("a.txt", HARBOUR), ("b.txt", OTHER)):
        enqueued(name, text)
    drain()
    assert set(Upload.objects.values_list("state", flat=True)) == {"ready"}


def test_a_task_is_open_until_it_is_done() -> None:
    upload = enqueued()
    assert queue.is_open(upload.task)
    drain()
    assert not queue.is_open(upload.task)
    assert not queue.is_open(None)


def test_what_fails_is_tried_three_times_and_then_given_up(monkeypatch: Any) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("boom")

    at_once = BackOff(first=timedelta(0), factor=2, longest=timedelta(0), tries=queue.RETRIES.tries)
    monkeypatch.setattr(queue, "RETRIES", at_once)
    monkeypatch.setattr(uploads, "texts_of", broken)
    upload = enqueued()
    drain()
    upload.refresh_from_db()
    assert upload.state == "refused"
    assert "3 tries" in upload.reason
    assert "RuntimeError" in upload.reason
    assert DBTaskResult.objects.get().status == "FAILED"


def test_what_fails_waits_longer_each_time() -> None:
    assert [queue.RETRIES.after(failures).seconds for failures in (1, 2)] == [10, 20]
    assert queue.RETRIES.gives_up(3)


def test_what_needs_a_store_that_is_away_is_never_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object) -> None:
        raise StoreAway("nobody answers")

    upload = enqueued()
    with monkeypatch.context() as patch:
        patch.setattr(uploads, "texts_of", away)
        for _ in range(queue.RETRIES.tries or 3):
            drain(at_once=True)
            row = DBTaskResult.objects.get()
            assert (row.status, row.worker_ids) == ("READY", [])
            assert row.run_after is not None
            assert row.run_after > timezone.now()
    drain(at_once=True)
    upload.refresh_from_db()
    assert upload.state == "ready"


def test_a_machine_may_be_given_a_name(settings: Any) -> None:
    settings.HASHIYA_MACHINE = "first"
    assert slot_name(0) == "first-0"


def test_a_slot_takes_up_what_it_was_killed_at() -> None:
    upload = enqueued()
    row = DBTaskResult.objects.get()
    row.claim(slot_name(0))
    other = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default", run_after=row.run_after
    )
    other.claim("another machine-0")
    assert queue.take_up_again(slot_name(0), give_up) == 1
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY", "RUNNING"}
    DBTaskResult.objects.filter(pk=row.pk).update(status="RUNNING", worker_ids=[slot_name(0)] * queue.KILLS)
    queue.take_up_again(slot_name(0), give_up)
    upload.refresh_from_db()
    assert upload.state == "refused"


def test_two_workers_have_two_slots(tmp_path: Path) -> None:
    first, lock = take_slot(tmp_path / "workers")
    second, other = take_slot(tmp_path / "workers")
    assert (first, second) == (0, 1)
    lock.close()
    third, last = take_slot(tmp_path / "workers")
    assert third == 0
    other.close()
    last.close()


def test_a_mail_is_a_task_under_the_name_that_waiting_ones_were_given(anwar: Any, mailoutbox: Any) -> None:
    mail_link.enqueue(anwar.pk, "http://testserver")
    assert DBTaskResult.objects.get().task_path == "reader.accounts.mailing.mail_link"
    drain()
    assert [mail.to for mail in mailoutbox] == [[anwar.email]]
