"""Imports: marks that came in a file, from where, and what takes them back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reader.models.annotation import Annotation


class DataImport(models.Model):
    """One file of annotations that was taken in. `group` is that of every change it made.

    `articles` are the ids of those that it added, `report` what was and was not taken (see
    `reader.exchange.importing`). It is `undone` as a whole or not at all.
    """

    name = models.CharField(_("file"), max_length=255)
    format = models.CharField(max_length=20)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="data_imports"
    )
    made = models.DateTimeField(auto_now_add=True)
    group = models.UUIDField(unique=True)
    articles = models.JSONField(default=list)
    report = models.JSONField(default=dict)
    undone = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class ImportedMark(models.Model):
    """Where a mark came from that was made elsewhere: its writer, tool, day and id there."""

    annotation = models.OneToOneField(Annotation, on_delete=models.CASCADE, related_name="came_from")
    data_import = models.ForeignKey(DataImport, on_delete=models.CASCADE, related_name="marks")
    author = models.CharField(max_length=150, blank=True)
    tool = models.CharField(max_length=100, blank=True)
    made = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.reference
