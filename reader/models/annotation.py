"""Annotations: what is marked in a text, by whom, with which standing, on both sides."""

from hashlib import sha256
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Left
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reader.models.actor import Actor
from reader.models.article import Article, InLibrary, Paragraph
from reader.models.codebook import Label
from reader.models.round import Assignment
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser, User


def on_its_own(exact: str, before: str) -> str:
    """Return a name with the alef that its article loses after the preposition ل, if `before` ends in one."""
    return f"ا{exact}" if exact.startswith("ل") and before.endswith("ل") else exact


def words_fingerprint(exact: str) -> str:
    """Return ten hexadecimal digits of the words of a quotation, by which its address names it."""
    return sha256(exact.encode()).hexdigest()[:10]


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def standing(self) -> Self:
        """Those that count: suggested or accepted."""
        return self.exclude(state__in=(Annotation.State.REJECTED, Annotation.State.SUPERSEDED))

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """All but the private notes of others, and what others do by themselves in a round."""
        mine = Q(assignment=None) | Q(assignment__user=user.pk)
        return self.filter(mine, Q(is_private=False) | Q(created_by=user.pk))

    def on_desk_of(self, user: "User | AnonymousUser", article: Article) -> Self:
        """What the user works on in the article: their own part in a round, or else the library's marks."""
        part = Assignment.objects.open_for(user, article)
        return self.filter(article=article, assignment=part).visible_to(user)

    def mentions(self) -> Self:
        return self.filter(layer=Annotation.Layer.ACTOR)

    def quotations(self) -> Self:
        return self.filter(layer=Annotation.Layer.QUOTE)

    def said(self) -> Self:
        """The standing quotations of the library, each once: not the words in marks inside a reported one."""
        reported = (
            Annotation.objects.standing()
            .quotations()
            .filter(
                article=OuterRef("article"),
                label="mixed",
                start__lte=OuterRef("start"),
                end__gte=OuterRef("end"),
            )
        )
        return self.standing().quotations().exclude(Exists(reported), label="direct")

    def count_for(self, owner: str) -> Coalesce:
        """How many of these each row of another query has, by the field of theirs that names it."""
        mine = self.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
        return Coalesce(Subquery(mine.annotate(count=Count("pk")).values("count")), 0)

    def replaceable(self) -> Self:
        """Machine suggestions that nobody has judged: the only rows that a new analysis may replace."""
        return self.filter(
            origin=Annotation.Origin.MACHINE,
            state=Annotation.State.SUGGESTED,
            changes=None,
        )

    def to_look_at(self) -> Self:
        """Those that stand, but that an edit of their text has put in doubt."""
        return self.standing().exclude(needs_look="")

    def in_reading_order(self) -> Self:
        return self.order_by("start", "-end", "pk")


def about(
    quotations: AnnotationQuerySet,
    actors: "Collection[Actor] | Collection[int]",
    articles: "Collection[int]",
) -> AnnotationQuerySet:
    """Return those of some articles in whose words one of the actors is named.

    The articles are told of the names too: PostgreSQL would read every mention of the actors else.
    """
    named = (
        Annotation.objects.standing()
        .mentions()
        .filter(
            article=OuterRef("article"),
            start__gte=OuterRef("start"),
            start__lt=OuterRef("end"),  # so that an index ends there too
            end__lte=OuterRef("end"),
            article__in=articles,
            actor__in=actors,
        )
    )
    return quotations.filter(Exists(named))


class LibraryManager(InLibrary["Annotation"]):
    """The annotations that the library shows: not what analysts do by themselves in a round."""

    def get_queryset(self) -> "models.QuerySet[Annotation]":
        return super().get_queryset().filter(assignment=None)


_REASONS = {
    "its words were edited": _("its words were edited"),
    "its surroundings were edited or moved": _("its surroundings were edited or moved"),
    "its line was edited": _("its line was edited"),
    "a part of it was edited": _("a part of it was edited"),
}


def reason_to_look(stored: str) -> str:
    """Say in the language of the page why what is marked needs a look."""
    return str(_REASONS.get(stored, stored))


class Annotation(models.Model):
    """A marked span of an article's text, and the span of the English that says the same, if found.

    `start`/`end`, `cue_*` and `speaker_*` are code points of the article's text; `en_start`/`en_end` are
    code points of the paragraph's translation. On a quotation `actor` is the speaker.
    `further` are the other parts of a quotation that its cue breaks, in its paragraph: [[start, end], ...].
    `assignment` is the analyst's part in a round; `objects` has the library's alone, `everywhere` all.
    `inner` are the names inside a longer one: [{"start", "end", "type", "name_en"}], from `start` on.
    `version` grows with every change: whoever changes a row says which version was on the screen.
    """

    class Layer(models.TextChoices):
        ACTOR = "actor", _("Actor")
        QUOTE = "quote", _("Quote")
        CAPTION = "caption", _("Caption")
        NOTE = "note", pgettext_lazy("a mark", "Note")
        LABEL = "label", _("Label")

    class Origin(models.TextChoices):
        MACHINE = "machine", _("Machine")
        PERSON = "person", _("Person")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")
        SUPERSEDED = "superseded", _("Superseded")

    STANDING = (State.SUGGESTED, State.ACCEPTED)

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="annotations")
    assignment = models.ForeignKey(
        Assignment,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="marks",
        editable=False,
        db_index=False,  # nearly all have none, which SQLite does not know: it would begin there
    )
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="annotations")
    layer = models.CharField(max_length=8, choices=Layer.choices)
    label = models.CharField(max_length=8)
    code = models.ForeignKey(
        Label, null=True, blank=True, on_delete=models.PROTECT, related_name="annotations"
    )
    body = models.TextField("note", blank=True)
    is_private = models.BooleanField("private", default=False)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    further = models.JSONField("further parts", default=list, blank=True, editable=False)
    exact = models.TextField()
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    text_sha256 = models.CharField(max_length=64, editable=False)
    en_start = models.PositiveIntegerField(null=True, blank=True)
    en_end = models.PositiveIntegerField(null=True, blank=True)
    en_by_hand = models.BooleanField(_("English set by a person"), default=False, editable=False)
    needs_look = models.CharField(_("needs a look, because"), max_length=200, blank=True)

    actor = models.ForeignKey(
        Actor,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="annotations",
        db_index=False,  # `marks_of_an_actor` begins with it
    )
    role_ar = models.CharField("role, Arabic", max_length=200, blank=True)
    role_en = models.CharField("role, English", max_length=200, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    verb_en = models.CharField("verb, English", max_length=60, blank=True)
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_name = models.CharField(max_length=300, blank=True)
    inner = models.JSONField(default=list, blank=True, editable=False)
    speaker_unnamed = models.BooleanField("said by nobody named", default=False)

    version = models.PositiveIntegerField(default=1, editable=False)
    client_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    origin = models.CharField(max_length=7, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUGGESTED)
    score = models.FloatField(null=True, blank=True)
    analysis_version = models.CharField(max_length=40, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, editable=False
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = LibraryManager.from_queryset(AnnotationQuerySet)()
    everywhere = InLibrary.from_queryset(AnnotationQuerySet)()

    class Meta:
        ordering = ("article", "start", "-end")
        indexes = (
            models.Index(fields=("article", "start")),
            models.Index(fields=("layer", "state", "actor")),
            models.Index(fields=("article", "layer", "start"), name="marks_of_a_layer"),
            models.Index(fields=("actor", "article"), name="marks_of_an_actor"),
            models.Index(Left("exact", 40), "layer", "state", "article", name="marks_of_same_words_by_state"),
            models.Index(
                fields=("assignment",), condition=Q(assignment__isnull=False), name="marks_of_an_assignment"
            ),
            *(
                models.Index(fields=(field, "article"), condition=Q(layer="quote"), name=name)
                for field, name in (
                    ("verb_en", "quotes_by_verb"),
                    ("state", "quotes_by_state"),
                    ("label", "quotes_by_kind"),
                    ("speaker_name", "quotes_by_name"),
                )
            ),
            *(
                models.Index(fields=fields, condition=Q(state="suggested", assignment=None), name=name)
                for fields, name in (
                    (("score", "id"), "waiting_for_review"),
                    (("layer", "score", "id"), "waiting_of_a_layer"),
                    (("actor", "score", "id"), "waiting_of_an_actor"),
                )
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="annotation_not_empty"),
            models.CheckConstraint(
                condition=Q(is_private=False) | Q(layer="note"), name="only_notes_are_private"
            ),
            models.CheckConstraint(
                condition=Q(en_start__isnull=True, en_end__isnull=True) | Q(en_start__lt=F("en_end")),
                name="annotation_english_not_empty",
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.exact[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("annotation", args=(self.pk,))

    @property
    def why_look(self) -> str:
        """Say why it needs a look; the reason is stored in English."""
        return reason_to_look(self.needs_look)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def parts(self) -> list[Span]:
        """The places it marks, in reading order: one, or several where a quotation is broken."""
        return sorted([self.span, *(Span(start, end) for start, end in self.further)])

    @property
    def form(self) -> str:
        """The marked name as it is spelt on its own: للأسد is marked from its second lam, and is الأسد."""
        return on_its_own(self.exact, self.prefix)

    @property
    def fingerprint(self) -> str:
        """Ten hexadecimal digits of its words, the same after every new analysis that finds them."""
        return words_fingerprint(self.exact)

    @property
    def english_span(self) -> Span | None:
        if self.en_start is None or self.en_end is None:
            return None
        return Span(self.en_start, self.en_end)

    @property
    def cue_span(self) -> Span | None:
        return None if self.cue_start is None or self.cue_end is None else Span(self.cue_start, self.cue_end)

    @property
    def is_suggested(self) -> bool:
        return self.state == self.State.SUGGESTED

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED
