"""A forgotten password's link, mailed in the background, where a slow mail server holds nobody up."""

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import translation

from reader.accounts import passwords
from reader.jobs.queue import task
from reader.watch.lines import request_id


@task()
def mail_link(pk: int, base: str, language: str | None = None, request: str = "") -> None:
    """Mail it; `request` is the id of the request that enqueued it, which the worker logs under."""
    with translation.override(language or settings.LANGUAGE_CODE):
        passwords.send_link(pk, base)


def enqueue_mail(account: User, base: str) -> None:
    """Have a worker mail a link for a new password, in the language of now; no token is kept in the queue."""
    mail_link.enqueue(account.pk, base, translation.get_language(), request=request_id.get())
