"""Files into texts: one by the reader of its kind, an archive by each of the files in it."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.formats.given import GivenFile, bounded, decoded_text, opened_archive
from reader.formats.kinds import MAX_TEXT, PDF, READABLE, RTF, FileKind, kind_of_file
from reader.formats.readers.archives import ZIP, shown_names
from reader.formats.readers.whatsapp import is_whatsapp
from reader.formats.reading import ExtractedText, Unreadable

MAX_LETTERS = 40_000_000
_SNIFFED_BYTES = 16_000
_MOST_BYTES = 20 * MAX_TEXT  # of a file in an archive


def is_plain(name: str, head: bytes) -> bool:
    """Tell whether a file is text without markup or columns, which needs no parser that could run wild."""
    has_markup = head.startswith((ZIP, PDF, RTF)) or b"<" in head or b"-->" in head
    if has_markup or not name.lower().endswith(".txt"):
        return False
    return not is_whatsapp(name, head[:_SNIFFED_BYTES].decode("utf-8", "ignore"))


def read_file(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return the texts of a file; one that has several, such as an archive, tells the unreadable ones.

    `chosen` is what somebody chose of how a table or a chat is read: see `GivenFile`. Raises Unreadable if
    the file as a whole cannot be read.
    """
    file = GivenFile(name, data, chosen)
    kind = kind_of_file(file)
    return _read(kind, file) if kind else _archived(file)


def _read(kind: FileKind, file: GivenFile) -> list[ExtractedText]:
    found = kind.reads(file)
    return [replace(one, remarks=(*file.remarks, *one.remarks)) for one in found] if file.remarks else found


def _archived(file: GivenFile) -> list[ExtractedText]:
    with opened_archive(file.data) as archive:
        return _together(_members(file, archive, [one for one in archive.infolist() if not one.is_dir()]))


def _together(found: Iterable[ExtractedText]) -> list[ExtractedText]:
    """Return what an archive holds, if it is not more than can be handed on at once. Raises Unreadable."""
    readings, letters = [], 0
    for one in found:
        letters += len(one.text) + len(one.english)
        if letters > MAX_LETTERS:
            raise Unreadable("archive-too-many-letters", most=MAX_LETTERS)
        readings.append(one)
    return readings


def _members(
    file: GivenFile, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> Iterator[ExtractedText]:
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
            yield from _member(file, archive, shown, one, names)
        except Unreadable as problem:
            yield ExtractedText("", shown, problem=problem.reason)


def _member(
    around: GivenFile, archive: zipfile.ZipFile, shown: str, one: zipfile.ZipInfo, names: set[str]
) -> Iterator[ExtractedText]:
    name = one.filename
    beside = name.removesuffix(".ar.txt") + ".en.txt"
    has_english = name.endswith(".ar.txt") and beside in names
    english = decoded_text(bounded(archive, beside, _MOST_BYTES)) if has_english else ""

    def lies_beside(address: str) -> bytes | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        return bounded(archive, path, _MOST_BYTES) if path in names else None

    chosen = around.chosen if around.posts else None
    file = GivenFile(name, bounded(archive, one, _MOST_BYTES), chosen, lies_beside)
    kind = kind_of_file(file)
    if kind is None:
        raise Unreadable("archive-in-archive")
    for number, reading in enumerate(_read(kind, file), 1):
        called = f"{shown}, {reading.name or number}" if reading.name or number > 1 else shown
        yield replace(reading, name=called, english=reading.english or english)
