"""Uploads read in the background, as tasks that take a row's id. Views and commands enqueue; tasks do not."""

from reader.intake.uploads import process
from reader.jobs.queue import task
from reader.models import Upload
from reader.watch.lines import request_id


@task()
def process_upload(pk: int, request: str = "") -> None:
    """Read the upload; `request` is the id of the request that enqueued it, which the worker logs under."""
    process(pk)


def enqueue(upload: Upload) -> None:
    """Have a worker read the upload. In one transaction with the upload's row, there is never one alone."""
    upload.task = process_upload.enqueue(upload.pk, request=request_id.get()).id
    upload.save(update_fields=["task", "updated"])
