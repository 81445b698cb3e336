"""Comments: what colleagues say to each other about an article or one of its annotations."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from reader.models.annotation import Annotation
from reader.models.article import Article, InLibrary

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class CommentQuerySet(models.QuerySet["Comment"]):
    def beginnings(self) -> Self:
        """The first comments of their threads."""
        return self.filter(thread=None)

    def readable_by(self, user: "User") -> Self:
        """All but those on annotations that the user may not see."""
        return self.filter(Q(annotation=None) | Q(annotation__in=Annotation.everywhere.visible_to(user)))

    def for_attention_of(self, user: "User") -> Self:
        """Beginnings of open threads that mention the user, or in which others answered them."""
        mentioned = Q(mentions=user) | Q(answers__mentions=user)
        answered = (Q(author=user) | Q(answers__author=user)) & Q(answers__isnull=False)
        return self.beginnings().filter(mentioned | answered, resolved=None).distinct()


class Comment(models.Model):
    """One comment. The first of a thread has no `thread`; answers have it, and only it is resolved.

    `body` is text without markup. A comment that its author withdrew keeps its place with an empty body.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    annotation = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.CASCADE, related_name="comments"
    )
    thread = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="comments"
    )
    body = models.TextField(blank=True)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="mentioned_in", blank=True)
    made = models.DateTimeField(auto_now_add=True)
    withdrawn = models.BooleanField(default=False)
    resolved = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    client_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = InLibrary.from_queryset(CommentQuerySet)()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        return f"{reverse('comments', args=(self.article_id,))}#k{self.thread_id or self.pk}"
