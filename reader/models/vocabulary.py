"""Words: which lemmas occur in which article."""

from django.db import models

from reader.models.article import Article


class LemmaCount(models.Model):
    """How often a dictionary form occurs in an article: what "27 in the library" is summed from."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="lemma_counts")
    lemma = models.CharField(max_length=60, db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("article", "lemma")
        constraints = (models.UniqueConstraint(fields=("article", "lemma"), name="one_count_per_lemma"),)

    def __str__(self) -> str:
        return f"{self.lemma}: {self.count}"
