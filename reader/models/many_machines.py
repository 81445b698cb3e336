"""What processes on several machines know of each other: which workers live, who has asked how often."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkerBeat(models.Model):
    """A worker's sign of life, by the name of its slot, and what it has analysed in all, restarts included.

    `beat` is the newest one, by the clock of the worker's machine.
    """

    name = models.CharField(_("worker"), max_length=60, unique=True)
    beat = models.DateTimeField(_("sign of life"), default=timezone.now)
    texts = models.PositiveBigIntegerField(_("texts analysed"), default=0)
    words = models.PositiveBigIntegerField(_("words analysed"), default=0)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class RequestAllowance(models.Model):
    """How many requests of a kind all processes together have set aside for somebody in one minute.

    `key` is of the kind and of whose they are, `minute` counts from 1970.
    """

    key = models.CharField(max_length=100)
    minute = models.BigIntegerField(db_index=True)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("key", "minute"), name="one_allowance_a_minute"),)

    def __str__(self) -> str:
        return f"{self.key} at {self.minute}: {self.taken}"
