"""Exports that are made in the background: how far each is, and its file while it is kept."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reader.sentences import stored_sentence

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

KEPT = timedelta(days=14)  # the file
REMEMBERED = timedelta(days=90)  # that there was one


class ExportJobQuerySet(models.QuerySet["ExportJob"]):
    """What can be asked of exports."""

    def of(self, user: "User | AnonymousUser") -> Self:
        """One's own; to admins everybody's."""
        return self if user.has_perm("reader.add_article") else self.filter(user=user.pk)

    def unfinished(self) -> Self:
        return self.filter(state__in=(ExportJob.State.WAITING, ExportJob.State.RUNNING))

    def finished(self) -> Self:
        return self.exclude(state__in=(ExportJob.State.WAITING, ExportJob.State.RUNNING))


class ExportJob(models.Model):
    """An export that somebody asked for. `asked` is its selection, `name` what that is called: an article's,
    a collection's or a round's name, or a query; empty for all of the library."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being made")
        READY = "ready", _("ready")
        STOPPED = "stopped", _("stopped")
        FAILED = "failed", _("failed")
        GONE = "gone", _("deleted")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="export_jobs")
    format = models.CharField(max_length=20)
    asked = models.JSONField(default=dict)
    name = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    articles = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    why = models.JSONField(default=dict, blank=True)
    task = models.UUIDField(null=True, db_index=True, editable=False)
    made = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True)

    objects = ExportJobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.file_name}"

    def get_absolute_url(self) -> str:
        return f"{reverse('export')}#exports"

    @property
    def reason(self) -> str:
        """Why there is no file, in a sentence; empty if there is one."""
        return stored_sentence(self.why)

    @property
    def is_unfinished(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def percent(self) -> int:
        return 100 * self.done // self.articles if self.articles else 0

    @property
    def leaves(self) -> datetime | None:
        """When its file is deleted."""
        return self.finished + KEPT if self.finished and self.is_ready else None
