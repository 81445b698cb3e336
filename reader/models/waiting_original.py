"""Files that were handed in while the store of files was away, until it has them."""

from django.db import models
from django.utils import timezone


class WaitingOriginal(models.Model):
    """The bytes of a file that waits for the store; see `reader.library.originals`."""

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.sha256
