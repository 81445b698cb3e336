"""Which reader a file gets, by its first bytes and its ending; of an archive, its files of these endings."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from reader.formats.readers.archives import is_word, shown_names
from reader.formats.readers.tables import is_table, read_table
from reader.formats.reading import ExtractedText, Unreadable
from reader.text.decoding import NotText, decode

READABLE = (".txt", ".html", ".htm", ".docx", ".pdf", ".csv", ".tsv", ".jsonl", ".ndjson", ".zip")
MAX_TEXT = 2 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_RATIO = 100
MAX_UNPACKED = 500 * 1024 * 1024
MAX_LETTERS = 40_000_000
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_NOT_TEXT = (
    ".doc",
    ".rtf",
    ".odt",
    ".pages",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
)


def is_plain(name: str, head: bytes) -> bool:
    """Tell whether a file is text without markup or columns, which needs no parser that could run wild."""
    return name.lower().endswith(".txt") and not head.startswith((_ZIP, _PDF)) and b"<" not in head


def read_file(name: str, data: bytes, columns: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return the texts of a file; one that has several, such as an archive, tells the unreadable ones.

    `columns` is for a table: see `read_table`. Raises Unreadable if the file as a whole cannot be read.
    """
    if data.startswith(_ZIP):
        return _zipped(data)
    return _single(name, data, columns)


def _single(
    name: str,
    data: bytes,
    columns: Mapping[str, str] | None = None,
    beside: Callable[[str], bytes | None] | None = None,
) -> list[ExtractedText]:
    if not data.strip():
        raise Unreadable("file-empty")
    if data.startswith(_PDF):
        from reader.formats.readers.pdf import read_pdf

        return [read_pdf(data)]
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in _NOT_TEXT:
        raise Unreadable("file-ending-unread", ending=ending)
    text = decoded_text(data)
    if is_table(name):
        return read_table(name, text, columns)
    from reader.formats.readers.html import is_html, nothing_beside, read_html

    if is_html(text):
        return [read_html(text, beside or nothing_beside)]
    if len(data) > MAX_TEXT:
        raise Unreadable("file-text-too-large", size=len(data) / 1024 / 1024)
    return [ExtractedText(text)]


def decoded_text(data: bytes) -> str:
    """Return the text of some bytes in any of the encodings that Arabic comes in. Raises Unreadable."""
    try:
        return decode(data).text
    except NotText as problem:
        raise Unreadable("file-not-text", what=problem.reason) from problem


def _zipped(data: bytes) -> list[ExtractedText]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = [one for one in archive.infolist() if not one.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("archive-damaged") from None
    with archive:
        if is_word(archive):
            _check_sizes(members)
            from reader.formats.readers.word import read_docx

            return [read_docx(data)]
        _check_sizes(members)
        return _together(_members(archive, members))


def _together(found: Iterable[ExtractedText]) -> list[ExtractedText]:
    """Return what an archive holds, if it is not more than can be handed on at once. Raises Unreadable."""
    readings, letters = [], 0
    for one in found:
        letters += len(one.text) + len(one.english)
        if letters > MAX_LETTERS:
            raise Unreadable("archive-too-many-letters", most=MAX_LETTERS)
        readings.append(one)
    return readings


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise Unreadable("archive-too-many-files", files=len(members), most=MAX_MEMBERS)
    packed, unpacked = sum(one.compress_size for one in members), sum(one.file_size for one in members)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed + 1024 * 1024:
        raise Unreadable("archive-grows")


def _members(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[ExtractedText]:
    names = {one.filename for one in members}
    for shown, one in shown_names(members):
        name = one.filename
        if name.rpartition("/")[2].startswith(".") or name.startswith("__MACOSX/"):
            continue
        if not name.lower().endswith(READABLE):
            continue
        if name.endswith(".en.txt") and name.removesuffix(".en.txt") + ".ar.txt" in names:
            continue
        try:
            yield from _member(archive, shown, one, names)
        except Unreadable as problem:
            yield ExtractedText("", shown, problem=problem.reason)


def _member(
    archive: zipfile.ZipFile, shown: str, one: zipfile.ZipInfo, names: set[str]
) -> Iterator[ExtractedText]:
    name = one.filename
    data = _bounded(archive, one)
    if data.startswith(_ZIP) and not name.lower().endswith(".docx"):
        raise Unreadable("archive-in-archive")
    beside = name.removesuffix(".ar.txt") + ".en.txt"
    english = decoded_text(_bounded(archive, beside)) if name.endswith(".ar.txt") and beside in names else ""

    def lies_beside(address: str) -> bytes | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        return _bounded(archive, path) if path in names else None

    read = read_file(name, data) if data.startswith(_ZIP) else _single(name, data, beside=lies_beside)
    for number, reading in enumerate(read, 1):
        called = f"{shown}, {reading.name or number}" if reading.name or number > 1 else shown
        yield replace(reading, name=called, english=reading.english or english)


def _bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    """Read a member, whatever its header claims, but never more than can be an article's file."""
    limit = 20 * MAX_TEXT
    try:
        with archive.open(member) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        raise Unreadable("member-damaged-or-locked") from None
    except Exception as problem:  # zlib.error and its like, one for each kind of packing
        raise Unreadable("member-damaged") from problem
    if len(data) > limit:
        raise Unreadable("member-too-large", megabytes=limit // 1024 // 1024)
    return data
