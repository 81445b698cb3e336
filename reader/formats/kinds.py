"""The kinds of files that are read: how each is known, its endings, and which reader it gets.

A reader is imported when a file of its kind comes, in the process that reads it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reader.formats.given import GivenFile
from reader.formats.readers.subtitles import ENDINGS as SUBTITLES
from reader.formats.readers.subtitles import is_subtitles, read_subtitles
from reader.formats.readers.tables import ENDINGS as TABLES
from reader.formats.readers.tables import is_table, read_table
from reader.formats.reading import ExtractedText, Unreadable

MAX_TEXT = 2 * 1024 * 1024
PDF, RTF = b"%PDF-", b"{\\rtf"


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files of one kind: the endings they usually have, how one is known, and what reads it.

    `knows` is cheap and looks at no more of the file than it needs; `reads` raises Unreadable.
    """

    endings: tuple[str, ...]
    knows: Callable[[GivenFile], bool]
    reads: Callable[[GivenFile], list[ExtractedText]]


def kind_of_file(file: GivenFile) -> FileKind | None:
    """Return the first kind that knows a file; None for an archive of files. Raises Unreadable."""
    if file.is_zip and not file.document:
        return None
    return next(kind for kind in KINDS if kind.knows(file))


def _pdf(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.pdf import read_pdf

    return [read_pdf(file.data)]


def _word(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.word import read_docx

    return [read_docx(file.data)]


def _are_subtitles(file: GivenFile) -> bool:
    return is_subtitles(file.name, file.text)


def _subtitles(file: GivenFile) -> list[ExtractedText]:
    return [read_subtitles(_short_text(file))]


def _table(file: GivenFile) -> list[ExtractedText]:
    return read_table(file.name, file.text, file.columns)


def _is_page(file: GivenFile) -> bool:
    from reader.formats.readers.html import is_html

    return is_html(file.text)


def _page(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.html import read_html

    return [read_html(file.text, file.beside)]


def _plain(file: GivenFile) -> list[ExtractedText]:
    return [ExtractedText(_short_text(file))]


def _short_text(file: GivenFile) -> str:
    if len(file.data) > MAX_TEXT:
        raise Unreadable("file-text-too-large", size=len(file.data) / 1024 / 1024)
    return file.text


def _empty(file: GivenFile) -> list[ExtractedText]:
    raise Unreadable("file-empty")


def _unread(file: GivenFile) -> list[ExtractedText]:
    raise Unreadable("file-ending-unread", ending=file.document or file.ending)


# Those that are refused by their ending, with what to do instead.
_UNREAD = (
    *(".doc", ".dot", ".rtf", ".odt", ".pages", ".wpd", ".wps"),
    *(".xls", ".xlsx", ".ods", ".numbers", ".ppt", ".pptx", ".odp", ".key"),
    *(".epub", ".mobi", ".azw3", ".png", ".jpg", ".jpeg", ".gif"),
)

# In the order in which they are asked: what first bytes tell before what an ending claims, what a text
# looks like after that, plain text last.
KINDS: tuple[FileKind, ...] = (
    FileKind((), lambda file: not file.data.strip(), _empty),
    FileKind((".pdf",), lambda file: file.data.startswith(PDF), _pdf),
    FileKind((".docx", ".docm"), lambda file: file.document == ".docx", _word),
    FileKind((), lambda file: (file.document or file.ending) in _UNREAD, _unread),
    FileKind(SUBTITLES, _are_subtitles, _subtitles),
    FileKind(TABLES, lambda file: is_table(file.name), _table),
    FileKind((".html", ".htm"), _is_page, _page),
    FileKind((".txt",), lambda file: True, _plain),
)
READABLE = (*(ending for kind in KINDS for ending in kind.endings), ".zip")
