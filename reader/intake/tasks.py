"""Uploads read in the background, as tasks that take a row's id. Views and commands enqueue; tasks do not."""

from reader.intake.uploads import process
from reader.jobs.queue import task
from reader.models import Upload


@task()
def process_upload(pk: int) -> None:
    process(pk)


def enqueue(upload: Upload) -> None:
    """Have a worker read the upload. In one transaction with the upload's row, there is never one alone."""
    upload.task = process_upload.enqueue(upload.pk).id
    upload.save(update_fields=["task", "updated"])
