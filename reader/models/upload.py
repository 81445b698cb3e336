"""Uploads: files on their way into the library, each with its state and what became of it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reader.errors import Reason
from reader.models.article import Article
from reader.models.intake_record import IntakeRecord
from reader.models.source import Source
from reader.models.web_address import WebAddressField
from reader.sentences import sentence_of, stored_sentence


class UploadQuerySet(models.QuerySet["Upload"]):
    def unfinished(self) -> Self:
        return self.filter(state__in=Upload.UNFINISHED)

    def looking_right(self) -> Self:
        """Those that wait for a look, and nothing in them gives a doubt."""
        waiting = Draft.objects.waiting().filter(upload=models.OuterRef("pk"))
        return self.filter(models.Exists(waiting), state=Upload.State.HELD).exclude(
            models.Exists(waiting.doubtful())
        )

    def doubtful(self) -> Self:
        """Those that wait for a look and need it."""
        waiting = Draft.objects.waiting().filter(upload=models.OuterRef("pk"))
        needs_it = models.Exists(waiting.doubtful()) | ~models.Exists(waiting)
        return self.filter(needs_it, state=Upload.State.HELD)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Upload(models.Model):
    """One file. Its bytes are kept under `sha256` (see `reader.library.originals`); equal bytes, one upload.

    `task` is the id of the task that reads it. `items_done` of `items` texts in it were seen to. `why` is the
    packed reason for its state (see `reader.errors`); `report` says of each text that became no article why:
    [{"name", "reason", "article"}], article for a duplicate; with "again" it can become one once the file is
    handed in again. Reasons of older rows are sentences.
    `columns` is what somebody says of a table's columns: {meaning: column}. `english_file` is the sha256 of
    the file with its English, which was called `english_name`.
    With `look_first` its texts are drafts until somebody adds them; without it, those are that give a doubt.
    Once it `is_read`, each of its texts is an article, a draft, or told in the report.
    """

    class State(models.TextChoices):
        QUEUED = "queued", gettext_lazy("queued")
        READING = "reading", gettext_lazy("reading")
        ANALYSING = "analysing", gettext_lazy("analysing, names and quotes")
        READY = "ready", gettext_lazy("ready")
        DUPLICATE = "duplicate", gettext_lazy("duplicate")
        REFUSED = "refused", gettext_lazy("refused")
        HELD = "held", gettext_lazy("to look at")

    UNFINISHED = (State.QUEUED, State.READING, State.ANALYSING)

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    source = models.ForeignKey(Source, null=True, on_delete=models.SET_NULL, related_name="uploads")
    published = models.DateField(null=True, blank=True)
    english = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED, db_index=True)
    why = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=list)
    columns = models.JSONField(default=dict, blank=True)
    english_file = models.CharField(max_length=64, blank=True)
    english_name = models.CharField(max_length=255, blank=True)
    url = WebAddressField(gettext_lazy("address"), max_length=2000, blank=True)
    look_first = models.BooleanField(default=False)
    is_read = models.BooleanField(default=False, editable=False)
    items = models.PositiveIntegerField(default=0)
    items_done = models.PositiveIntegerField(default=0)
    task = models.UUIDField(null=True, db_index=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="uploads"
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    def go(self, state: str, reason: Reason | None = None) -> None:
        """Store that the file is in another state."""
        self.state, self.why = state, reason.packed() if reason else {}
        self.save(update_fields=["state", "why", "report", "items", "items_done", "updated"])

    def tell(self, name: str, reason: Reason, twin: Article | None = None, again: bool = False) -> None:
        """Add to the report why a text of the file became no article; see `report`. Nothing is saved."""
        one = {"name": name, "reason": reason.packed(), "article": twin.pk if twin else None}
        self.report.append(one | {"again": True} if again else one)

    @property
    def reason(self) -> str:
        """Why its state is what it is, in a sentence; empty where there is nothing to say."""
        return stored_sentence(self.why)

    @property
    def is_finished(self) -> bool:
        return self.state not in self.UNFINISHED

    @property
    def percent(self) -> int:
        """How much of it is done, the part of a long text too that is analysed by now."""
        reason = Reason.unpacked(self.why) if self.why else None
        begun = reason.arguments["percent"] if reason and reason.code == "analysis-at" else 0
        return (100 * self.items_done + int(str(begun))) // self.items if self.items else 0


_TWIN = models.Q(twin__isnull=False, twin__binned=None)
_ONE_LINE = ~models.Q(text__contains="\n")


class DraftQuerySet(models.QuerySet["Draft"]):
    def waiting(self) -> Self:
        return self.filter(released=False)

    def doubtful(self) -> Self:
        """Those that somebody should look at; `Draft.doubts` says why."""
        return self.filter(_TWIN | _ONE_LINE | self._doubted())

    def looking_right(self) -> Self:
        """Those that wait in files that are read, without doubts."""
        held = self.waiting().filter(upload__state=Upload.State.HELD)
        return held.exclude(_TWIN).exclude(_ONE_LINE).exclude(self._doubted())

    @staticmethod
    def _doubted() -> models.Exists:
        same = {"upload": models.OuterRef("upload"), "item": models.OuterRef("item")}
        return models.Exists(IntakeRecord.objects.doubting().filter(**same))


class Draft(models.Model):
    """A text of an upload that waits until somebody has looked at it.

    `lines` says what people want of its lines, by their number among those with visible characters: [[number,
    kind]], where the kind is one of an article's lines, or LEFT_OUT; `kinds` what the file says of them.
    `facing` has for each line of English the number of the Arabic line that it faces, never falling; empty
    while nobody has said it. `pictures` are [number of the caption's line, id of the picture]. `released`
    ones are being added.
    """

    LEFT_OUT = "left_out"

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="drafts")
    item = models.PositiveIntegerField()
    name = models.CharField(max_length=255, blank=True)
    text = models.TextField()
    english = models.TextField(blank=True)
    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.SET_NULL)
    site = models.CharField(max_length=120, blank=True)
    published = models.DateField(null=True, blank=True)
    url = WebAddressField(max_length=500, blank=True)
    lines = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    facing = models.JSONField(default=list)
    pictures = models.JSONField(default=list)
    twin = models.ForeignKey(Article, null=True, on_delete=models.SET_NULL, related_name="+")
    likeness = models.FloatField(default=0)
    released = models.BooleanField(default=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ("upload", "item")
        constraints = (models.UniqueConstraint(fields=("upload", "item"), name="one_draft_per_text"),)

    def __str__(self) -> str:
        return self.name or _("text %(number)s") % {"number": self.item + 1}

    @property
    def said(self) -> dict[int, str]:
        """What people say of its lines, by their number."""
        return dict(self.lines)

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)

    @cached_property
    def record(self) -> IntakeRecord:
        """What was told of it when its file was read; one that says nothing if nothing was."""
        found = IntakeRecord.objects.filter(upload=self.upload_id, item=self.item).first()
        return found or IntakeRecord(upload_id=self.upload_id, item=self.item)

    @property
    def doubts(self) -> list[str]:
        """Why somebody should look at it; empty if it looks right."""
        found = []
        if self.twin is not None and self.twin.binned is None:
            message = _("%(percent)s %% of its words run as in %(article)s")
            found.append(message % {"percent": self.percent, "article": self.twin})
        if "\n" not in self.text:
            found.append(_("a headline alone"))
        found.extend(sentence_of(one).rstrip(".") for one in self.record.reasons_to_look)
        return found


def with_records(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts with the record of each, which are read at once."""
    rows = list(drafts)
    uploads, items = {one.upload_id for one in rows}, {one.item for one in rows}
    found = IntakeRecord.objects.filter(upload__in=uploads, item__in=items)
    records = {(one.upload_id, one.item): one for one in found}
    for one in rows:
        empty = IntakeRecord(upload_id=one.upload_id, item=one.item)
        one.record = records.get((one.upload_id, one.item), empty)
    return rows
