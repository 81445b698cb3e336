"""Uploads: files on their way into the library, each with its state and what became of it."""

from typing import Self

from django.conf import settings
from django.db import models

from reader.models.article import Source


class UploadQuerySet(models.QuerySet["Upload"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=Upload.UNFINISHED)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Upload(models.Model):
    """One file. Its bytes are kept under `sha256` (see `reader.originals`); the same bytes are one upload.

    `task` is the id of the task that reads it. `items_done` of `items` texts in it were seen to; `report`
    says of each text that became no article why: [{"name", "reason", "article"}], article for a duplicate.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        READING = "reading", "reading"
        ANALYSING = "analysing", "analysing, names and quotes"
        READY = "ready", "ready"
        DUPLICATE = "duplicate", "duplicate"
        REFUSED = "refused", "refused"

    UNFINISHED = (State.QUEUED, State.READING, State.ANALYSING)

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="uploads")
    published = models.DateField(null=True, blank=True)
    english = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED, db_index=True)
    reason = models.TextField(blank=True)
    report = models.JSONField(default=list)
    items = models.PositiveIntegerField(default=0)
    items_done = models.PositiveIntegerField(default=0)
    task = models.UUIDField(null=True, db_index=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    def go(self, state: str, reason: str = "") -> None:
        """Store that the file is in another state."""
        self.state, self.reason = state, reason
        self.save(update_fields=["state", "reason", "report", "items", "items_done", "updated"])

    @property
    def is_finished(self) -> bool:
        return self.state not in self.UNFINISHED

    @property
    def percent(self) -> int:
        return 100 * self.items_done // self.items if self.items else 0
