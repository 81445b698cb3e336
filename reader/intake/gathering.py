"""Pages from the internet into uploads: pasted addresses and the entries of feeds, fetched when they are due.

There is no list of tasks that could be lost: an address that waits is work. Whoever takes one notes when
another may take over, so that two never fetch the same.
"""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import unquote, urlsplit

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reader.formats import Unreadable
from reader.formats.confined import read_feed_confined
from reader.intake.fetching import Fetched, Unfetchable, fetch
from reader.intake.uploads import receive
from reader.models import Address, Feed, Source, Upload

LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
TRIES = 6
AT_ONCE = 10
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NAMELESS = "page"


def ask_for(
    url: str, source: Source | None, published: date | None, look_first: bool, user: User | None
) -> Address:
    """Note that a page is to be fetched."""
    return Address.objects.create(
        url=url, source=source, published=published, look_first=look_first, asked_by=user
    )


def gather_one(enqueue: Callable[[Upload], None]) -> bool:
    """Fetch the next address that is due and hand it in; False if none is. `enqueue` has it read."""
    address = _taken()
    if address is None:
        return False
    try:
        fetched = fetch(address.url)
        name = name_of(fetched)
    except Unfetchable as problem:
        _put_off(address, str(problem), problem.passing)
        return True
    with transaction.atomic():
        upload, is_new = receive(
            name,
            [fetched.content],
            address.source,
            address.published,
            user=address.asked_by,
            look_first=address.look_first,
            url=fetched.url,
        )
        if is_new:
            enqueue(upload)
        address.upload, address.state, address.reason = upload, Address.State.FETCHED, ""
        address.save()
    return True


def _taken() -> Address | None:
    with transaction.atomic():
        due = Address.objects.due().select_for_update(skip_locked=True, of=("self",))
        address = due.filter(feed=None).first() or due.order_by("pk").first()
        if address is not None:
            address.next_try = timezone.now() + LEASE
            address.save(update_fields=["next_try"])
    return address


def _put_off(address: Address, reason: str, passing: bool) -> None:
    """Note why an address could not be fetched, and when it is tried again, if it is."""
    address.tries += 1
    address.reason = reason[:300]
    if passing and address.tries < TRIES:
        address.next_try = timezone.now() + min(FIRST_WAIT * 4 ** (address.tries - 1), LONGEST_WAIT)
    else:
        address.state = Address.State.REFUSED
    address.save()


def name_of(fetched: Fetched) -> str:
    """Return the name of the file that a page is, with the ending of its kind. Raises Unfetchable."""
    ending = _ENDINGS.get(fetched.content_type)
    if ending is None:
        kind = fetched.content_type or "nothing known"
        raise Unfetchable(f"There is no text to read at this address: it is of the kind {kind}.")
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
            feed.problem = str(problem)[:300]
            feed.next_check = timezone.now() + min(
                timedelta(minutes=feed.minutes) * 2 ** min(feed.failures, 10), timedelta(days=1)
            )
            feed.save()
    return new


def _due_feeds() -> list[Feed]:
    now = timezone.now()
    with transaction.atomic():
        due = Feed.objects.filter(is_active=True, next_check__lte=now)
        feeds = list(due.select_for_update(skip_locked=True, of=("self",))[:AT_ONCE])
        Feed.objects.filter(pk__in=[feed.pk for feed in feeds]).update(next_check=now + LEASE)
    return feeds


def look_into(feed: Feed) -> int:
    """Fetch a feed and note its new entries; return how many. Raises Unfetchable and Unreadable."""
    known = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    fetched = fetch(feed.url, {name: value for name, value in known.items() if value})
    new = 0
    if not fetched.is_unchanged:
        with NamedTemporaryFile() as file:
            file.write(fetched.content)
            file.flush()
            title, entries = read_feed_confined(Path(file.name))
        feed.name = feed.name or title
        for entry in reversed(entries):  # the oldest first
            _, is_new = Address.objects.get_or_create(
                feed=feed,
                entry=sha256(entry.ident.encode()).hexdigest(),
                defaults={
                    "url": entry.url,
                    "title": entry.title,
                    "published": entry.published,
                    "source": feed.source,
                    "look_first": feed.look_first,
                },
            )
            new += is_new
        feed.etag = fetched.headers.get("etag", "")[:300]
        feed.modified = fetched.headers.get("last-modified", "")[:100]
    feed.checked = timezone.now()
    feed.next_check = feed.checked + timedelta(minutes=feed.minutes)
    feed.failures, feed.problem = 0, ""
    feed.save()
    return new
