"""The queue in tests: how many tasks it ever had, and doing what waits."""

from django_tasks_db.models import DBTaskResult

from reader.intake.uploads import give_up
from reader.jobs.worker import QueueWorker


def task_count() -> int:
    return DBTaskResult.objects.count()


def drain() -> None:
    """Do what waits as a worker does it, but in the transaction of the test."""
    working = QueueWorker("here-0", batch=True, give_up=give_up)
    while row := DBTaskResult.objects.ready().first():
        row.claim("here-0")
        working.run_task(row)
