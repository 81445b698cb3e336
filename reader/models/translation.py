"""The English of paragraphs, where it came from, what is remembered of it, and who is asked for more."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reader.models.article import Article, Paragraph
from reader.models.web_address import WebAddressField
from reader.sentences import stored_sentence


class Origin(models.TextChoices):
    PERSON = "person", _("by a person")
    MACHINE = "machine", _("by a machine")


class Translation(models.Model):
    """English text that faces one paragraph. The spans of `Annotation.en_start/en_end` count in it.

    `pairs` says which sentences face each other and where each came from (see
    `reader.translation.pairing`); it is empty where nobody has said so, and the sentences are aligned when
    they are needed. `outdated` is true once a sentence of the Arabic was corrected after its English was
    made.
    """

    Origin = Origin

    paragraph = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="translation")
    text = models.TextField()
    origin = models.CharField(max_length=7, choices=Origin.choices, default=Origin.PERSON)
    provider = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=80, blank=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, editable=False
    )
    pairs = models.JSONField(default=list, blank=True, editable=False)
    outdated = models.BooleanField(default=False, editable=False)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("paragraph",)
        indexes = (models.Index(fields=("paragraph",), condition=Q(outdated=True), name="outdated_english"),)

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        from reader.models.tally import tell_work  # which knows translations

        super().save(*args, **kwargs)
        mine = Article.objects.filter(paragraphs=self.paragraph_id)
        mine.update(updated=timezone.now())
        tell_work(mine.order_by().values("pk"))

    def keep(self) -> None:
        """Put the English that is about to be replaced into the history."""
        TranslationChange.objects.create(
            paragraph_id=self.paragraph_id,
            text=self.text,
            origin=self.origin,
            provider=self.provider,
            model=self.model,
            author=self.author,
            made=self.updated,
        )


def machine_name(provider: str, model: str = "") -> str:
    """Return a provider as people know it, with the model and its version where that is known."""
    name = str(dict(TranslationProvider.Name.choices).get(provider, provider))
    return f"{name}, {model}" if model else name


class TranslationChange(models.Model):
    """English that a paragraph had before somebody wrote another, with who or what wrote it and when."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="earlier_translations")
    text = models.TextField()
    origin = models.CharField(max_length=7, choices=Origin.choices)
    provider = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def machine(self) -> str:
        return machine_name(self.provider, self.model)


class TranslationUnit(models.Model):
    """One sentence in both languages: a line of the translation memory.

    `key` is of the Arabic without vowel signs and with single blanks. A person's and each provider's English
    of a sentence are a line each; `model` is the provider's model with its version, where that is known.
    """

    key = models.CharField(max_length=64)
    arabic = models.TextField()
    english = models.TextField()
    origin = models.CharField(max_length=7, choices=Origin.choices)
    provider = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("key", "origin", "provider"), name="one_unit_per_origin"),
        )

    def __str__(self) -> str:
        return self.arabic[:80]


class PostEdit(models.Model):
    """How much of a machine's sentence a person changed: `edits` words of `words`, which are counted.

    Words that were put in, taken out or replaced are an edit each (Levenshtein's distance).
    """

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="post_edits")
    provider = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=80, blank=True)
    words = models.PositiveIntegerField()
    edits = models.PositiveIntegerField()
    made = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.edits} of {self.words} words"


class TranslationWait(models.Model):
    """Why a paragraph has no machine translation yet, and when a provider is asked for it again.

    While a worker asks, `retry_at` is when another may take over if this one should die.
    """

    paragraph = models.OneToOneField(Paragraph, on_delete=models.CASCADE, related_name="wait")
    retry_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    why = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.paragraph} at {self.retry_at}"

    @property
    def problem(self) -> str:
        """Why, in a sentence; empty if nothing is wrong."""
        return stored_sentence(self.why)


class TranslationProvider(models.Model):
    """A translation service that an admin set up, what may be sent to it in a day, and how it is doing."""

    class Name(models.TextChoices):
        LIBRE = "libre", _("LibreTranslate")
        GOOGLE = "google", _("Google Translate")
        MYMEMORY = "mymemory", _("MyMemory")
        DEEPL = "deepl", _("DeepL")
        MICROSOFT = "microsoft", _("Microsoft Translator")
        LOCAL = "local", _("Translator on this machine")

    name = models.CharField(max_length=9, choices=Name.choices, unique=True)
    is_on = models.BooleanField(
        _("switched on"),
        default=False,
        help_text=_("Articles without English are translated by it. One at a time."),
    )
    address = WebAddressField(
        max_length=200,
        blank=True,
        help_text=_("Of a server of your own; empty for the service’s own address."),
    )
    key = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=40, blank=True, help_text=_("Of a Microsoft key."))
    model = models.CharField(
        max_length=100, blank=True, help_text=_("Of the translator on this machine; empty for the newest.")
    )
    characters_per_day = models.PositiveIntegerField(
        default=200_000, help_text=_("More Arabic than this is not sent in a day; 0 for no limit.")
    )

    day = models.DateField(null=True, editable=False)
    spent = models.PositiveIntegerField(_("sent that day"), default=0, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    open_until = models.DateTimeField(_("asked again at"), null=True, editable=False)
    why = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("is_on",),
                condition=Q(is_on=True),
                name="one_provider_at_a_time",
                violation_error_message=_("Another provider is switched on. Switch that one off first."),
            ),
        )

    def __str__(self) -> str:
        return self.get_name_display()

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, so that nothing is sent to anybody."""
        return self.name == self.Name.LOCAL

    @property
    def problem(self) -> str:
        """Why it rests, in a sentence; empty if nothing is wrong."""
        return stored_sentence(self.why)

    def rests_until(self, now: datetime) -> datetime | None:
        """When it is asked again, None if it may be asked now."""
        return self.open_until if self.open_until is not None and self.open_until > now else None
