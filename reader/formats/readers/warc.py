"""Pages in web archives, WARC and WACZ. The one importer of warcio."""

import gzip
import io
import json
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Protocol
from urllib.parse import urldefrag, urljoin

from reader.errors import Reason
from reader.formats.given import MAX_UNPACKED, GivenFile, bounded, decoded_text, opened_archive
from reader.formats.readers.html import read_html
from reader.formats.readers.pictures import MOST_BYTES as MOST_PICTURE_BYTES
from reader.formats.reading import ExtractedText, Unreadable

MOST_PAGES = 300
MOST_PAGE_BYTES = 10 * 1024 * 1024
MOST_KEPT = 200 * 1024 * 1024  # bytes of pages and pictures together
MOST_RECORDS = 200_000
MOST_SECONDS = 12  # of the processor; a file has 20
_MOST_NAMED = 20  # documents, each in the list of what came in
_GZIP = b"\x1f\x8b"
_FOUND = 200
_PAGES = ("text/html", "application/xhtml+xml")
_DOCUMENTS = (
    "application/pdf",
    "application/msword",
    "application/rtf",
    "application/epub+zip",
    "application/zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
_DAMAGED = (EOFError, OSError, zlib.error, ValueError, KeyError, AttributeError, IndexError, TypeError)


class _Stream(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


def read_warc(data: bytes) -> list[ExtractedText]:
    """Return a text for each page of a WARC, and for pages that are none the reason. Raises Unreadable."""
    return _texts(_Kept().take(data), None)


def read_wacz(file: GivenFile) -> list[ExtractedText]:
    """Return a text for each page of a WACZ, as its list of pages has them. Raises Unreadable."""
    kept = _Kept()
    with opened_archive(file.data) as archive:
        names = [one for one in archive.namelist() if one.endswith((".warc", ".warc.gz"))]
        for name in names:
            kept.take(bounded(archive, name, MAX_UNPACKED))
        return _texts(kept, _listed(archive))


@dataclass(frozen=True, slots=True)
class _SavedPage:
    """A page as its server sent it; `day` is when it was saved. Without data it is too large, or damaged."""

    url: str
    status: int
    day: str
    charset: str
    data: bytes | None


@dataclass(slots=True)
class _Kept:
    """What is kept of the records of archives: pages, pictures by their address, addresses of documents."""

    pages: dict[str, _SavedPage] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    size: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    is_cut: bool = False  # an archive ended before its end

    def take(self, data: bytes) -> "_Kept":
        """Keep what an archive has. Raises Unreadable for one that grows too much, or is none."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        packed = data.startswith(_GZIP)
        stream = gzip.GzipFile(fileobj=io.BytesIO(data)) if packed else io.BytesIO(data)
        try:
            for number, record in enumerate(ArchiveIterator(_Counted(stream)), 1):
                if number > MOST_RECORDS:
                    raise Unreadable("warc-too-many-records", most=MOST_RECORDS)
                self._keep(record)
        except Unreadable:
            raise
        except (*_DAMAGED, ArchiveLoadFailed) as problem:
            if not self.pages:
                raise Unreadable("warc-damaged") from problem
            self.is_cut = True
        return self

    def _keep(self, record: Any) -> None:
        """Keep a record if it is a page or a picture; of two with one address the first that is there."""
        kind, charset, status = _said(record)
        url = _bare(record.rec_headers.get_header("WARC-Target-URI") or "")
        if not url.startswith(("http://", "https://")):
            return
        if kind.startswith("image/") and (data := _content(record, MOST_PICTURE_BYTES)):
            self._count(data)
            self.pictures.setdefault(url, data)
        elif kind in _DOCUMENTS and status == _FOUND:
            self.documents[url] = None
        elif kind in _PAGES and not 300 <= status < 400:
            day = (record.rec_headers.get_header("WARC-Date") or "")[:10]
            page = _SavedPage(url, status, day, charset, _content(record, MOST_PAGE_BYTES))
            if url not in self.pages or (self.pages[url].status != _FOUND and status == _FOUND):
                self._count(page.data or b"")
                self.pages[url] = page

    def _count(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > MOST_KEPT:
            raise Unreadable("warc-too-large", megabytes=MOST_KEPT // 1024 // 1024)


class _Counted:
    """A stream that gives no more than an archive may hold."""

    def __init__(self, stream: _Stream) -> None:
        self._stream, self._left = stream, MAX_UNPACKED

    def read(self, size: int = -1) -> bytes:
        try:
            found = self._stream.read1(size)
        except EOFError as problem:  # the library takes it for the end of the archive
            raise OSError("the archive is cut off") from problem
        self._left -= len(found)
        if self._left < 0:
            raise Unreadable("archive-grows")
        return found


def _said(record: Any) -> tuple[str, str, int]:
    """Return the kind, the encoding and the status that a record says; no kind for one that is no answer."""
    if record.rec_type == "response" and record.http_headers is not None:
        said = record.http_headers.get_header("Content-Type") or ""
        status = record.http_headers.get_statuscode()
    elif record.rec_type == "resource":
        said, status = record.rec_headers.get_header("Content-Type") or "", str(_FOUND)
    else:
        return "", "", 0
    kind, _, rest = said.lower().partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
    return kind.strip(), charset, int(status) if status and status.isdecimal() else 0


def _content(record: Any, most: int) -> bytes | None:
    """Return what a record holds, unpacked; None for more bytes than `most`, or what cannot be unpacked."""
    try:
        data: bytes = record.content_stream().read(most + 1)
    except Unreadable:
        raise
    except _DAMAGED:
        return None
    return data if len(data) <= most else None


def _bare(url: str) -> str:
    """Return an address without what it names on its page; empty for what is none."""
    try:
        return urldefrag(url.strip("<>")).url
    except ValueError:
        return ""


def _listed(archive: zipfile.ZipFile) -> set[str] | None:
    """Return the addresses that a WACZ calls its pages; None where it says nothing of them."""
    found: set[str] = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in archive.namelist():
            continue
        for line in bounded(archive, name, MOST_PAGE_BYTES).splitlines():
            try:
                url = json.loads(line).get("url")
            except (ValueError, AttributeError, RecursionError):
                continue
            found |= {_bare(url)} if isinstance(url, str) else set()
    return found or None


def _texts(kept: _Kept, listed: set[str] | None) -> list[ExtractedText]:
    pages = [one for one in kept.pages.values() if listed is None or one.url in listed]
    pages = pages or list(kept.pages.values())  # a list of pages that are not there tells nothing
    if not pages:
        raise Unreadable("warc-without-pages")
    found = list(_read(pages, kept.pictures))
    told = []
    if parts := len(kept.pages) - len(pages):
        told.append(Reason("warc-parts", count=parts))
    if kept.documents:
        told.append(Reason("warc-documents", count=len(kept.documents)))
    found[0] = replace(found[0], remarks=(*found[0].remarks, *told))
    unread = Reason("warc-document")
    found += [ExtractedText("", url, url=url, problem=unread) for url in islice(kept.documents, _MOST_NAMED)]
    if kept.is_cut:
        found.append(ExtractedText("", problem=Reason("warc-cut")))
    return found


def _read(pages: Iterable[_SavedPage], pictures: dict[str, bytes]) -> Iterator[ExtractedText]:
    begun = time.process_time()
    for number, page in enumerate(pages, 1):
        try:
            if number > MOST_PAGES or time.process_time() - begun > MOST_SECONDS:
                raise Unreadable("warc-more-pages", most=number - 1)
            yield _text(page, pictures)
        except Unreadable as problem:
            yield ExtractedText("", name=page.url, url=page.url, problem=problem.reason)


def _text(page: _SavedPage, pictures: dict[str, bytes]) -> ExtractedText:
    if page.status != _FOUND:
        raise Unreadable("warc-page-status", status=page.status)
    if page.data is None:
        raise Unreadable("warc-page-damaged", megabytes=MOST_PAGE_BYTES // 1024 // 1024)

    def lies_beside(address: str) -> bytes | None:
        return pictures.get(urljoin(page.url, address))

    found = read_html(decoded_text(page.data, page.charset), lies_beside)
    saved = [Reason("page-saved", day=page.day)] if page.day else []
    return replace(found, name=page.url, url=found.url or page.url, remarks=(*found.remarks, *saved))
