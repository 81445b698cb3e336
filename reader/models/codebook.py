"""The codebook: labels that admins define for the words of a text, and questions about whole articles."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from reader.models.naming import NamedInBoth


class LabelSetQuerySet(models.QuerySet["LabelSet"]):
    def in_use(self) -> Self:
        return self.filter(is_retired=False)

    def for_words(self) -> Self:
        """Those whose labels are for words of a text."""
        return self.in_use().filter(kind=LabelSet.Kind.SPANS)

    def questions(self) -> Self:
        """Those that ask something about a whole article."""
        return self.in_use().filter(kind=LabelSet.Kind.ARTICLE)


class LabelSet(NamedInBoth, models.Model):
    """A set of labels with its guidelines; each change of it or its labels makes a new `version`.

    Its labels are for words of a text, or they are the answers to a question about a whole article.
    """

    class Kind(models.TextChoices):
        SPANS = "spans", _("labels for words")
        ARTICLE = "article", _("a question about the article")

    kind = models.CharField(_("what it is for"), max_length=7, choices=Kind.choices, default=Kind.SPANS)
    slug = models.SlugField(unique=True)
    name_en = models.CharField(_("English name"), max_length=120)
    name_ar = models.CharField(_("Arabic name"), max_length=120, blank=True)
    guidelines = models.TextField(blank=True, help_text=_("Shown beside the text."))
    version = models.PositiveIntegerField(default=1, editable=False)
    is_retired = models.BooleanField(_("retired"), default=False)

    objects = LabelSetQuerySet.as_manager()

    class Meta:
        ordering = ("name_en",)

    def __str__(self) -> str:
        return self.shown_name

    def content(self) -> dict[str, Any]:
        """Return what the set says now, as its versions keep it."""
        fields = ("name_en", "name_ar", "colour", "key", "definition", "examples", "is_retired")
        return {
            "name_en": self.name_en,
            "name_ar": self.name_ar,
            "guidelines": self.guidelines,
            "labels": list(self.labels.values("id", *fields)),
        }

    def keep_version(self, user: Any) -> None:
        """Keep what the set says now as a new version, unless it says what the last one said."""
        last = self.versions.first()
        content = self.content()
        if last is not None and last.content == content:
            return
        self.version = last.version + 1 if last is not None else 1
        self.save(update_fields=["version"])
        LabelSetVersion.objects.create(label_set=self, version=self.version, content=content, made_by=user)


class Label(NamedInBoth, models.Model):
    """One label of a set. A label that is in use is retired, never deleted."""

    class Colour(models.TextChoices):
        """Names of the palette; each has a light and a dark shade that pass 4.5 to 1 in the stylesheet."""

        BLUE = "blue", _("Blue")
        VERMILION = "vermilion", _("Vermilion")
        GREEN = "green", _("Green")
        PURPLE = "purple", _("Purple")
        OCHRE = "ochre", _("Ochre")
        TEAL = "teal", _("Teal")
        ROSE = "rose", _("Rose")
        SLATE = "slate", _("Slate")

    label_set = models.ForeignKey(LabelSet, on_delete=models.CASCADE, related_name="labels")
    name_en = models.CharField(_("English name"), max_length=80)
    name_ar = models.CharField(_("Arabic name"), max_length=80, blank=True)
    colour = models.CharField(max_length=10, choices=Colour.choices, default=Colour.BLUE)
    key = models.CharField(max_length=1, blank=True, help_text=_("The key that sets it in the palette."))
    definition = models.TextField(blank=True)
    examples = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        ordering = ("label_set", "position", "pk")
        constraints = (models.UniqueConstraint(fields=("label_set", "name_en"), name="one_label_per_name"),)

    def __str__(self) -> str:
        return self.shown_name

    @property
    def is_for_words(self) -> bool:
        """Whether words can be marked with it now."""
        return not self.is_retired and self.label_set.kind == LabelSet.Kind.SPANS


class LabelSetVersion(models.Model):
    """What a label set said at one version: its fields and labels as JSON."""

    label_set = models.ForeignKey(LabelSet, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("label_set", "-version")
        constraints = (
            models.UniqueConstraint(fields=("label_set", "version"), name="one_row_per_label_set_version"),
        )

    def __str__(self) -> str:
        return f"{self.label_set} {self.version}"
