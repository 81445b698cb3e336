"""A worker with a place of its own: it takes up what it was killed at, and tries again what failed.

A slot is one worker on one machine, held by a lock on a file that the system gives back when the process
ends, however it ends. So whoever holds a slot knows that what that slot was running is running no more.
"""

import fcntl
import os
import signal
import socket
from contextlib import nullcontext
from datetime import timedelta
from types import FrameType
from typing import Any, TextIO

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from reader.analyser import site_analyser
from reader.models import Upload
from reader.runtime.chores import chores
from reader.runtime.memory import calm_collector
from reader.watch import heartbeat

TRIES = 3  # of a task that fails by an error
KILLS = 20  # of a task whose worker was killed
WAIT = timedelta(seconds=10)  # before a second try; doubled for each further one
INTERVAL = 0.5
GIVEN_UP = "It could not be taken in: {} tries failed ({}). Its file is kept; upload it again to try again."


def take_slot() -> tuple[int, TextIO]:
    """Return the number of the first free slot on this machine, with the lock that holds it."""
    folder = heartbeat.folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for slot in range(1000):
        lock = (folder / f"slot-{slot}").open("a", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            return slot, lock
    raise RuntimeError("a thousand workers run on this machine already")


def slot_name(slot: int) -> str:
    return f"{socket.gethostname()[:50]}-{slot}"


def reclaim(worker_id: str) -> int:
    """Put back what this slot was running when it ended; return how many tasks these were."""
    stranded = [row for row in DBTaskResult.objects.running() if row.worker_ids[-1:] == [worker_id]]
    for row in stranded:
        if len(row.worker_ids) >= KILLS:
            give_up(row, "the worker ended each time")
            row.set_failed(RuntimeError("the worker ended each time"))
        else:
            DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY)
    return len(stranded)


def give_up(row: "DBTaskResult[Any, Any]", why: str) -> None:
    """Say on the upload that it will not be tried again."""
    waiting = Upload.objects.unfinished().filter(task=row.pk)
    reason = GIVEN_UP.format(len(row.worker_ids), why)
    waiting.update(state=Upload.State.REFUSED, reason=reason, updated=timezone.now())


class PersistentWorker(Worker):
    """Drain the queue; a task that fails waits longer each time, and is given up after three tries."""

    def __init__(self, worker_id: str, batch: bool) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=INTERVAL,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )

    def watch(self, lock: TextIO, parent: int | None) -> None:
        """Give a sign of life every few seconds; stop once the task is done after the parent has ended."""

        def look(signum: int, frame: FrameType | None) -> None:
            heartbeat.beat(lock.fileno())
            if parent is not None and os.getppid() != parent:
                self.running = False

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        super().run_task(db_task_result)
        row = DBTaskResult.objects.get(pk=db_task_result.pk)
        if row.status != TaskResultStatus.FAILED:
            return
        tries = len(row.worker_ids)
        if tries >= TRIES:
            give_up(row, row.exception_class_path.rpartition(".")[2])
            return
        later = timezone.now() + WAIT * 2 ** (tries - 1)
        DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, run_after=later)


def run(batch: bool = False, parent: int | None = None) -> None:
    """Work until a signal ends it, or with `batch` until nothing waits; with `parent`, not longer than it."""
    slot, lock = take_slot()
    with lock:
        reclaim(slot_name(slot))
        worker = PersistentWorker(slot_name(slot), batch)
        worker.configure_signals()
        worker.watch(lock, parent)
        site_analyser().load()
        calm_collector()
        with nullcontext() if batch else chores():
            worker.run()
