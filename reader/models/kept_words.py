"""Words that readers keep: what they know of each, when it comes again, and what they changed."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reader.models.article import Article

LONGEST_LEMMA = 60  # as `LemmaCount` has them
LONGEST_MEANING = 200


class Vocabulary(models.Model):
    """The words of one reader as a whole. `stamp` is another one after each change.

    `ranked` is the stamp for which the most readable articles were last found, `newest` the newest article
    that was looked at for it, by its id.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="vocabulary"
    )
    stamp = models.CharField(max_length=32, default="")
    ranked = models.CharField(max_length=32, default="")
    newest = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id}, {self.stamp}"


class KeptWordQuerySet(models.QuerySet["KeptWord"]):
    def of(self, user_id: int | None) -> Self:
        return self.filter(user=user_id)

    def understood(self) -> Self:
        """Those that need no gloss: known, or not to be asked for."""
        return self.filter(state__in=KeptWord.UNDERSTOOD)

    def learnt(self) -> Self:
        """Those that come up in reviews: all but the ignored, and what was said to be known."""
        return self.exclude(due=None)


class KeptWord(models.Model):
    """A dictionary form that a reader keeps, in whatever form it is met, with what they know of it.

    `key` is the form as it is looked for: folded, without vowel signs.

    `meaning` is of the dictionary form, `gloss` what the word means where it was kept. `form`, `sentence` and
    `article` say where that is: the word is `sentence[at:end]`, and with its vowel
    signs `vowelled[vowelled_at:vowelled_end]` (code points). Words that were read in from a file have none.

    What FSRS keeps of a word: `phase` (1 learning, 2 review, 3 relearning; empty before the first review),
    `step`, `stability` in days, `difficulty` from 1 to 10, `reviewed`. Without `due` it is not asked for.
    """

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("state of a word", "new")
        LEARNING = "learning", pgettext_lazy("state of a word", "learning")
        KNOWN = "known", pgettext_lazy("state of a word", "known")
        IGNORED = "ignored", pgettext_lazy("state of a word", "ignored")

    UNDERSTOOD = (State.KNOWN, State.IGNORED)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_words")
    lemma = models.CharField(max_length=LONGEST_LEMMA)
    key = models.CharField(max_length=2 * LONGEST_LEMMA, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEW)
    pos = models.CharField(max_length=15, blank=True)
    meaning = models.CharField(_("meaning"), max_length=LONGEST_MEANING, blank=True)
    gloss = models.CharField(max_length=LONGEST_MEANING, blank=True)

    form = models.CharField(max_length=LONGEST_MEANING, blank=True)
    vocalised = models.CharField(max_length=LONGEST_MEANING, blank=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="kept_words"
    )
    offset = models.PositiveIntegerField(default=0)
    sentence = models.TextField(blank=True)
    at = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    vowelled = models.TextField(blank=True)
    vowelled_at = models.PositiveIntegerField(default=0)
    vowelled_end = models.PositiveIntegerField(default=0)

    due = models.DateTimeField(null=True, blank=True)
    phase = models.PositiveSmallIntegerField(null=True, blank=True)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    stability = models.FloatField(null=True, blank=True)
    difficulty = models.FloatField(null=True, blank=True)
    reviewed = models.DateTimeField(null=True, blank=True)
    reviews = models.PositiveIntegerField(default=0)
    lapses = models.PositiveIntegerField(default=0)
    begun = models.DateTimeField(null=True, blank=True)
    known_since = models.DateTimeField(null=True, blank=True)
    made = models.DateTimeField()

    objects = KeptWordQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("user", "due")),
            models.Index(fields=("user", "state", "lemma")),
        )
        constraints = (
            models.UniqueConstraint(fields=("user", "lemma"), name="one_kept_word_per_lemma"),
            models.CheckConstraint(
                condition=Q(at__lte=models.F("end")) & Q(vowelled_at__lte=models.F("vowelled_end")),
                name="kept_word_not_reversed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.lemma}: {self.meaning}"

    @property
    def is_understood(self) -> bool:
        return self.state in self.UNDERSTOOD

    def where(self) -> str:
        """Return the address of the word in the article that it was kept in; empty where it is gone."""
        return reverse("word", args=(self.article_id, self.offset)) if self.article_id else ""


class WordChange(models.Model):
    """What a reader did to a word, as it was before: for taking back, and for counting reviews.

    Changes of one `batch` were made together and are taken back together. `before` is empty where the word
    was not kept before.
    """

    class Verb(models.TextChoices):
        KEEP = "keep"
        STATE = "state"
        REVIEW = "review"
        IMPORT = "import"
        REMOVE = "remove"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="word_changes")
    batch = models.CharField(max_length=32)
    verb = models.CharField(max_length=8, choices=Verb.choices)
    lemma = models.CharField(max_length=LONGEST_LEMMA)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    made = models.DateTimeField()
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("user", "batch")),
            models.Index(fields=("user", "lemma")),
            models.Index(fields=("user", "verb", "made")),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.lemma}"

    @classmethod
    def reviews_since(cls, user_id: int, first: datetime) -> int:
        """Count the reviews that a reader made since then and did not take back."""
        made = cls.objects.filter(user=user_id, verb=cls.Verb.REVIEW, made__gte=first, undone=None)
        return made.count()


class ReadableArticle(models.Model):
    """One of the articles that a reader knows most of: `known` of its words in a thousand."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="readable_articles"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readable_for")
    known = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("-known", "-article")
        indexes = (models.Index(fields=("user", "-known", "-article")),)
        constraints = (models.UniqueConstraint(fields=("user", "article"), name="one_rank_per_reader"),)

    def __str__(self) -> str:
        return f"{self.article_id}: {self.known} ‰"
