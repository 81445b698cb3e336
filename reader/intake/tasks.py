"""What runs in the background, as tasks that take a row's id. Views and commands enqueue; tasks do not."""

from django.contrib.auth.models import User
from django_tasks import task

from reader.accounts import passwords
from reader.intake.uploads import process
from reader.models import Upload


@task()
def process_upload(pk: int) -> None:
    process(pk)


@task()
def mail_link(pk: int, base: str) -> None:
    passwords.send_link(pk, base)


def enqueue_mail(account: User, base: str) -> None:
    """Have a worker mail a link for a new password; no token of it is kept in the queue."""
    mail_link.enqueue(account.pk, base)


def enqueue(upload: Upload) -> None:
    """Have a worker read the upload. In one transaction with the upload's row, there is never one alone."""
    upload.task = process_upload.enqueue(upload.pk).id
    upload.save(update_fields=["task", "updated"])
