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
from reader.formats.readers.html import Beside, read_html
from reader.formats.reading import ExtractedText, LeftOut, Surrounding, Unreadable
from reader.formats.safe_xml import BadXml, local_name, xml_root
from reader.formats.sanitise import BadMarkup, sanitise
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
_ARABIC = re.compile(f"[{ARABIC_LETTERS}]+")
_FEWEST_WORDS = 10  # of a text; a page with fewer is a title


@dataclass(slots=True)
class _Book:
    """What a book says of itself, and its chapters by their names in the archive, in their order."""

    author: str = ""
    publisher: str = ""
    day: str = ""
    chapters: list[str] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)  # those of the chapters that only list the others
    is_ordered: bool = True


def read_book(data: bytes) -> list[ExtractedText]:
    """Return a text for each chapter that has Arabic, named by its file; one that cannot be read says why.

    Lists of contents and pages without Arabic or with a few words, such as a title, are left out of the
    chapter that follows. Raises Unreadable.
    """
    with opened_archive(data) as archive:
        book = _book(archive)
        if len(book.chapters) > MOST_CHAPTERS:
            raise Unreadable("book-too-many-chapters", most=MOST_CHAPTERS)
        found = list(_with_left_out(list(_chapters(archive, book))))
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
    book, pages = _facts(package), {}
    for one in package.iter():
        name = local_name(one)
        if name == "item" and one.get("media-type") in _PAGE_KINDS:
            pages[one.get("id")] = place = _place(folder, one)
            if "nav" in (one.get("properties") or "").split():
                book.contents.add(place)
        elif name == "reference" and one.get("type") == "toc":
            book.contents.add(_place(folder, one))
        elif name == "itemref" and pages.get(one.get("idref")) in names:
            book.chapters.append(pages[one.get("idref")])
    if book.chapters:  # those that only a link leads to come last
        book.chapters += [place for place in pages.values() if place in names - book.contents]
    return book


def _facts(package: Element) -> _Book:
    book = _Book()
    for one in package.iter():
        name, words = local_name(one), " ".join((one.text or "").split())
        if name == "creator":
            book.author = book.author or words
        elif name == "publisher":
            book.publisher = book.publisher or words
        elif name == "date" and "modification" not in one.attrib.values():
            book.day = book.day or words
    return book


def _place(folder: str, item: Element) -> str:
    """Return where a file is in the archive, from its address in the package."""
    return posixpath.normpath(posixpath.join(folder, unquote((item.get("href") or "").partition("#")[0])))


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
            text = decoded_text(bounded(archive, name, _MOST_BYTES))
            yield _listing(text) if name in book.contents else replace(_chapter(text, beside), name=shown)
        except Unreadable as problem:
            yield ExtractedText("", shown, problem=problem.reason)


def _chapter(page: str, beside: Beside) -> ExtractedText:
    try:
        return read_html(page, beside)
    except Unreadable as problem:
        if problem.reason.code == "page-empty":  # a cover is a picture, and nothing but links is a list
            return _listing(page)
        raise


def _listing(page: str) -> ExtractedText:
    """Return no text, and the words of a page as what was left out."""
    try:
        lines = sanitise(page).split("\n")
    except BadMarkup as problem:
        raise Unreadable(problem.reason) from problem
    return ExtractedText(
        "", left_out=tuple(LeftOut(one.strip(), Surrounding.MENU, 0) for one in lines if one.strip())
    )


def _locked(archive: zipfile.ZipFile) -> set[str]:
    """Return the names of the files that only a shop's program can open."""
    root = _xml(archive, "META-INF/encryption.xml")
    locked = set()
    for one in root if root is not None else ():
        how = {part.get("Algorithm") for part in one.iter() if local_name(part) == "EncryptionMethod"}
        if not how & set(_FONT_LOCKS):
            locked |= {unquote(part.get("URI") or "") for part in one.iter()}
    return locked


def _with_left_out(chapters: list[ExtractedText]) -> Iterator[ExtractedText]:
    """Yield the chapters that are texts; the words of others are left out of the next one, or of the last."""
    is_short = _is_no_text if all(map(_is_title, chapters)) else _is_title
    waiting: list[LeftOut] = []
    last: ExtractedText | None = None
    for one in chapters:
        if is_short(one):
            waiting += one.left_out
            waiting += [LeftOut(line, Surrounding.UNCERTAIN, 0) for line in one.text.split("\n") if line]
            continue
        if last is not None:
            yield last
        last, waiting = (one, waiting) if one.problem else (_leaving_out(one, waiting, 0), [])
    if last is not None:
        yield _leaving_out(last, waiting, len(last.text.split("\n")))


def _is_no_text(chapter: ExtractedText) -> bool:
    return not chapter.problem and not _ARABIC.search(chapter.text)


def _is_title(chapter: ExtractedText) -> bool:
    """Tell whether a page has no Arabic, or so little that it is a title or says whose the book is."""
    return not chapter.problem and len(_ARABIC.findall(chapter.text)) < _FEWEST_WORDS


def _leaving_out(chapter: ExtractedText, parts: list[LeftOut], before: int) -> ExtractedText:
    if not parts or chapter.problem:
        return chapter
    new = tuple(replace(one, before=before) for one in parts)
    left_out = (*chapter.left_out, *new) if before else (*new, *chapter.left_out)
    return replace(chapter, left_out=left_out, remarks=(*chapter.remarks, Reason("book-pages-left-out")))


def _with_facts(chapter: ExtractedText, book: _Book) -> ExtractedText:
    if chapter.problem:
        return chapter
    if not book.is_ordered:
        chapter = replace(chapter, remarks=(*chapter.remarks, Reason("book-order-unknown")))
    chapter = replace(chapter, author=chapter.author or book.author, site=chapter.site or book.publisher)
    return chapter if chapter.published else dated(chapter, book.day, parsed_date(book.day))
