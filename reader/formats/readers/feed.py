"""RSS and Atom: the entries of a feed. The one importer of feedparser."""

import re
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from html import unescape
from typing import Any, Self
from urllib.parse import quote, urljoin, urlsplit

from reader.errors import Reason
from reader.formats.dating import dated
from reader.formats.pages.sites import site_of_feed
from reader.formats.readers.fragments import read_fragment
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.formats.sanitise import BadMarkup, sanitise
from reader.text.dates import parsed_date
from reader.text.decoding import NotText, decode
from reader.text.letters import ARABIC_LETTERS, has_arabic_letter
from reader.text.web_address import LONGEST, web_address

MOST_ENTRIES = 500
_SENTENCE_WORDS = 8
_STOPS = (".", "؟", "!", '."', ".»")
_SHOWN_LETTERS = 80
_PARAGRAPH = re.compile(r"</p>|<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"[.؟!]\s*</p>", re.IGNORECASE)
_FEWEST_LETTERS = 400  # of an article in a feed; less is a summary
_SNIFFED_LETTERS = 4000
_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)?", re.DOTALL)
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_BROKEN_LINE = re.compile(r"\s*[\r\n\t]\s*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNFIT = re.compile(r"[\s\"<>\\^`{|}]")
_TAG = re.compile(r"<[^>]*>")
_ARABIC_WORD = re.compile(f"[{ARABIC_LETTERS}]{{3}}")  # not one letter of another encoding


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: what tells it from others, where its page is, and when it was published.

    With `problem` it has no page that can be fetched, and `url` is empty.
    """

    ident: str
    url: str
    title: str
    published: date | None
    problem: Reason | None = None

    def packed(self) -> dict[str, Any]:
        return asdict(self) | {
            "published": self.published.isoformat() if self.published else None,
            "problem": self.problem.packed() if self.problem else None,
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        day, problem = packed["published"], packed["problem"]
        return cls(
            **packed
            | {
                "published": date.fromisoformat(day) if day else None,
                "problem": Reason.unpacked(problem) if problem else None,
            }
        )


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed: its title, its entries as it has them, and how many more there are than are read."""

    title: str
    entries: tuple[FeedEntry, ...]
    surplus: int = 0

    def packed(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "entries": [one.packed() for one in self.entries],
            "surplus": self.surplus,
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        return cls(packed["title"], tuple(map(FeedEntry.unpacked, packed["entries"])), packed["surplus"])


def is_feed(text: str) -> bool:
    """Tell whether the first element of a text is a feed's."""
    head, at = text[:_SNIFFED_LETTERS].lstrip("\ufeff"), 0
    while (before := _BEFORE.match(head, at)) and before.end() > at:
        at = before.end()
    return _ROOT.match(head, at) is not None


def read_feed(data: bytes, address: str = "") -> FoundFeed:
    """Return the entries of a feed that came from `address`, against which its relative links are resolved.

    Where the address is not known, they are resolved against what the feed says of its own site. The day
    of an entry is the one that is written, in the feed's own zone. Raises Unreadable.
    """
    found = _parsed(data)
    base = address or _own_address(found.feed)
    hosts = {_host(one) for one in (base, str(found.feed.get("link", "")))} - {""}
    entries = [_entry(one, base, hosts) for one in found.entries[:MOST_ENTRIES]]
    surplus = max(0, len(found.entries) - MOST_ENTRIES)
    return FoundFeed(_plain_words(found.feed.get("title", ""))[:200], tuple(entries), surplus)


def texts_of_feed(data: bytes) -> list[ExtractedText]:
    """Return the articles that a feed holds whole; of entries with a link alone, the address of their page.

    Raises Unreadable.
    """
    feed, found = read_feed(data), _parsed(data)
    pairs = zip(feed.entries, found.entries[:MOST_ENTRIES], strict=True)
    site = site_of_feed(feed.title)
    texts = [_text(number, entry, one, site) for number, (entry, one) in enumerate(pairs, 1)]
    if feed.surplus:
        texts.append(ExtractedText("", problem=Reason("feed-longer", surplus=feed.surplus)))
    return texts


def _body(found: Any) -> str:
    """Return the markup of the article that an entry holds; empty where it has a summary or nothing."""
    bodies = [str(one.get("value", "")) for one in found.get("content", ())]
    summary = str(found.get("summary", ""))
    body = max((*bodies, summary), key=len)
    if len(_TAG.sub("", body).strip()) >= _FEWEST_LETTERS:
        return body
    if len(_PARAGRAPH_END.findall(body)) > 1 and (body != summary or _is_whole(body)):
        return body
    return ""


def _is_whole(body: str) -> bool:
    """Tell whether a summary is an article of its own: two paragraphs at least that are full sentences."""
    parts = (" ".join(_TAG.sub(" ", part).split()) for part in _PARAGRAPH.split(body))
    return sum(len(part.split()) >= _SENTENCE_WORDS and part.endswith(_STOPS) for part in parts) > 1


def _text(number: int, entry: FeedEntry, found: Any, site: str) -> ExtractedText:
    name = f"{number}, {entry.title}"[:_SHOWN_LETTERS]
    body = _body(found)
    if not body:
        reason = Reason("entry-link-alone", link=entry.url) if entry.url else entry.problem
        return ExtractedText("", name, problem=reason, url=entry.url, published=entry.published)
    try:
        reading = read_fragment(entry.title, body)
    except Unreadable as problem:
        return ExtractedText("", name, problem=problem.reason)
    told = [*reading.left_out, *_summary_told(found, reading)]
    reading = replace(reading, name=name, url=entry.url, site=site, left_out=tuple(told))
    return dated(reading, _said_date(found), entry.published) if _said_date(found) else reading


def _summary_told(found: Any, reading: ExtractedText) -> list[LeftOut]:
    """Return the summary of an entry as left out, unless its words stand in the article."""
    with suppress(BadMarkup):
        summary = " ".join(sanitise(str(found.get("summary", ""))).split())
        if summary and summary not in " ".join(reading.text.split()):
            count = sum(1 for line in reading.text.split("\n") if line.strip())
            return [LeftOut(summary, Surrounding.UNCERTAIN, count)]
    return []


def _parsed(data: bytes) -> Any:
    import feedparser

    found = feedparser.parse(_in_utf8(data))
    if not found.get("version") and not found.entries:
        raise Unreadable("no-feed")
    return found


def _in_utf8(data: bytes) -> bytes:
    """Return a feed in UTF-8. One that declares no encoding, or a wrong one, is read by its letters."""
    text = _as_declared(data)
    with suppress(NotText):
        guessed = decode(data)
        if guessed.encoding.startswith("utf") or text is None or _is_wrong(text, guessed.text):
            text = guessed.text
    return data if text is None else _DECLARATION.sub(b"", text.lstrip("\ufeff").encode("utf-8", "replace"))


def _is_wrong(declared: str, guessed: str) -> bool:
    """Tell whether words of Arabic become something else in the encoding that is declared."""
    return not has_arabic_letter(declared) and _ARABIC_WORD.search(guessed) is not None


def _as_declared(data: bytes) -> str | None:
    """Return the text in the encoding that the feed declares; None where it declares none, or not this."""
    declaration = _DECLARATION.match(data)
    encoding = _ENCODING.search(declaration[0]) if declaration else None
    if encoding is None:
        return None
    try:
        return data.decode(encoding[1].decode("ascii"))
    except (LookupError, ValueError):
        return None


def _own_address(feed: Any) -> str:
    """Return the address that a feed says it has, else that of its site."""
    links = [str(one.get("href", "")) for one in feed.get("links", ()) if one.get("rel") == "self"]
    return next((one for one in (*links, str(feed.get("link", ""))) if web_address(one)), "")


def _host(address: str) -> str:
    return (urlsplit(web_address(address)).hostname or "").removeprefix("www.")


def _entry(found: Any, base: str, hosts: set[str]) -> FeedEntry:
    said = _said_link(found)
    url = web_address(_resolved(said, base, hosts)) if said else ""
    title = _plain_words(found.get("title", ""))[:500]
    published = parsed_date(_said_date(found))
    ident = str(found.get("id") or url or said or title)
    return FeedEntry(ident, url, title, published, None if url else _why_without_page(said))


def _plain_words(markup: Any) -> str:
    """Return a title, in which feeds write markup, in one line."""
    return " ".join(unescape(_TAG.sub("", str(markup))).split())


def _said_date(found: Any) -> str:
    return str(found.get("published") or found.get("updated") or "")


def _why_without_page(said: str) -> Reason:
    if not said:
        return Reason("entry-without-link")
    if len(said) > LONGEST:
        return Reason("entry-link-too-long", link=said[:_SHOWN_LETTERS])
    return Reason("entry-link-unusable", link=said[:_SHOWN_LETTERS])


def _said_link(found: Any) -> str:
    """Return the link of an entry without line ends; where it has none, its name if that is one."""
    link = _BROKEN_LINE.sub("", str(found.get("link", "")).strip())
    name = str(found.get("id", "")).strip()
    return link or (name if urlsplit(name).scheme in ("http", "https") else "")


def _resolved(link: str, base: str, hosts: set[str]) -> str:
    """Return the whole address of a link; one that begins with the site's own name lacks its scheme alone."""
    link = _UNFIT.sub(lambda unfit: quote(unfit[0]), link)
    host = link.partition("/")[0].lower()
    if host.startswith("www.") or host in hosts:
        return f"https://{link}"
    return link if _SCHEME.match(link) else urljoin(base, link)
