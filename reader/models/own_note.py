"""What readers mark for themselves in articles, with a note or without; nobody else ever sees it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from reader.models.annotation import reason_to_look
from reader.models.article import Article, InLibrary, Paragraph
from reader.text.spans import Span

LONGEST_NOTE = 2000


class OwnNoteQuerySet(models.QuerySet["OwnNote"]):
    def of(self, user_id: int | None) -> Self:
        return self.filter(user=user_id)

    def in_reading_order(self) -> Self:
        return self.order_by("start", "-end", "pk")

    def with_paragraph(self) -> Self:
        """Add `place`, the number of the paragraph that a note is in, as the article's page shows it."""
        before = Paragraph._base_manager.filter(
            article=OuterRef("article"), number__gt=0, start__lte=OuterRef("start")
        ).exclude(kind__in=("caption", "credit"))
        count = before.order_by().values("article").annotate(count=Count("pk")).values("count")
        return self.annotate(place=Coalesce(Subquery(count), 0))


class OwnNote(models.Model):
    """Words of an article that a reader has marked for themselves, anchored as annotations are.

    `start`/`end` are code points of the article's text; `text_sha256` is of the text in which they stand.
    After a correction that puts the place in doubt, `needs_look` says why, as an annotation's does.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_notes")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="own_notes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    text_sha256 = models.CharField(max_length=64)
    body = models.TextField(_("note"), blank=True, max_length=LONGEST_NOTE)
    needs_look = models.CharField(max_length=200, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = InLibrary.from_queryset(OwnNoteQuerySet)()
    everywhere = OwnNoteQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("user", "article"), name="own_notes_in_an_article"),)
        constraints = (models.CheckConstraint(condition=Q(start__lt=F("end")), name="own_note_not_empty"),)

    def __str__(self) -> str:
        return f"{self.article_id}: {self.start}"

    @property
    def why_look(self) -> str:
        """Say why it needs a look; the reason is stored in English."""
        return reason_to_look(self.needs_look)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
