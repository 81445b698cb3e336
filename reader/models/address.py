"""Addresses of pages that are to be fetched, and feeds that say which."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reader.models.bin import Binnable, BinQuerySet, OutsideBin
from reader.models.source import Source
from reader.models.upload import Upload
from reader.models.web_address import WebAddressField
from reader.sentences import stored_sentence


class FeedQuerySet(BinQuerySet["Feed"]):
    pass


class Feed(Binnable):
    """An RSS or Atom feed that is looked at every so many minutes."""

    url = WebAddressField(_("address"), max_length=500, unique=True)
    name = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL)
    minutes = models.PositiveIntegerField(
        default=60, validators=[MinValueValidator(5), MaxValueValidator(7 * 24 * 60)]
    )
    is_active = models.BooleanField(default=True)
    look_first = models.BooleanField(default=False)
    etag = models.CharField(max_length=300, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    checked = models.DateTimeField(null=True)
    next_check = models.DateTimeField(default=timezone.now, db_index=True)
    failures = models.PositiveIntegerField(default=0)
    why = models.JSONField(default=dict, blank=True)

    objects = OutsideBin.from_queryset(FeedQuerySet)()
    everywhere = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name or self.url

    @property
    def problem(self) -> str:
        """What was wrong the last time, in a sentence; empty if nothing was."""
        return stored_sentence(self.why)


class AddressQuerySet(models.QuerySet["Address"]):
    def wanted(self) -> Self:
        """All but those of feeds in the bin."""
        return self.filter(feed__binned=None)

    def due(self) -> Self:
        return self.wanted().filter(state=Address.State.WAITING, next_try__lte=timezone.now())


class Address(models.Model):
    """A page to be fetched: pasted by an admin, or an entry of a feed. `entry` tells a feed's apart.

    While it is being fetched, `next_try` is when another may take over.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        FETCHED = "fetched", _("fetched")
        REFUSED = "refused", _("refused")

    url = WebAddressField(max_length=2000)
    feed = models.ForeignKey(Feed, null=True, on_delete=models.CASCADE, related_name="addresses")
    entry = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=500, blank=True)
    published = models.DateField(null=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL)
    look_first = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    why = models.JSONField(default=dict, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    upload = models.ForeignKey(Upload, null=True, on_delete=models.SET_NULL, related_name="addresses")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created = models.DateTimeField(auto_now_add=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("state", "next_try")),)
        constraints = (
            models.UniqueConstraint(
                fields=("feed", "entry"), condition=models.Q(feed__isnull=False), name="one_address_per_entry"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def reason(self) -> str:
        """Why it is not fetched, in a sentence; empty if nothing is wrong."""
        return stored_sentence(self.why)
