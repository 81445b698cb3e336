"""What articles are about, as people read it, and who said otherwise than the analysis."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from reader.arabic.document import Subject

if TYPE_CHECKING:
    from reader.models.article import Article

LONGEST_SUBJECT = 12
SUBJECT_NAMES = [
    (Subject.POLITICS.value, pgettext_lazy("subject", "Politics")),
    (Subject.SECURITY.value, pgettext_lazy("subject", "Security")),
    (Subject.ECONOMY.value, pgettext_lazy("subject", "Economy")),
    (Subject.SPORT.value, pgettext_lazy("subject", "Sport")),
    (Subject.COURTS.value, pgettext_lazy("subject", "Courts")),
    (Subject.HEALTH.value, pgettext_lazy("subject", "Health")),
    (Subject.SCIENCE.value, pgettext_lazy("subject", "Science and technology")),
    (Subject.WEATHER.value, pgettext_lazy("subject", "Weather and disasters")),
    (Subject.CULTURE.value, pgettext_lazy("subject", "Culture")),
    (Subject.RELIGION.value, pgettext_lazy("subject", "Religion")),
    (Subject.OBITUARY.value, pgettext_lazy("subject", "Obituary")),
    (Subject.GENERAL.value, pgettext_lazy("subject", "General")),
]


def subject_field(editable: bool = False) -> "models.CharField[str, str]":
    """Return a field for one of the subjects, or none."""
    return models.CharField(max_length=LONGEST_SUBJECT, choices=SUBJECT_NAMES, blank=True, editable=editable)


def said_of(article: "Article") -> Subject | None:
    """Return what a person says that the article is about, if anybody did."""
    return Subject(article.subject_said) if article.subject_said else None


class SubjectChange(models.Model):
    """One change of what a person says an article is about; empty is what the analysis finds."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="subject_changes")
    before = subject_field(editable=True)
    after = subject_field(editable=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.before or '-'} to {self.after or '-'}"
