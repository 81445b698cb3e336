"""History: every change of an annotation, with who, when, before and after."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reader.models.annotation import Annotation
from reader.models.article import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ChangeQuerySet(models.QuerySet["Change"]):
    def by(self, user: "User") -> Self:
        return self.filter(user=user)

    def deeds(self) -> Self:
        """What people set out to do, undoing and redoing left out."""
        return self.exclude(action__in=(Change.Action.UNDO, Change.Action.REDO))


class Change(models.Model):
    """One change of one annotation. Changes that belong to one action share its `group`.

    `before` and `after` are snapshots (see `reader.annotation`); `before` is null when it was made.
    `version` is the annotation's version after the change. `undone` says that its maker took it back.
    """

    class Action(models.TextChoices):
        CREATE = "create", _("marked")
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        CHANGE = "change", _("changed")
        WITHDRAW = "withdraw", _("withdrawn")
        RESTORE = "restore", _("restored")
        MOVE = "move", _("moved with the text")
        UNDO = "undo", _("undone")
        REDO = "redo", _("redone")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="changes")
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="changes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="annotation_changes"
    )
    made = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=8, choices=Action.choices)
    group = models.UUIDField(db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField()
    version = models.PositiveIntegerField()
    undone = models.BooleanField(default=False)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("user", "article", "-id")),)

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.annotation}"


class Claim(models.Model):
    """An item of the review queue that somebody has before them; others are not given it until then."""

    annotation = models.OneToOneField(Annotation, on_delete=models.CASCADE, related_name="claim")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims")
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.annotation}"
