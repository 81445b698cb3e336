"""The backups that workers make by themselves: of which day, how each went, whether it was restored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptBackup(models.Model):
    """The backup of one day, which is made once, whichever worker on whichever machine comes to it first.

    `name` is that of its archive where backups are kept, `made_at` is empty until it is there whole.
    `restored_at` is when it was restored into a scratch library and found whole. `problem` says why it could
    not be made, or what its trial found; then it is tried again from `due_at` on.
    """

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("archive"), max_length=80, blank=True)
    bytes = models.BigIntegerField(_("bytes"), default=0)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    restored_at = models.DateTimeField(_("restored on trial"), null=True, blank=True)
    due_at = models.DateTimeField(_("taken until"))
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    problem = models.TextField(_("problem"), blank=True)

    class Meta:
        ordering = ("-day",)
        verbose_name = _("daily backup")
        verbose_name_plural = _("daily backups")

    def __str__(self) -> str:
        return self.name or self.day.isoformat()
