"""Exports made in the background, as a task that takes a row's id. Views and commands enqueue it."""

from reader.exchange.jobs import make_file
from reader.jobs.queue import task
from reader.models import ExportJob


@task()
def make_export(pk: int) -> None:
    make_file(pk)


def enqueue_export(job: ExportJob) -> None:
    """Have a worker make the export. In one transaction with its row, there is never one alone."""
    job.task = make_export.enqueue(job.pk).id
    job.save(update_fields=["task"])
