"""A forgotten password's link is mailed by a worker, in the language of whoever asked for it."""

import pytest
from django.contrib.auth.models import User
from django.utils import translation
from django_tasks_db.models import DBTaskResult

from reader.accounts.mailing import enqueue_mail

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mail_is_asked_for_in_the_language_of_who_asks(language: str, rima: User) -> None:
    with translation.override(language):
        enqueue_mail(rima, "https://news.example")
    [queued] = DBTaskResult.objects.filter(task_path="reader.accounts.mailing.mail_link")
    assert queued.args_kwargs["args"] == [rima.pk, "https://news.example", language]
