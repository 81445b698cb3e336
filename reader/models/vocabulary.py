"""Words: which lemmas occur in which article."""

from django.db import models
from django.db.models import Q

from reader.models.article import Article
from reader.models.tally import few_or_many


class LemmaCount(models.Model):
    """How often a dictionary form occurs in an article: what "27 in the library" is summed from."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="lemma_counts",
        db_index=False,  # `one_count_per_lemma` begins with it
    )
    lemma = models.CharField(max_length=60)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ("article", "lemma")
        # All that is asked of a dictionary form stands in it, so that no row is read for its number.
        indexes = (models.Index(fields=("lemma", "article", "count"), name="counts_of_a_lemma"),)
        constraints = (models.UniqueConstraint(fields=("article", "lemma"), name="one_count_per_lemma"),)

    def __str__(self) -> str:
        return f"{self.lemma}: {self.count}"


def where_lemma(lemma: str) -> Q:
    """Return that an article has a dictionary form."""
    return few_or_many(LemmaCount.objects.filter(lemma=lemma))
