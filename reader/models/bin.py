"""The bin: what somebody deleted, out of sight until it is restored or its days are over."""

from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_Row = TypeVar("_Row", bound="Binnable", covariant=True)


def time_kept() -> timedelta:
    """Return how long a row stays in the bin."""
    return timedelta(days=settings.HASHIYA_BIN_DAYS)


class BinQuerySet(models.QuerySet[_Row]):
    """What can be asked of rows that may be in the bin."""

    def binned(self) -> Self:
        return self.exclude(binned=None)

    def expired(self) -> Self:
        """Those whose days in the bin are over."""
        return self.filter(binned__lt=timezone.now() - time_kept())


class OutsideBin(models.Manager[_Row]):
    """The rows that are not in the bin: what every page, list, count and look-up sees."""

    def get_queryset(self) -> "models.QuerySet[_Row]":
        return super().get_queryset().filter(binned=None)


class Binnable(models.Model):
    """A row that is put into the bin in place of being deleted; `everywhere` has those in it too."""

    binned = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True

    def put_in_bin(self, user: Any) -> None:
        self._set_binned(timezone.now(), user)

    def take_out_of_bin(self) -> None:
        self._set_binned(None, None)

    def _set_binned(self, moment: datetime | None, user: Any) -> None:
        self.binned, self.binned_by = moment, user
        type(self)._base_manager.filter(pk=self.pk).update(binned=moment, binned_by=user)

    @property
    def leaves(self) -> datetime | None:
        """When its days in the bin are over."""
        return self.binned + time_kept() if self.binned else None
