"""What waits for a look, and the files that became no draft, by state, as the page of drafts lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from reader.models import Draft, Upload
from reader.models.upload import DraftQuerySet, UploadQuerySet, with_records
from reader.page.arrivals import Filter, name_and_ending

State = Upload.State
LOOKS_RIGHT, DOUBTS, ALREADY_HERE, NO_ARTICLE, READING = (
    "looks-right",
    "doubts",
    "already-here",
    "no-article",
    "reading",
)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A draft or a file of the list: where it leads, its state for the stylesheet and in words, a note."""

    name: str
    href: str
    state: str
    words: str
    note: str
    file: str = ""
    is_current: bool = False
    percent: int | None = None

    @property
    def parts(self) -> tuple[str, str]:
        return name_and_ending(self.name)


class Rows(Sequence[Draft | Upload]):
    """Rows of several tables, one after the other, of which a page is read without the others."""

    def __init__(self, parts: Sequence["QuerySet[Any]"]) -> None:
        self.parts = parts
        self.counts = [part.count() for part in parts]

    def __len__(self) -> int:
        return sum(self.counts)

    def __getitem__(self, wanted: Any) -> Any:
        found: list[Draft | Upload] = []
        begin = 0
        for part, count in zip(self.parts, self.counts, strict=True):
            start, stop = max(0, wanted.start - begin), min(count, wanted.stop - begin)
            if start < stop:
                found.extend(part[start:stop])
            begin += count
        return found


def drafts_in_order() -> DraftQuerySet:
    """Return the drafts that wait, those of the newest file first."""
    return Draft.objects.waiting().order_by("-upload_id", "item")


def _askings() -> UploadQuerySet:
    """Return the tables that wait until somebody says what their columns hold."""
    waiting = Draft.objects.filter(upload=OuterRef("pk"))
    return Upload.objects.newest_first().filter(~Exists(waiting), state=State.HELD)


def rows_of(value: str) -> Rows:
    """Return what is in a state of the list; all for a value that there is not."""
    uploads = Upload.objects.newest_first().defer("english")
    drafts = drafts_in_order().select_related("upload", "source", "twin")
    drafts = drafts.defer("english", "twin__raw", "twin__text", "upload__english")
    parts: dict[str, list[QuerySet[Any]]] = {
        READING: [uploads.unfinished()],
        DOUBTS: [drafts.doubtful(), _askings()],
        LOOKS_RIGHT: [drafts.exclude(pk__in=Draft.objects.doubtful())],
        NO_ARTICLE: [uploads.filter(state=State.REFUSED)],
        ALREADY_HERE: [uploads.filter(state=State.DUPLICATE)],
    }
    everything = [*parts[READING], drafts, _askings(), *parts[NO_ARTICLE], *parts[ALREADY_HERE]]
    return Rows(parts.get(value, everything))


def queue_filters() -> list[Filter]:
    """Return the states of the list with how much is in each."""
    words = {
        LOOKS_RIGHT: _("Looks right"),
        DOUBTS: _("Doubts"),
        ALREADY_HERE: _("Already here"),
        NO_ARTICLE: _("No article"),
        READING: pgettext("of a file that is being read", "Reading"),
    }
    found = [Filter(value, name, len(rows_of(value))) for value, name in words.items()]
    return [Filter("", _("All"), sum(one.count for one in found)), *found]


def place_in(value: str, draft: Draft) -> int:
    """Return how many rows stand before a draft in the list of a state."""
    before = Q(upload__gt=draft.upload_id) | Q(upload=draft.upload_id, item__lt=draft.item)
    parts = rows_of(value).parts
    drafts = next((part for part in parts if part.model is Draft), None)
    if drafts is None:
        return 0
    reading = parts[0].count() if parts[0].model is Upload else 0
    return reading + drafts.filter(before).count()


def next_with_doubts(draft: Draft) -> Draft | None:
    """Return the next draft that has doubts, from a draft on and then from the top; None if no other has."""
    others = drafts_in_order().doubtful().exclude(pk=draft.pk).defer("text", "english")
    after = Q(upload__lt=draft.upload_id) | Q(upload=draft.upload_id, item__gt=draft.item)
    return others.filter(after).first() or others.first()


def waiting_rows(rows: Sequence[Draft | Upload], query: str, current: Draft | None) -> list[QueueEntry]:
    """Return rows of the list; links to drafts end in `query`."""
    with_records([row for row in rows if isinstance(row, Draft)])
    return [_draft(row, query, current) if isinstance(row, Draft) else _upload(row) for row in rows]


def _draft(draft: Draft, query: str, current: Draft | None) -> QueueEntry:
    doubts = draft.doubts
    words = ngettext("%(count)s doubt", "%(count)s doubts", len(doubts)) % {"count": len(doubts)}
    return QueueEntry(
        name=str(draft),
        href=reverse("draft", args=(draft.upload_id, draft.item)) + query,
        state="doubts" if doubts else "right",
        words=words if doubts else _("looks right"),
        note=_note(draft, doubts),
        file=draft.upload.name if draft.upload.name != draft.name else "",
        is_current=current is not None and current.pk == draft.pk,
    )


def _note(draft: Draft, doubts: list[str]) -> str:
    day = date_format(draft.published, "SHORT_DATE_FORMAT") if draft.published else _("no date")
    facts = doubts[:1] or [str(draft.source or draft.site), day]
    return _(", ").join(fact for fact in facts if fact)


def _upload(upload: Upload) -> QueueEntry:
    href = reverse("one_upload", args=(upload.pk,))
    if not upload.is_finished:
        return QueueEntry(
            upload.name, href, "reading", upload.get_state_display(), "", percent=upload.percent or None
        )
    if upload.state == State.HELD:
        href = reverse("columns", args=(upload.pk,))
        return QueueEntry(upload.name, href, "doubts", _("a question"), _("Say what its columns hold"))
    if upload.state == State.DUPLICATE:
        return QueueEntry(upload.name, href, "same", _("already here"), upload.reason)
    return QueueEntry(upload.name, href, "empty", _("no article"), upload.reason)
