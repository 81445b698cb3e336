"""Quotations under the addresses that they once had."""

from django.db import models

from reader.models.article import Article


class FormerQuotation(models.Model):
    """An address that a quotation had until its article was corrected or read anew.

    `words` and `became` are fingerprints: of the words then, and of those in their place now; `became` is
    empty where no quotation is in their place. `exact` is what was quoted.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="former_quotations")
    words = models.CharField(max_length=10)
    exact = models.TextField()
    became = models.CharField(max_length=10, blank=True)
    made = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("article", "words"), name="one_former_quotation_per_address"),
        )

    def __str__(self) -> str:
        return self.exact[:60]
