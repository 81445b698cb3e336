"""Disagreements: two people have marked the same words as different things, and both marks stand."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from reader.models.annotation import Annotation
from reader.models.article import Article, outside_bin

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class DisagreementQuerySet(models.QuerySet["Disagreement"]):
    def waiting(self) -> Self:
        """Those that nobody has answered and that are still there: both marks stand, on the same words."""
        both = Q(first__state="accepted", second__state="accepted")
        same_words = Q(first__start=F("second__start"), first__end=F("second__end"))
        same_kind = Q(first__layer=F("second__layer"), first__label=F("second__label"))
        return self.filter(both, same_words, outside_bin(), answer="").exclude(same_kind)

    def of(self, user: "User") -> Self:
        """Those in which the user marked one of the two."""
        return self.filter(Q(first_by=user) | Q(second_by=user))


class Disagreement(models.Model):
    """The mark that was there first, the one that came second, and which stands, once that is said."""

    class Answer(models.TextChoices):
        FIRST = "first", _("the first stands")
        SECOND = "second", _("the second stands")
        BOTH = "both", _("both stand")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="disagreements")
    first = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="+")
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered = models.DateTimeField(null=True)

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("first", "second"), name="one_disagreement_per_pair"),)
        indexes = (models.Index(fields=("id",), condition=Q(answer=""), name="waiting_disagreements"),)

    def __str__(self) -> str:
        return f"{self.first} or {self.second}"
