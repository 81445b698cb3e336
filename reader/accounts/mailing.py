"""A forgotten password's link, mailed in the background, where a slow mail server holds nobody up."""

from django.contrib.auth.models import User

from reader.accounts import passwords
from reader.jobs.queue import task


@task()
def mail_link(pk: int, base: str) -> None:
    passwords.send_link(pk, base)


def enqueue_mail(account: User, base: str) -> None:
    """Have a worker mail a link for a new password; no token of it is kept in the queue."""
    mail_link.enqueue(account.pk, base)
