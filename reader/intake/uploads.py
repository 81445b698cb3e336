"""Files into articles, in the background: take a file in, read it, make its articles, say what became of it.

Every step can be done again: the original is kept before anything else, an upload is one row for its bytes,
an article is one row for its place in an upload. A process may be killed anywhere and nothing is lost.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from reader.arabic.document import Document
from reader.errors import Reason
from reader.formats import ExtractedText, Unreadable
from reader.formats.readers.chats import UNCHOSEN, WAYS
from reader.formats.readers.tables import is_table
from reader.intake.drafts import hold, keep_pictures, submission_of
from reader.intake.ingest import TextRefused, analysis_ahead, ingest
from reader.intake.mending import texts_of
from reader.intake.records import forget_records, keep_left_out, keep_record, without_settled_doubts
from reader.intake.submission import File, Submission, facts_of, name_of
from reader.library import originals
from reader.models import Address, Article, Draft, IntakeRecord, Upload

MOST_REPORTED = 1000


def receive(file: File) -> tuple[Upload, bool]:
    """Keep a file and note it as an upload; return it, and whether somebody has still to read it.

    The same bytes are one upload: a second time, what became of the first is shown, and only what was
    refused, left out or deleted since is tried again, as is asked for now. Raises originals.FileTooLarge.
    To be called in a transaction with the enqueueing.
    """
    sha256, size = originals.store_original(file.chunks)
    asked = {
        "name": file.name[-255:] or "unnamed",
        "source": file.facts.source,
        "published": file.facts.published,
        "english": file.facts.english,
        "uploaded_by": file.facts.by,
        "look_first": file.look_first,
        "url": file.facts.url[:2000],
        "columns": dict(file.columns),
        "english_name": file.english_file[0][-255:],
        "english_file": file.english_file[1],
    }
    upload, is_new = Upload.objects.get_or_create(sha256=sha256, defaults=asked | {"size": size})
    if not is_new and has_more(upload):
        for field, value in asked.items():
            setattr(upload, field, value)
        read_again(upload)
        is_new = True
    return upload, is_new


def read_again(upload: Upload) -> None:
    """Have a file read anew. To be called in a transaction with the enqueueing."""
    upload.report, upload.items, upload.items_done, upload.is_read = [], 0, 0, False
    upload.state, upload.why = Upload.State.QUEUED, {}
    upload.save()


def has_more(upload: Upload) -> bool:
    """Tell whether reading the file again may give an article that there is not."""
    if upload.state == Upload.State.REFUSED:
        return True
    if not upload.is_finished or upload.state == Upload.State.HELD:
        return False
    twins = {one["article"] for one in upload.report if one["article"]}
    gone = len(twins) > Article.everywhere.filter(pk__in=twins).count()
    return gone or any(one.get("again") for one in upload.report)


def process(pk: int) -> None:
    """Read an upload and make its articles; what is done already is not done again.

    A text that gives a doubt becomes a draft, with `look_first` each one does, and an article once somebody
    has released it. What cannot be an article is told in the upload's reason and report; other errors are the
    caller's.
    """
    upload = Upload.objects.select_related("source", "uploaded_by").get(pk=pk)
    if upload.is_finished or (not upload.is_read and not _read(upload)):
        return
    while not _finish(upload):
        _add_released(upload)


def _read(upload: Upload) -> bool:
    """Read the file and see to each of its texts; False if it cannot be read, which the upload tells."""
    upload.report, upload.items_done = [], 0
    upload.go(Upload.State.READING)
    try:
        readings = _readings(upload)
    except Unreadable as problem:
        asks = upload.look_first and is_table(upload.name) and not upload.columns
        upload.go(Upload.State.HELD if asks else Upload.State.REFUSED, problem.reason)
        return False
    upload.items = len(readings)
    upload.go(Upload.State.ANALYSING)
    for number, reading in enumerate(readings):
        _take_in(upload, number, reading)
        upload.items_done = number + 1
        upload.save(update_fields=["items_done", "report", "updated"])
    upload.is_read = True
    upload.save(update_fields=["is_read", "updated"])
    return True


def give_up(task: UUID, tries: int, why: str) -> None:
    """Say on the upload of a task that it will not be tried again."""
    waiting = Upload.objects.unfinished().filter(task=task)
    reason = Reason("upload-given-up", tries=tries, error=why)
    waiting.update(state=Upload.State.REFUSED, why=reason.packed(), updated=timezone.now())


def _readings(upload: Upload) -> list[ExtractedText]:
    """Read the file, and the one with its English, which goes with a single text."""
    with originals.at_hand(upload.sha256) as path:
        readings = texts_of(upload.name, path, upload.columns or None)
    if upload.english_file and len(readings) == 1 and not readings[0].problem:
        with originals.at_hand(upload.english_file) as path:
            (english,) = texts_of(upload.english_name, path)[:1]
        readings = [replace(readings[0], english=english.text)]
    return readings


def use_columns(upload: Upload, columns: dict[str, str]) -> None:
    """Have a table read anew by what somebody says of its columns; drafts that wait are made anew.

    That the table has them is the caller's to see to. To be called in a transaction with the enqueueing.
    """
    waiting = upload.drafts.filter(released=False)
    forget_records(upload, waiting.values_list("item", flat=True))
    waiting.delete()
    upload.columns, upload.report, upload.is_read = columns, [], False
    upload.save(update_fields=["columns", "is_read"])
    upload.go(Upload.State.QUEUED)


def use_posts(upload: Upload, way: str) -> None:
    """Have a chat read anew with a text for each post or each day; see `use_columns`.

    Raises Unreadable where articles were made of it: they would stand in the library in both ways.
    """
    if way not in WAYS:
        raise Unreadable("chat-unknown-way")
    if _made_of(upload).exists() or upload.drafts.filter(released=True).exists():
        raise Unreadable("chat-in-library")
    use_columns(upload, {"posts": way})


def choice_of(upload: Upload) -> str:
    """Return what somebody can choose of how a file is read: "table", "chat" or nothing."""
    if "posts" in upload.columns:
        return "chat"
    doubts = IntakeRecord.objects.filter(upload=upload).exclude(doubts=[]).values_list("doubts", flat=True)
    if any(UNCHOSEN.packed() in one for one in doubts.iterator()):
        return "chat"
    return "table" if is_table(upload.name) else ""


def release(upload: Upload, items: Iterable[int] | None = None) -> int:
    """Let drafts of an upload become articles, all or some by their number; return how many these are.

    To be called in a transaction with the enqueueing.
    """
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    count = _waiting(row, items).update(released=True)
    if count and row.is_finished:  # whoever reads it adds them
        row.go(Upload.State.QUEUED)
    return count


def release_looking_right(most: int = 1000) -> list[Upload]:
    """Let the drafts that look right become articles, of so many uploads at once; return these uploads.

    To be called in a transaction with the enqueueing.
    """
    right = Draft.objects.looking_right()
    uploads = list(Upload.objects.filter(pk__in=right.values("upload")).select_for_update()[:most])
    for upload in uploads:
        right.filter(upload=upload).update(released=True)
        upload.go(Upload.State.QUEUED)
    return uploads


def discard(upload: Upload, items: Iterable[int] | None = None) -> int:
    """Give up drafts of an upload, all or some by their number; the report says so. Return how many."""
    with transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        drafts = _waiting(row, items)
        count = drafts.count()
        for draft in drafts.defer("text")[:MOST_REPORTED]:
            row.tell(str(draft), Reason("upload-left-out"), again=True)
        forget_records(row, drafts.values_list("item", flat=True))
        drafts.delete()
        if row.state == Upload.State.HELD and not row.drafts.exists():
            _finish(row)
        else:
            row.save(update_fields=["report", "updated"])
        return count


def _waiting(upload: Upload, items: Iterable[int] | None) -> QuerySet[Draft]:
    """Return the drafts of an upload that wait for a look, all or some by their number."""
    drafts = upload.drafts.filter(released=False)
    return drafts if items is None else drafts.filter(item__in=list(items))


def _add_released(upload: Upload) -> None:
    upload.go(Upload.State.ANALYSING)
    released = upload.drafts.filter(released=True)
    upload.items_done = _made_of(upload).count()
    for draft in released.select_related("source").iterator():
        draft.upload = upload
        _made(upload, draft.item, str(draft), partial(_add, draft))
        upload.items_done += 1
        upload.save(update_fields=["items_done", "report", "updated"])


def _made_of(upload: Upload) -> QuerySet[Article]:
    """Return the articles of an upload, those in the bin too."""
    return Article.everywhere.filter(upload=upload)


def _add(draft: Draft) -> None:
    """Make the draft's article. A refused one stays a draft, to be mended or left out."""
    try:
        submission = submission_of(draft)
        ahead = _ahead(draft.upload, submission.text or "", submission.kinds)
        with transaction.atomic():
            ingest(replace(submission, document=ahead))
            keep_left_out(draft)
            draft.delete()
    except TextRefused:
        Draft.objects.filter(pk=draft.pk).update(released=False)
        raise


def _take_in(upload: Upload, number: int, reading: ExtractedText) -> None:
    """Make the article or the draft of one text with its record, or report why there is none."""
    name = reading.name or _("text %(number)s") % {"number": number + 1}
    if not upload.drafts.filter(item=number).exists():
        _made(upload, number, name, partial(_add_or_hold, upload, number, reading))


def _add_or_hold(upload: Upload, number: int, reading: ExtractedText) -> None:
    if reading.problem:
        raise TextRefused(_page_asked_for(upload, reading) or reading.problem)
    reading = without_settled_doubts(reading, upload)
    waits = upload.look_first or bool(reading.doubts)
    ahead = None if waits else _ahead(upload, reading.text, reading.kinds)
    with transaction.atomic():
        if waits:
            hold(upload, number, reading)
        else:
            ingest(replace(_submission(upload, number, reading), document=ahead))
        keep_record(upload, number, reading)


def _page_asked_for(upload: Upload, reading: ExtractedText) -> Reason | None:
    """Note that the page of a feed's entry is to be fetched, if that is all there is of it and may be."""
    if not settings.HASHIYA_OUTGOING or not reading.problem or reading.problem.code != "entry-link-alone":
        return None
    facts = facts_of(upload, reading)
    known = {"source": facts.source, "published": facts.published, "asked_by": facts.by}
    Address.objects.get_or_create(
        url=facts.url, feed=None, defaults=known | {"look_first": upload.look_first}
    )
    return Reason("entry-page-asked-for", link=facts.url)


def _ahead(upload: Upload, text: str, kinds: Sequence[tuple[int, str]]) -> Document | None:
    """Return the analysis of a long text, and say on the upload how far it is."""

    def tell(share: float) -> None:
        upload.go(Upload.State.ANALYSING, Reason("analysis-at", percent=int(100 * share)))

    document = analysis_ahead(text, kinds, tell)
    if document is not None:
        upload.go(Upload.State.ANALYSING)
    return document


def _made(upload: Upload, number: int, name: str, make: Callable[[], object]) -> None:
    """Make what there is to be made of one text, once; report it if it is refused."""
    if _made_of(upload).filter(item=number).exists():
        return
    try:
        make()
    except TextRefused as refusal:
        twin = refusal.duplicate
        is_itself = twin is not None and (twin.upload_id, twin.item) == (upload.pk, number)
        if not is_itself and len(upload.report) < MOST_REPORTED:
            upload.tell(name, refusal.reason, twin)


def _submission(upload: Upload, number: int, reading: ExtractedText) -> Submission:
    return Submission(
        facts_of(upload, reading),
        text=reading.text,
        name=name_of(upload, reading.name),
        upload=upload,
        item=number,
        kinds=reading.kinds,
        pictures=keep_pictures(reading),
    )


def _finish(upload: Upload) -> bool:
    """Store what became of an upload that is read; False if some of its drafts have still to be added."""
    with transaction.atomic():
        Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.drafts.filter(released=True).exists():
            return False
        _conclude(upload, _made_of(upload).count(), upload.drafts.count())
    return True


def _conclude(upload: Upload, made: int, waiting: int) -> None:
    if waiting:
        partly = Reason("upload-partly-added", made=made, waiting=waiting) if made else None
        upload.go(Upload.State.HELD, partly)
    elif made:
        failed = upload.items - made
        missing = Reason("upload-some-not-added", count=failed, items=upload.items)
        upload.go(Upload.State.READY, missing if failed else None)
    elif upload.report and all(one["article"] for one in upload.report):
        upload.go(Upload.State.DUPLICATE, Reason("text-known"))
    else:
        first = upload.report[0]["reason"] if upload.report else None
        upload.go(Upload.State.REFUSED, Reason.unpacked(first) if first else Reason("upload-without-text"))
