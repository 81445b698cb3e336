"""Tokens by which programs act for a person through the API, and the answers to what they sent once."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may; never more than the person whose it is."""

    READ = "read", _("articles, marks, actors, quotations, searches, exports")
    ANNOTATE = "annotate", _("mark, judge and change marks, in your name")
    UPLOAD = "upload", _("hand in files, and see what became of them")
    ADMIN = "admin", _("put articles into the bin")


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def living(self, now: datetime | None = None) -> Self:
        """Those that still open something."""
        return self.filter(withdrawn=None, expires__gt=now or timezone.now())


class ApiToken(models.Model):
    """A token of somebody's. Only its digest is kept; `ending` are its last signs, to tell it by.

    `used` is when it was used last, to the minute.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField(max_length=4, editable=False)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, editable=False)
    withdrawn = models.DateTimeField(null=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_ending(self) -> bool:
        """Whether it ends within a week."""
        return (self.expires - timezone.now()).days < 7


class IdempotencyKey(models.Model):
    """What a request with this key of a token's was answered; the same request again gets it again.

    `request` is the digest of what was sent. The row is written in the transaction of what the request did.
    """

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    made = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="one_answer_per_key"),)

    def __str__(self) -> str:
        return self.key
