"""Answers to the codebook's questions about a whole article."""

from django.conf import settings
from django.db import models

from reader.models.article import Article
from reader.models.codebook import Label, LabelSet
from reader.models.round import Assignment


class AnswerQuerySet(models.QuerySet["Answer"]):
    def standing(self, article: Article, part: Assignment | None) -> dict[int, "Answer"]:
        """Return the latest answer to each question, by its id: the library's, or those of a part."""
        rows = self.filter(article=article, assignment=part).select_related("label", "user").order_by("pk")
        return {row.question_id: row for row in rows}


class Answer(models.Model):
    """One answer; a later one to the same question replaces it, and the earlier stay as its history.

    `label` is null where an answer was taken back. `assignment` is the analyst's part in a round; without,
    it is the library's answer.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(LabelSet, on_delete=models.PROTECT, related_name="answers")
    label = models.ForeignKey(Label, null=True, on_delete=models.PROTECT, related_name="answers")
    assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("article", "question", "-id")),)

    def __str__(self) -> str:
        return f"{self.question}: {self.label or 'none'}"
