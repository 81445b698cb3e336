"""Searches that people keep, and those that they made lately."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from reader.models.article import digest

LONGEST_NAME = 100


class SavedSearch(models.Model):
    """A search that somebody keeps under a name. `query` is what its address has after the question mark.

    `seen` is the newest article, by its id, that the library had when its keeper last looked: later ones are
    new. `feed_key` is the secret of its feed's address; without one there is no feed. If it `is_mailed`, what
    came after the article `mailed` is told by the next digest.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.TextField()
    seen = models.BigIntegerField(default=0)
    feed_key = models.CharField(max_length=43, blank=True)
    is_mailed = models.BooleanField(default=False)
    mailed = models.BigIntegerField(default=0)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("user", "name"), name="one_saved_search_per_name"),
            models.UniqueConstraint(
                fields=("feed_key",), condition=~models.Q(feed_key=""), name="one_search_per_feed_key"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('search')}?{self.query}"


class SearchDigest(models.Model):
    """That somebody is mailed once a day what is new in their saved searches, and when it is due.

    `key` is the secret of the address that ends it, `base` the site's address without a path, as it was when
    they asked; both stand in the mail, which is in their `language`.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="search_digest"
    )
    key = models.CharField(max_length=43, unique=True)
    base = models.CharField(max_length=300)
    language = models.CharField(max_length=20, blank=True)
    next_try = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)
    sent = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.next_try:%Y-%m-%d %H:%M}"


class SearchVisit(models.Model):
    """A search that somebody made; `key` is of its query string, which is there once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="search_visits")
    typed = models.TextField()
    query = models.TextField()
    key = models.CharField(max_length=64)
    made = models.DateTimeField()

    class Meta:
        ordering = ("-made", "-pk")
        indexes = (models.Index(fields=("user", "-made")),)
        constraints = (models.UniqueConstraint(fields=("user", "key"), name="one_visit_per_search"),)

    def __str__(self) -> str:
        return self.typed[:60]

    @staticmethod
    def key_of(query: str) -> str:
        return digest(query.encode())
