"""The queue in tests: how many tasks it ever had, and doing what waits."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reader.jobs.worker import QueueWorker
from reader.runtime.giving_up import give_task_up
from reader.runtime.worker import PATIENT


def task_count() -> int:
    return DBTaskResult.objects.count()


def drain(at_once: bool = False) -> None:
    """Do what waits as a worker does it, but in the test's transaction; `at_once` what is put off too."""
    if at_once:
        DBTaskResult.objects.update(run_after=timezone.now())
    working = QueueWorker("here-0", batch=True, give_up=give_task_up, patient=PATIENT)
    while row := DBTaskResult.objects.ready().first():
        row.claim("here-0")
        working.run_task(row)
