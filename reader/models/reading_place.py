"""How far readers are in articles: where they stopped, and whether they have read to the end."""

from typing import Self

from django.conf import settings
from django.db import models

from reader.models.article import Article


class ReadingPlaceQuerySet(models.QuerySet["ReadingPlace"]):
    def of(self, user_id: int | None) -> Self:
        return self.filter(user=user_id)


class ReadingPlace(models.Model):
    """Where a reader stopped in an article: the number of the paragraph, as the page shows it; 0 is none.

    `read` is said by reaching the end, or by a press. No row stands for an article that was not begun.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_places"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reading_places")
    paragraph = models.PositiveIntegerField(default=0)
    read = models.BooleanField(default=False)
    seen = models.DateTimeField(auto_now=True)

    objects = ReadingPlaceQuerySet.as_manager()

    class Meta:
        ordering = ("-seen",)
        constraints = (
            models.UniqueConstraint(fields=("user", "article"), name="one_reading_place_per_article"),
        )

    def __str__(self) -> str:
        return f"{self.article_id}: {self.paragraph}"
