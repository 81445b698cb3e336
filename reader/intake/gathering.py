"""Pages from the internet into uploads: pasted addresses and the entries of feeds, fetched when they are due.

How often a feed is looked into and how long one that fails is left alone is set here too.

There is no list of tasks that could be lost: an address that waits is work (see `reader.jobs.lease`).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote, urlsplit

from django.db import transaction
from django.utils import timezone

from reader.errors import Reason
from reader.formats import Unreadable
from reader.formats.confined import read_feed_confined
from reader.formats.readers.feed import FeedEntry
from reader.intake.fetching import Fetched, Unfetchable, fetch
from reader.intake.submission import File, TextFacts
from reader.intake.uploads import receive
from reader.jobs.back_off import BackOff
from reader.jobs.lease import take
from reader.models import Address, Feed, Upload

LEASE = timedelta(minutes=2)  # more than a page takes to be fetched, see fetching.DEADLINE_SECONDS
PAGES = BackOff(first=timedelta(minutes=1), factor=4, longest=timedelta(hours=12), tries=6)
LONGEST_BETWEEN_LOOKS = timedelta(days=1)  # into a feed that fails
AT_ONCE = 10
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/x-subrip": ".srt",
    "text/vtt": ".vtt",
}
_NAMELESS = "page"


def ask_for(page: TextFacts, look_first: bool = False) -> Address:
    """Note that the page at the `url` of these facts is to be fetched."""
    return Address.objects.create(
        url=page.url,
        source=page.source,
        published=page.published,
        look_first=look_first,
        asked_by=page.by,
    )


def gather_one(enqueue: Callable[[Upload], None]) -> bool:
    """Fetch the next address that is due and hand it in; False if none is. `enqueue` has it read."""
    address = _taken()
    if address is None:
        return False
    try:
        fetched = fetch(address.url)
        name = page_file_name(fetched)
    except Unfetchable as problem:
        _put_off(address, problem)
        return True
    facts = TextFacts(
        source=address.source, published=address.published, url=fetched.url, by=address.asked_by
    )
    with transaction.atomic():
        upload, is_new = receive(File(name, [fetched.content], facts, address.look_first))
        if is_new:
            enqueue(upload)
        address.upload, address.state, address.why = upload, Address.State.FETCHED, {}
        address.save()
    return True


def _taken() -> Address | None:
    """Take up the next address: what somebody pasted before what feeds bring."""

    def note(rows: Sequence[Address], until: datetime) -> None:
        Address.objects.filter(pk__in=[row.pk for row in rows]).update(next_try=until)

    due = Address.objects.due()
    taken = take(due.filter(feed=None), 1, LEASE, note) or take(due.order_by("pk"), 1, LEASE, note)
    return taken[0] if taken else None


def _put_off(address: Address, problem: Unfetchable) -> None:
    """Note why an address could not be fetched, and when it is tried again, if it is."""
    address.tries += 1
    address.why = problem.reason.packed()
    if problem.passing and not PAGES.gives_up(address.tries):
        address.next_try = timezone.now() + PAGES.after(address.tries)
    else:
        address.state = Address.State.REFUSED
    address.save()


def page_file_name(fetched: Fetched) -> str:
    """Return the name of the file that a page is, with the ending of its kind. Raises Unfetchable."""
    ending = _ENDINGS.get(fetched.content_type)
    if ending is None:
        if not fetched.content_type:
            raise Unfetchable("fetch-unknown-kind")
        raise Unfetchable("fetch-other-kind", kind=fetched.content_type[:100])
    parts = urlsplit(fetched.url)
    name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or _NAMELESS
    return name if name.lower().endswith(ending) else f"{name[:200]}{ending}"


def look_into_feeds() -> int:
    """Look into every feed that is due; return how many entries are new."""
    new = 0
    for feed in _due_feeds():
        try:
            new += look_into(feed)
        except (Unfetchable, Unreadable) as problem:
            feed.failures += 1
            feed.why = problem.reason.packed()
            feed.next_check = timezone.now() + _looks(feed).after(feed.failures)
            feed.save()
    return new


def _looks(feed: Feed) -> BackOff:
    """How a feed that fails is looked at: half as often as usual after one failure, and ever less."""
    return BackOff(first=2 * timedelta(minutes=feed.minutes), factor=2, longest=LONGEST_BETWEEN_LOOKS)


def _due_feeds() -> list[Feed]:
    def note(rows: Sequence[Feed], until: datetime) -> None:
        Feed.objects.filter(pk__in=[row.pk for row in rows]).update(next_check=until)

    due = Feed.objects.filter(is_active=True, next_check__lte=timezone.now())
    return take(due, AT_ONCE, LEASE, note)


def look_into(feed: Feed) -> int:
    """Fetch a feed and note its new entries; return how many. Raises Unfetchable and Unreadable."""
    known = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    fetched = fetch(feed.url, {name: value for name, value in known.items() if value})
    new, why = 0, {} if feed.failures else feed.why
    if not fetched.is_unchanged:
        with NamedTemporaryFile() as file:
            file.write(fetched.content)
            file.flush()
            found = read_feed_confined(Path(file.name), fetched.url)
        feed.name = feed.name or found.title
        new = sum(_note_entry(feed, entry) for entry in reversed(found.entries))  # the oldest first
        why = Reason("feed-longer", surplus=found.surplus).packed() if found.surplus else {}
        feed.etag = fetched.headers.get("etag", "")[:300]
        feed.modified = fetched.headers.get("last-modified", "")[:100]
    feed.checked = timezone.now()
    feed.next_check = feed.checked + timedelta(minutes=feed.minutes)
    feed.failures, feed.why = 0, why
    feed.save()
    return new


def _note_entry(feed: Feed, entry: FeedEntry) -> bool:
    """Note the page of an entry, or that it has none; tell whether there is a new page."""
    facts = {
        "url": entry.url,
        "title": entry.title,
        "published": entry.published,
        "source": feed.source,
        "look_first": feed.look_first,
        "state": Address.State.REFUSED if entry.problem else Address.State.WAITING,
        "why": entry.problem.packed() if entry.problem else {},
    }
    ident = sha256(entry.ident.encode()).hexdigest()
    row, is_new = Address.objects.get_or_create(feed=feed, entry=ident, defaults=facts)
    if not is_new and not row.url and entry.url:  # it has a page by now
        is_new = bool(Address.objects.filter(pk=row.pk, url="").update(**facts))
    return is_new and not entry.problem
