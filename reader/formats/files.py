"""Files into texts: one by the reader of its kind, an archive by each of the files in it."""

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reader.errors import Reason
from reader.formats.given import GivenFile, bounded, decoded_text, opened_archive
from reader.formats.kinds import MAX_TEXT, PDF, READABLE, RTF, FileKind, kind_of_file
from reader.formats.readers.archives import ZIP, shown_names
from reader.formats.readers.whatsapp import is_whatsapp
from reader.formats.reading import ExtractedText, Unreadable
from reader.text.letters import has_arabic_letter

MAX_LETTERS = 40_000_000
_SNIFFED_BYTES = 16_000
_MOST_BYTES = 20 * MAX_TEXT  # of a file in an archive
# What lies beside texts and has no words of its own: it is counted, while all else is told by its name.
_WITHOUT_WORDS = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".heic"),
    *(".mp3", ".mp4", ".m4a", ".mov", ".avi", ".webm", ".wav", ".ogg", ".opus", ".3gp", ".tgs", ".vcf"),
    *(".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".sha256", ".md5"),
)
_OF_SYSTEMS = ("thumbs.db", "desktop.ini", "icon\r")


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
    wordless: list[str] = []
    with opened_archive(file.data) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not _is_of_system(one.filename)]
        found = _together(_members(file, archive, members, wordless))
    return _counted(found, len(wordless))


def _is_of_system(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last.startswith(".") or name.startswith("__MACOSX/") or last.lower() in _OF_SYSTEMS


def _counted(found: list[ExtractedText], wordless: int) -> list[ExtractedText]:
    """Say at the first text of an archive how many files without Arabic lay beside the texts."""
    first = next((at for at, one in enumerate(found) if not one.problem), None)
    if wordless and first is not None:
        remark = Reason("archive-wordless", count=wordless)
        found[first] = replace(found[first], remarks=(*found[first].remarks, remark))
    return found


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
    file: GivenFile, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], wordless: list[str]
) -> Iterator[ExtractedText]:
    """Yield the texts of each file; the names of those without Arabic words are put into `wordless`."""
    names = {one.filename for one in members}
    for shown, one in shown_names(members):
        name = one.filename
        if name.endswith(".en.txt") and name.removesuffix(".en.txt") + ".ar.txt" in names:
            continue
        if name.lower().endswith(_WITHOUT_WORDS):
            wordless.append(shown)
            continue
        try:
            found = list(_member(file, archive, shown, one, names))
        except Unreadable as problem:
            found = [ExtractedText("", shown, problem=problem.reason)]
        if _is_wordless(name, found):
            wordless.append(shown)
        else:
            yield from found


def _is_wordless(name: str, found: list[ExtractedText]) -> bool:
    """Tell whether a file that is of no kind by its name, such as README, was read and has no Arabic."""
    is_told = name.lower().endswith(READABLE) or any(one.problem for one in found)
    return not is_told and not any(has_arabic_letter(one.text) for one in found)


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
