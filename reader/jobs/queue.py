"""The queue of tasks, in the database: what makes a function a task, and what becomes of one that failed.

A task takes ids and plain values. It is named in the queue by where its function lives, so that moving one
needs a migration. Whoever enqueues does so in the transaction that stores what the task is about.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from reader.jobs.back_off import BackOff

__all__ = [
    "RETRIES",
    "GiveUp",
    "QueueState",
    "Queued",
    "is_idle",
    "is_open",
    "queue_state",
    "request_of",
    "take_up_again",
    "task",
    "try_again",
]

RETRIES = BackOff(first=timedelta(seconds=10), factor=2, longest=timedelta(minutes=1), tries=3)
KILLS = 20  # of a task whose worker was killed, which may be no fault of the task
KILLED = "the worker ended each time"
MOST_COUNTED = 10_000

Queued: TypeAlias = "DBTaskResult[Any, Any]"
GiveUp = Callable[[UUID, int, str], object]  # tells of a task: its id, how often it was tried, why no more


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many tasks wait and run, `MOST_COUNTED` at most, and since when the next one has waited."""

    waiting: int
    running: int
    oldest: datetime | None


def queue_state() -> QueueState:
    """Look into the queue, by its index."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    running = DBTaskResult.objects.running()
    return QueueState(
        waiting=waiting.order_by()[:MOST_COUNTED].count(),
        running=running.order_by()[:MOST_COUNTED].count(),
        oldest=DBTaskResult.objects.ready().values_list("enqueued_at", flat=True).first(),
    )


def request_of(row: Queued) -> str:
    """The id of the request that enqueued the task; of one that tells none, an id made of the task's own."""
    told = row.args_kwargs.get("kwargs", {}).get("request", "")
    return told if told.strip("-") else f"task-{str(row.pk)[:8]}"


def is_open(task_id: UUID | None) -> bool:
    """Whether the task waits or runs."""
    return task_id is not None and DBTaskResult.objects.filter(pk=task_id, finished_at=None).exists()


def is_idle() -> bool:
    """Whether no task waits or runs."""
    return not DBTaskResult.objects.filter(finished_at=None).exists()


def try_again(row: Queued, give_up: GiveUp, patient: Container[str] = ()) -> None:
    """Have a task that failed tried again after a wait, or tell that it was tried often enough.

    Failures by one of the exceptions of these paths do not count: the task did nothing wrong.
    """
    if row.exception_class_path in patient:
        later = timezone.now() + RETRIES.longest
        DBTaskResult.objects.filter(pk=row.pk).update(
            status=TaskResultStatus.READY, run_after=later, worker_ids=row.worker_ids[:-1]
        )
        return
    failures = len(row.worker_ids)
    if RETRIES.gives_up(failures):
        give_up(row.pk, failures, row.exception_class_path.rpartition(".")[2])
        return
    later = timezone.now() + RETRIES.after(failures)
    DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY, run_after=later)


def take_up_again(worker_id: str, give_up: GiveUp) -> int:
    """Put back what a worker was running when it ended; return how many tasks these were.

    That no other is running under this name is the caller's to know.
    """
    stranded = [row for row in DBTaskResult.objects.running() if row.worker_ids[-1:] == [worker_id]]
    for row in stranded:
        if len(row.worker_ids) >= KILLS:
            give_up(row.pk, len(row.worker_ids), KILLED)
            row.set_failed(RuntimeError(KILLED))
        else:
            DBTaskResult.objects.filter(pk=row.pk).update(status=TaskResultStatus.READY)
    return len(stranded)
