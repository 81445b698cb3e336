"""The kinds of files that are read: how each is known, its endings, and which reader it gets.

A reader is imported when a file of its kind comes, in the process that reads it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.formats.given import GivenFile
from reader.formats.readers.objects import head_of_object, is_object, read_object
from reader.formats.readers.subtitles import ENDINGS as SUBTITLES
from reader.formats.readers.subtitles import is_subtitles, read_subtitles
from reader.formats.readers.tables import (
    TEXT_ENDINGS,
    WORKBOOK_ENDINGS,
    Head,
    head_of_table,
    read_table,
    table_of,
)
from reader.formats.readers.whatsapp import is_whatsapp
from reader.formats.reading import ExtractedText, Unreadable

MAX_TEXT = 2 * 1024 * 1024
PDF, RTF = b"%PDF-", b"{\\rtf"
_WARC = b"WARC/"
_MAILS = (".eml", ".mhtml", ".mht")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_VERSION = re.compile(rb"(?im)^MIME-Version:\s*1\.0")
_CHAT_PAGE = ('class="page_wrap"', 'class="page_body chat_page"', 'class="message ')  # of Telegram's
_SNIFFED_BYTES = 8000


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files of one kind: the endings they usually have, how one is known, and what reads it.

    `knows` is cheap and looks at no more of the file than it needs; `reads` raises Unreadable, and so does
    `begins`, which gives the beginning of a table, None for what is none.
    """

    endings: tuple[str, ...]
    knows: Callable[[GivenFile], bool]
    reads: Callable[[GivenFile], list[ExtractedText]]
    begins: Callable[[GivenFile], Head | None] | None = None


def kind_of_file(file: GivenFile) -> FileKind | None:
    """Return the first kind that knows a file; None for an archive of files. Raises Unreadable."""
    if file.is_zip and not file.document:
        return None
    return next(kind for kind in KINDS if kind.knows(file))


def _pdf(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.pdf import read_pdf

    return [read_pdf(file.data)]


def _word(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.issue_line import with_day_of_head
    from reader.formats.readers.word import read_docx

    return [with_day_of_head(read_docx(file.data))]


def _open_document(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.issue_line import with_day_of_head
    from reader.formats.readers.open_document import read_odt

    return [with_day_of_head(read_odt(file.data))]


def _rich_text(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.issue_line import with_day_of_head
    from reader.formats.readers.rtf import read_rtf

    return [with_day_of_head(read_rtf(file.data))]


def _book(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.book import read_book

    return read_book(file.data)


def _are_subtitles(file: GivenFile) -> bool:
    return is_subtitles(file.name, file.text)


def _subtitles(file: GivenFile) -> list[ExtractedText]:
    return [read_subtitles(_short_text(file))]


def _table(file: GivenFile) -> list[ExtractedText]:
    return read_table(file.name, file.text, file.columns)


def _table_head(file: GivenFile) -> Head:
    return head_of_table(table_of(file.name, file.text))


def _object(file: GivenFile) -> list[ExtractedText]:
    return read_object(file.name, file.text, file.columns, file.posts)


def _object_head(file: GivenFile) -> Head | None:
    return head_of_object(file.name, file.text)


def _is_workbook(file: GivenFile) -> bool:
    return (file.document or file.ending) in WORKBOOK_ENDINGS


def _workbook(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.workbook import read_workbook

    if not file.is_zip:  # one with a password is a file of another kind
        raise Unreadable("workbook-damaged-or-locked")
    return read_workbook(file.data, file.columns)


def _workbook_head(file: GivenFile) -> Head:
    from reader.formats.readers.workbook import head_of_workbook

    if not file.is_zip:
        raise Unreadable("workbook-damaged-or-locked")
    return head_of_workbook(file.data)


def _is_mail(file: GivenFile) -> bool:
    begins = file.data[:_SNIFFED_BYTES]
    return file.ending in _MAILS or bool(_HEADER.match(begins) and _VERSION.search(begins))


def _mail(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.mail import read_mail

    return read_mail(file.data, _attached)


def _attached(file: GivenFile) -> list[ExtractedText]:
    kind = kind_of_file(file)
    if kind is None:
        raise Unreadable("archive-in-archive")
    return kind.reads(file)


def _is_warc(file: GivenFile) -> bool:
    return file.name.lower().endswith((".warc", ".warc.gz")) or file.data.startswith(_WARC)


def _warc(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.warc import read_warc

    return read_warc(file.data)


def _wacz(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.warc import read_wacz

    return read_wacz(file)


def _chat(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.chats import texts_of_chats
    from reader.formats.readers.whatsapp import whatsapp_chat

    return texts_of_chats([whatsapp_chat(file.text)], file.posts)


def _is_chat_page(file: GivenFile) -> bool:
    begins = file.text[:_SNIFFED_BYTES]
    return all(sign in begins for sign in _CHAT_PAGE)


def _chat_page(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.chats import texts_of_chats
    from reader.formats.readers.telegram_pages import telegram_page

    return texts_of_chats([telegram_page(file.text)], file.posts)


def _is_feed(file: GivenFile) -> bool:
    from reader.formats.readers.feed import is_feed

    return is_feed(file.text)


def _feed(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.feed import texts_of_feed

    return texts_of_feed(file.data)


def _is_page(file: GivenFile) -> bool:
    from reader.formats.readers.html import is_html

    return is_html(file.text)


def _page(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.html import read_html

    return [read_html(file.text, file.beside)]


def _plain(file: GivenFile) -> list[ExtractedText]:
    from reader.formats.readers.document_lines import unwrapped_text
    from reader.formats.readers.issue_line import with_day_of_head

    return [with_day_of_head(ExtractedText(unwrapped_text(_short_text(file))))]


def _short_text(file: GivenFile) -> str:
    if len(file.data) > MAX_TEXT:
        raise Unreadable("file-text-too-large", size=len(file.data) / 1024 / 1024)
    return file.text


def _empty(file: GivenFile) -> list[ExtractedText]:
    raise Unreadable("file-empty")


def _locked(file: GivenFile) -> list[ExtractedText]:
    raise Unreadable("document-old-or-locked")


def _is_unread(file: GivenFile) -> bool:
    is_page = file.data[:_SNIFFED_BYTES].lstrip(_BEFORE_MARKUP).lower().startswith(_MARKUP)
    return (file.document or file.ending) in _UNREAD and not is_page  # which programs save under old names


def _unread(file: GivenFile) -> list[ExtractedText]:
    if saved_as := _BETTER.get(file.ending):
        raise Unreadable("file-ending-other", ending=file.ending, better=saved_as)
    raise Unreadable("file-ending-unread", ending=file.document or file.ending)


_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = (b"<html", b"<!doctype html")
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"
# Those that are refused by their ending, with what to do instead.
DOCUMENTS_UNREAD = (
    *(".doc", ".dot", ".pages", ".wpd", ".wps"),
    *(".xls", ".xlsb", ".numbers", ".ppt", ".pptx", ".odp", ".odg", ".key"),
    *(".mobi", ".azw3", ".ass", ".ssa", ".sbv", ".sub", ".ttml", ".mbox", ".msg", ".ics"),
)
_UNREAD = (*DOCUMENTS_UNREAD, ".png", ".jpg", ".jpeg", ".gif")
_BETTER = dict.fromkeys((".ass", ".ssa", ".sbv", ".sub", ".ttml"), ".srt") | {".mbox": ".eml", ".msg": ".eml"}

# In the order in which they are asked: what first bytes tell before what an ending claims, what a text
# looks like after that, plain text last.
KINDS: tuple[FileKind, ...] = (
    FileKind((), lambda file: not file.data.strip(), _empty),
    FileKind((".pdf",), lambda file: file.data.startswith(PDF), _pdf),
    FileKind((".rtf",), lambda file: file.data.startswith(RTF), _rich_text),
    FileKind((".docx", ".docm"), lambda file: file.document == ".docx", _word),
    FileKind((".odt",), lambda file: file.document == ".odt", _open_document),
    FileKind((".epub",), lambda file: file.document == ".epub", _book),
    FileKind(WORKBOOK_ENDINGS, _is_workbook, _workbook, _workbook_head),
    FileKind((".warc", ".warc.gz", ".wacz"), _is_warc, _warc),
    FileKind((), lambda file: ".wacz" in (file.document, file.ending), _wacz),
    FileKind(_MAILS, _is_mail, _mail),
    FileKind((), _is_unread, _unread),
    FileKind((), lambda file: file.data.startswith(_OLD_OFFICE), _locked),
    FileKind(SUBTITLES, _are_subtitles, _subtitles),
    FileKind((), lambda file: is_object(file.name, file.text), _object, _object_head),
    FileKind(TEXT_ENDINGS, lambda file: file.ending in TEXT_ENDINGS, _table, _table_head),
    FileKind((), lambda file: is_whatsapp(file.name, file.text), _chat),
    FileKind((), _is_chat_page, _chat_page),
    FileKind((".rss", ".atom"), _is_feed, _feed),
    FileKind((".html", ".htm"), _is_page, _page),
    FileKind((".txt",), lambda file: True, _plain),
)
READABLE = (*(ending for kind in KINDS for ending in kind.endings), ".zip")
