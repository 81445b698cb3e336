"""Files into articles, in the background: take a file in, read it, make its articles, say what became of it.

Every step can be done again: the original is kept before anything else, an upload is one row for its bytes,
an article is one row for its place in an upload. A process may be killed anywhere and nothing is lost.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from reader import originals
from reader.formats import Reading, Unreadable
from reader.formats.confined import read_confined
from reader.ingest import Refused, Submission, ingest
from reader.models import Article, Source, Upload

UNKNOWN_SOURCE = "Files"
MOST_REPORTED = 1000


def receive(
    name: str,
    chunks: Iterable[bytes],
    source: Source | None = None,
    published: date | None = None,
    english: str = "",
    user: User | None = None,
) -> tuple[Upload, bool]:
    """Keep a file and note it as an upload; return it, and whether somebody has still to read it.

    The same bytes are one upload: a second time, what became of the first is shown, and only what was
    refused is tried again. Raises originals.TooLarge. To be called in a transaction with the enqueueing.
    """
    sha256, size = originals.store(chunks)
    upload, is_new = Upload.objects.get_or_create(
        sha256=sha256,
        defaults={
            "name": name[-255:] or "unnamed",
            "size": size,
            "source": source,
            "published": published,
            "english": english,
            "uploaded_by": user,
        },
    )
    if not is_new and upload.state == Upload.State.REFUSED:
        upload.report, upload.items, upload.items_done = [], 0, 0
        upload.go(Upload.State.QUEUED)
        is_new = True
    return upload, is_new


def process(pk: int) -> None:
    """Read an upload and make its articles; what is done already is not done again.

    What cannot be an article is told in the upload's reason and report; other errors are the caller's.
    """
    upload = Upload.objects.select_related("source", "uploaded_by").get(pk=pk)
    if upload.is_finished:
        return
    upload.report, upload.items_done = [], 0
    upload.go(Upload.State.READING)
    try:
        readings = read_confined(upload.name, originals.path_of(upload.sha256))
    except Unreadable as problem:
        upload.go(Upload.State.REFUSED, str(problem))
        return
    upload.items = len(readings)
    upload.go(Upload.State.ANALYSING)
    made = 0
    for number, reading in enumerate(readings):
        made += _take_in(upload, number, reading)
        upload.items_done = number + 1
        upload.save(update_fields=["items_done", "report", "updated"])
    _finish(upload, made)


def _take_in(upload: Upload, number: int, reading: Reading) -> bool:
    """Make the article of one text, or report why there is none; True if there is one."""
    if Article.objects.filter(upload=upload, item=number).exists():
        return True
    try:
        if reading.problem:
            raise Refused(reading.problem)
        ingest(_submission(upload, number, reading))
    except Refused as refusal:
        twin = refusal.duplicate
        if twin is not None and (twin.upload_id, twin.item) == (upload.pk, number):
            return True
        if len(upload.report) < MOST_REPORTED:
            name = reading.name or f"text {number + 1}"
            upload.report.append({"name": name, "reason": str(refusal), "article": twin.pk if twin else None})
        return False
    return True


def _submission(upload: Upload, number: int, reading: Reading) -> Submission:
    source = upload.source or Source.objects.called((reading.site or UNKNOWN_SOURCE)[:120])
    return Submission(
        raw=b"",
        text=reading.text,
        name=(reading.name or upload.name)[-200:],
        source=source,
        published=upload.published or reading.published or timezone.localdate(),
        english=reading.english or upload.english,
        url=reading.url[:500],
        uploaded_by=upload.uploaded_by,
        upload=upload,
        item=number,
    )


def _finish(upload: Upload, made: int) -> None:
    if made:
        failed = upload.items - made
        upload.go(Upload.State.READY, f"{failed} of {upload.items} texts were not added." if failed else "")
    elif upload.report and all(one["article"] for one in upload.report):
        upload.go(Upload.State.DUPLICATE, "The library has this text already.")
    else:
        first = upload.report[0]["reason"] if upload.report else "There is no text in it."
        upload.go(Upload.State.REFUSED, first)


def faults() -> Iterator[str]:
    """Say, a sentence each, where files and rows do not match."""
    kept = set(originals.stored())
    for upload in Upload.objects.order_by("pk").iterator():
        if upload.sha256 not in kept:
            yield f"Upload {upload.pk} ({upload.name}) has lost its file {upload.sha256}."
        if upload.state == Upload.State.READY and not upload.articles.exists():
            yield f"Upload {upload.pk} ({upload.name}) is ready, but its articles have been deleted."
        if not upload.is_finished and upload.task is None:
            yield f"Upload {upload.pk} ({upload.name}) waits, but no task reads it."
    known = set(Upload.objects.values_list("sha256", flat=True))
    for sha256 in sorted(kept - known):
        yield f"The file {sha256} belongs to no upload: its sender was not told that it had arrived."
