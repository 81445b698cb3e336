"""The glossary: how admins want Arabic terms in English, and what analysts correct in the glosses."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reader.models.article import Article

LONGEST_TERM = 200


class Glossary(models.Model):
    """The one row that says in which state terms and the corrections that hold everywhere are.

    `stamp` keys what was made with them: it is another one after each change.
    """

    stamp = models.CharField(max_length=32, default="")

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def current_stamp(cls) -> str:
        return cls.objects.filter(pk=1).values_list("stamp", flat=True).first() or ""

    @classmethod
    def hold(cls) -> str:
        """Hold the glossary until the transaction ends, and give it a new stamp; return the one before.

        Whoever changes it begins with this, so that two who do come one after the other.
        """
        cls.objects.get_or_create(pk=1)
        row = cls.objects.select_for_update().get(pk=1)
        cls.objects.filter(pk=1).update(stamp=uuid4().hex)
        return row.stamp


class Term(models.Model):
    """An entry of the termbase. `key` is the Arabic as `term_key` folds it: one entry for all spellings."""

    arabic = models.CharField(max_length=LONGEST_TERM)
    english = models.CharField(max_length=LONGEST_TERM)
    note = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=2 * LONGEST_TERM, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.arabic}: {self.english}"

    def get_absolute_url(self) -> str:
        return reverse("term", args=(self.pk,))


class TermFile(models.Model):
    """A file of terms that was read and waits for its admin's word.

    `unit` is what is numbered in it, "line" or "term"; `entries` are [[number, Arabic, English, note]];
    `refused` says which lines cannot be entries, and why: [[number, what stands there, reason]]. `table` is
    what a file with columns is (see `reader.glossary.columns`); while nobody knows which hold what, there are
    no entries.
    """

    name = models.CharField(max_length=255)
    unit = models.CharField(max_length=4)
    entries = models.JSONField(default=list)
    refused = models.JSONField(default=list)
    table = models.JSONField(default=dict)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_read(self) -> bool:
        """Whether it is known which of its columns hold what."""
        return not self.table or bool(self.table["columns"])


class GlossCorrectionQuerySet(models.QuerySet["GlossCorrection"]):
    def standing(self) -> Self:
        return self.filter(undone=None)

    def anywhere(self) -> Self:
        """Those that hold in more than one article."""
        return self.exclude(scope=GlossCorrection.Scope.ARTICLE)


class GlossCorrection(models.Model):
    """The gloss that an analyst gives a word in place of the machine's or the glossary's.

    `key` is the folded form, or the dictionary form where it holds for all forms of it. Of several that
    stand for one key the newest counts, so that undoing it brings the one before it back.
    """

    class Scope(models.TextChoices):
        ARTICLE = "article", _("in this article")
        EVERYWHERE = "everywhere", _("everywhere")
        LEMMA = "lemma", _("for every form of the dictionary word")

    scope = models.CharField(max_length=10, choices=Scope.choices)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="gloss_corrections"
    )
    key = models.CharField(max_length=2 * LONGEST_TERM)
    form = models.CharField(max_length=LONGEST_TERM)
    english = models.CharField(max_length=LONGEST_TERM)
    before = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="gloss_corrections"
    )
    made = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = GlossCorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("scope", "key")),)
        constraints = (
            models.CheckConstraint(
                condition=Q(scope="article", article__isnull=False)
                | (~Q(scope="article") & Q(article__isnull=True)),
                name="a_correction_in_an_article_names_it",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form}: {self.english}"
