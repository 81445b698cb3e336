"""The English of a paragraph and where it came from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from reader.models.article import Article, Paragraph


class Translation(models.Model):
    """English text that faces one paragraph. The spans of `Annotation.en_start/en_end` count in it."""

    class Origin(models.TextChoices):
        PERSON = "person", "by a person"
        MACHINE = "machine", "by a machine"

    paragraph = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="translation")
    text = models.TextField()
    origin = models.CharField(max_length=7, choices=Origin.choices, default=Origin.PERSON)
    provider = models.CharField(max_length=40, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, editable=False
    )
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("paragraph",)

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        Article.objects.filter(paragraphs=self.paragraph_id).update(updated=timezone.now())


class TranslationChange(models.Model):
    """English that a paragraph had before somebody wrote another, with who or what wrote it and when."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="earlier_translations")
    text = models.TextField()
    origin = models.CharField(max_length=7, choices=Translation.Origin.choices)
    provider = models.CharField(max_length=40, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.text[:80]
