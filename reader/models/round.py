"""Rounds: several analysts annotate one article, each alone, and what they agree on is then settled."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reader.models.article import Article, InLibrary

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


class Round(models.Model):
    """One article, given to several analysts at once; `begin_with` is what each finds in the text.

    Closing ends the work of those who are not done; what is done is compared and settled, before or after.
    `until` is when it is to be done, which ends nothing by itself. With `participants_settle` those who
    take part may settle it too. What was done before `reopened` has been compared, so it stays as it is.
    """

    class Beginning(models.TextChoices):
        NOTHING = "nothing", _("an unmarked text")
        SUGGESTIONS = "suggestions", _("the machine's suggestions")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="rounds")
    name = models.CharField(max_length=100, blank=True)
    begin_with = models.CharField(max_length=11, choices=Beginning.choices, default=Beginning.NOTHING)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    opened = models.DateTimeField(auto_now_add=True)
    closed = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reopened = models.DateTimeField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    participants_settle = models.BooleanField(_("those who take part may settle it"), default=False)

    objects: "models.Manager[Round]" = InLibrary()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("article",), condition=Q(closed=None), name="one_open_round_per_article"
            ),
        )

    def __str__(self) -> str:
        return gettext("round %(number)s of %(article)s") % {"number": self.pk, "article": self.article}

    def get_absolute_url(self) -> str:
        return reverse("round", args=(self.pk,))

    @property
    def title(self) -> str:
        """Its name, or else its number."""
        return self.name or gettext("Round %(number)s") % {"number": self.pk}

    def is_compared(self) -> bool:
        """Tell whether all its analysts are done, or it is closed: only then is what is done shown."""
        return self.closed is not None or not self.assignments.filter(done=None).exists()


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def in_order(self) -> Self:
        return self.select_related("user").order_by("pk")

    def finished(self) -> Self:
        """Those whose analysts are done: the only ones whose marks anybody else is ever shown."""
        return self.exclude(done=None)

    def open_for(self, user: "User | AnonymousUser", article: Article) -> "Assignment | None":
        """Return the user's part in a round of the article, while they have not said that it is done."""
        if not user.is_authenticated:
            return None
        return self.of(user.pk).filter(round__article=article).first()

    def of(self, user_id: int | None) -> Self:
        """Return the user's parts in open rounds that they have not said are done."""
        return self.filter(user=user_id, round__closed=None, done=None)


class PartManager(InLibrary["Assignment"]):
    path = "round__article"


class Assignment(models.Model):
    """One analyst's part in a round. Until `done`, its marks are that analyst's alone to see."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    done = models.DateTimeField(null=True, blank=True)

    objects = PartManager.from_queryset(AssignmentQuerySet)()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "user"), name="one_assignment_per_analyst"),)

    def __str__(self) -> str:
        return gettext("%(user)s in %(round)s") % {"user": self.user, "round": self.round}


class Settlement(models.Model):
    """What was settled about one place where the analysts of a round marked something.

    `place` names the place: its layer and span ("actor 12 20"). `chosen` is whose version became the
    library's; null where none did.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="settlements")
    place = models.CharField(max_length=60)
    chosen = models.ForeignKey(Assignment, null=True, on_delete=models.SET_NULL, related_name="+")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("round", "place"), name="one_settlement_per_place"),)

    def __str__(self) -> str:
        return gettext("%(place)s in %(round)s") % {"place": self.place, "round": self.round}
