"""E-books (EPUB): a text for each chapter, in the order in which the book has them."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.errors import Reason
from reader.formats.dating import dated
from reader.formats.given import bounded, decoded_text, opened_archive
from reader.formats.readers.html import read_html
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.formats.safe_xml import BadXml, local_name, xml_root
from reader.text.dates import parsed_date
from reader.text.letters import ARABIC_LETTERS

MOST_CHAPTERS = 2_000
_MOST_BYTES = 40 * 1024 * 1024
_PAGES = (".xhtml", ".html", ".htm", ".xml")
_PAGE_KINDS = ("application/xhtml+xml", "text/html")
_FONT_LOCKS = (
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
)  # of fonts, not of words
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]")


@dataclass(slots=True)
class _Book:
    """What a book says of itself, and its chapters by their names in the archive, in their order."""

    author: str = ""
    publisher: str = ""
    day: str = ""
    chapters: list[str] = field(default_factory=list)
    is_ordered: bool = True


def read_book(data: bytes) -> list[ExtractedText]:
    """Return a text for each chapter that has Arabic, named by its file; one that cannot be read says why.

    Pages without Arabic, such as a title in Latin letters, are left out of the chapter that follows. Raises
    Unreadable.
    """
    with opened_archive(data) as archive:
        book = _book(archive)
        if len(book.chapters) > MOST_CHAPTERS:
            raise Unreadable("book-too-many-chapters", most=MOST_CHAPTERS)
        found = list(_with_left_out(_chapters(archive, book)))
    if not found:
        raise Unreadable("book-empty")
    return [_with_facts(one, book) for one in found]


def _book(archive: zipfile.ZipFile) -> _Book:
    """Return what the package says; of one that says nothing, all pages in the order of their names."""
    book = _Book()
    for place in _packages(archive):
        root = _xml(archive, place)
        if root is not None:
            book = _described(root, posixpath.dirname(place), set(archive.namelist()))
        if book.chapters:
            return book
    book.chapters = sorted(one for one in archive.namelist() if one.lower().endswith(_PAGES[:3]))
    book.is_ordered = len(book.chapters) < 2
    return book


def _packages(archive: zipfile.ZipFile) -> Iterator[str]:
    container = _xml(archive, "META-INF/container.xml")
    for one in container.iter() if container is not None else ():
        if local_name(one) == "rootfile" and (place := one.get("full-path")):
            yield place
    yield from (one for one in archive.namelist() if one.lower().endswith(".opf"))


def _xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    try:
        return xml_root(bounded(archive, name, _MOST_BYTES)) if name in archive.namelist() else None
    except (BadXml, Unreadable):
        return None


def _described(package: Element, folder: str, names: set[str]) -> _Book:
    book, pages = _Book(), {}
    for one in package.iter():
        name, words = local_name(one), " ".join((one.text or "").split())
        if name == "creator":
            book.author = book.author or words
        elif name == "publisher":
            book.publisher = book.publisher or words
        elif name == "date" and "modification" not in one.attrib.values():
            book.day = book.day or words
        elif name == "item" and _is_page(one):
            place = posixpath.normpath(posixpath.join(folder, unquote(one.get("href") or "")))
            pages[one.get("id")] = place
        elif name == "itemref" and pages.get(one.get("idref")) in names:
            book.chapters.append(pages[one.get("idref")])
    return book


def _is_page(item: Element) -> bool:
    is_contents = "nav" in (item.get("properties") or "").split()
    return not is_contents and item.get("media-type") in _PAGE_KINDS


def _chapters(archive: zipfile.ZipFile, book: _Book) -> Iterator[ExtractedText]:
    locked = _locked(archive)
    for name in dict.fromkeys(book.chapters):

        def beside(address: str, folder: str = posixpath.dirname(name)) -> bytes | None:
            path = posixpath.normpath(posixpath.join(folder, address))
            return bounded(archive, path, _MOST_BYTES) if path in archive.namelist() else None

        shown = posixpath.basename(name)
        if name in locked:
            yield ExtractedText("", shown, problem=Reason("book-locked"))
            continue
        try:
            yield replace(read_html(decoded_text(bounded(archive, name, _MOST_BYTES)), beside), name=shown)
        except Unreadable as problem:
            if problem.reason.code != "page-empty":  # a cover is a picture and no text
                yield ExtractedText("", shown, problem=problem.reason)


def _locked(archive: zipfile.ZipFile) -> set[str]:
    """Return the names of the files that only a shop's program can open."""
    root = _xml(archive, "META-INF/encryption.xml")
    locked = set()
    for one in root if root is not None else ():
        how = {part.get("Algorithm") for part in one.iter() if local_name(part) == "EncryptionMethod"}
        if not how & set(_FONT_LOCKS):
            locked |= {unquote(part.get("URI") or "") for part in one.iter()}
    return locked


def _with_left_out(chapters: Iterator[ExtractedText]) -> Iterator[ExtractedText]:
    """Yield the chapters with Arabic; the words of others are left out of the next one, or of the last."""
    waiting: list[str] = []
    last: ExtractedText | None = None
    for one in chapters:
        if one.text and not _ARABIC.search(one.text):
            waiting += one.text.split("\n")
            continue
        if last is not None:
            yield last
        last = _leaving_out(one, waiting, 0) if one.text else one
        waiting = [] if one.text else waiting
    if last is not None:
        yield _leaving_out(last, waiting, len(last.text.split("\n")))


def _leaving_out(chapter: ExtractedText, lines: list[str], before: int) -> ExtractedText:
    new = tuple(LeftOut(line, Surrounding.UNCERTAIN, before) for line in lines)
    left_out = (*chapter.left_out, *new) if before else (*new, *chapter.left_out)
    remarks = (Reason("book-pages-without-arabic"),) if new else ()
    return replace(chapter, left_out=left_out, remarks=(*chapter.remarks, *remarks))


def _with_facts(chapter: ExtractedText, book: _Book) -> ExtractedText:
    if chapter.problem:
        return chapter
    if not book.is_ordered:
        chapter = replace(chapter, remarks=(*chapter.remarks, Reason("book-order-unknown")))
    chapter = replace(chapter, author=chapter.author or book.author, site=chapter.site or book.publisher)
    return chapter if chapter.published else dated(chapter, book.day, parsed_date(book.day))
