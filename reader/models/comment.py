"""Comments: threads on an annotation or on an article."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from reader.models.annotation import Annotation
from reader.models.article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """All but the private ones of others."""
        return self.filter(Q(is_private=False) | Q(author=user.pk))


class Comment(models.Model):
    """A comment. A thread is a first comment and the replies to it; `resolved` counts for the thread."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    annotation = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    thread = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    body = models.TextField()
    is_private = models.BooleanField("private", default=False)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in")
    made = models.DateTimeField(auto_now_add=True)
    edited = models.DateTimeField(null=True, blank=True)
    resolved = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    client_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.body[:60]
