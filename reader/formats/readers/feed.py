"""RSS and Atom: the entries of a feed. The one importer of feedparser."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from reader.formats.reading import Unreadable

MOST_ENTRIES = 100
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: what tells it from others, where its page is, and when it was published."""

    ident: str
    url: str
    title: str
    published: date | None

    def packed(self) -> dict[str, Any]:
        return asdict(self) | {"published": self.published.isoformat() if self.published else None}

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        day = packed["published"]
        return cls(**(packed | {"published": date.fromisoformat(day) if day else None}))


def read_feed(data: bytes) -> tuple[str, list[FeedEntry]]:
    """Return the feed's title and its entries that have a page, as the feed has them. Raises Unreadable."""
    import feedparser

    found = feedparser.parse(data)
    if not found.get("version") and not found.entries:
        raise Unreadable("no-feed")
    entries = [_entry(one) for one in found.entries[:MOST_ENTRIES]]
    return str(found.feed.get("title", ""))[:200], [one for one in entries if one is not None]


def _entry(found: Any) -> FeedEntry | None:
    url = str(found.get("link", "")).strip()
    if not url.startswith(_SCHEMES) or len(url) > 2000:
        return None
    moment = found.get("published_parsed") or found.get("updated_parsed")
    try:
        published = date(*moment[:3]) if moment else None
    except ValueError:
        published = None
    return FeedEntry(str(found.get("id") or url), url, str(found.get("title", ""))[:500], published)
