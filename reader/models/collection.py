"""Collections, which are named sets of articles, tags, which are words on them, and who is to review them."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reader.arabic.normalise import fold
from reader.models.article import BINNED, Article, InLibrary

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

LONGEST_TAG = 40


def _count(table: str, column: str, of: str) -> RawSQL:
    """Return how many rows of a table with articles outside the bin belong to a row."""
    return RawSQL(  # noqa: S611 (its parts are ours)
        f"(SELECT COUNT(*) FROM {table} c WHERE c.{column} = {of}.id"  # noqa: S608
        f" AND c.article_id NOT IN ({BINNED.sql}))",
        (),
    )


class CollectionQuerySet(models.QuerySet["Collection"]):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Those that are shared, and the user's own."""
        return self.visible_to_id(user.pk)

    def visible_to_id(self, user: int | None) -> Self:
        """The same, for whom has this id; nobody has none."""
        return self.filter(Q(is_shared=True) | Q(owner=user))

    def with_size(self) -> "models.QuerySet[Any]":
        """With the number of articles outside the bin in each, as `size`; joined, each would be read."""
        return self.annotate(size=_count("reader_collectedarticle", "collection_id", "reader_collection"))

    def fillable_by(self, user: "User | AnonymousUser") -> Self:
        """Those into which the user may put articles by hand: their own, and of analysts all shared ones."""
        mine = Q(owner=user.pk)
        if user.has_perm("reader.change_annotation"):
            mine |= Q(is_shared=True)
        return self.filter(mine, search="")


class Collection(models.Model):
    """A named set of articles: put together by hand, or what a search finds, which changes by itself.

    `search` is what that search looks for, as it is typed; it is empty of those that are put together.
    """

    name = models.CharField(_("Name"), max_length=120)
    note = models.CharField(pgettext_lazy("a remark", "Note"), max_length=300, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="collections")
    is_shared = models.BooleanField(_("Everybody sees it"), default=False)
    search = models.CharField(_("What a search finds"), max_length=2000, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    articles = models.ManyToManyField(Article, through="CollectedArticle", related_name="collections")

    objects = CollectionQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("owner", "name"), name="one_collection_per_name"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("collection", args=(self.pk,))


class CollectedArticle(models.Model):
    """That an article is in a collection, who put it there and when."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="collected")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="collected")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added = models.DateTimeField(auto_now_add=True)

    objects: "models.Manager[CollectedArticle]" = InLibrary()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("collection", "article"), name="once_in_a_collection"),
        )

    def __str__(self) -> str:
        return f"{self.article_id} in {self.collection_id}"


class TagQuerySet(models.QuerySet["Tag"]):
    def with_size(self) -> "models.QuerySet[Any]":
        """With the number of articles outside the bin that have each, as `size`."""
        return self.annotate(size=_count("reader_taggedarticle", "tag_id", "reader_tag"))


class Tag(models.Model):
    """A word that people put on articles; `key` is the word as it is looked for."""

    name = models.CharField(max_length=LONGEST_TAG)
    key = models.CharField(max_length=LONGEST_TAG * 2, unique=True)
    articles = models.ManyToManyField(Article, through="TaggedArticle", related_name="tags")

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def key_of(name: str) -> str:
        return fold(name).casefold()[: LONGEST_TAG * 2]


class TaggedArticle(models.Model):
    """That a tag is on an article, and who put it there."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tagged")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added = models.DateTimeField(auto_now_add=True)

    objects: "models.Manager[TaggedArticle]" = InLibrary()

    class Meta:
        ordering = ("tag", "-pk")
        constraints = (models.UniqueConstraint(fields=("tag", "article"), name="once_on_an_article"),)

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.article_id}"


class ArticleDuty(models.Model):
    """That somebody is to review an article: one person an article; `given_by` said so."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="duty")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="article_duties"
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    given = models.DateTimeField(auto_now_add=True)

    objects: "models.Manager[ArticleDuty]" = InLibrary()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.article_id}: {self.user_id}"
