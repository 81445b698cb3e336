"""Independent annotation: several analysts read one article without seeing each other's work."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from reader.models.article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open_for(self, user: "User | AnonymousUser") -> Self:
        """Those that the user has still to finish."""
        return self.filter(analyst=user.pk, finished=None)


class Assignment(models.Model):
    """One analyst's share of a round on one article. The round ends when all have finished.

    What the analyst marks belongs to the assignment (`Annotation.assignment`) and is seen by nobody else
    until then; `adjudicated` is when a gold version was made from the round.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="assignments")
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments"
    )
    number = models.PositiveIntegerField("round")
    with_suggestions = models.BooleanField(default=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True)
    adjudicated = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ("article", "number", "pk")
        constraints = (
            models.UniqueConstraint(fields=("article", "analyst", "number"), name="one_share_per_round"),
            models.UniqueConstraint(
                fields=("article", "analyst"), condition=Q(finished=None), name="one_open_share_per_article"
            ),
        )

    def __str__(self) -> str:
        return f"{self.analyst}, round {self.number}"
