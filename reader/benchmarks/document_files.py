"""Good files of what other programs write: OpenDocument, RTF, e-books, subtitles."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from reader.benchmarks.zipping import packed

_NAMES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_NAMES += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf"/></rootfiles></container>'
)


def open_document_file(body: str, before: str = "") -> bytes:
    """Return an OpenDocument text with this body; `before` it may stand a document type."""
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"{before}<office:document-content {_NAMES}>{content}</office:document-content>"
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def text_paragraphs(lines: Iterable[str]) -> str:
    """Return lines as the paragraphs of an OpenDocument text."""
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


def rtf_file(lines: Iterable[str]) -> bytes:
    """Return RTF, half of its lines as bytes of Windows-1256, half as code points."""
    code = r"{\rtf1\ansi\ansicpg1256{\fonttbl{\f0\fcharset178 Arial;}}\f0 "
    for number, line in enumerate(lines):
        write = _as_bytes if number % 2 else _as_points
        code += "".join(map(write, line)) + "\\par\n"
    return (code + "}").encode("ascii")


def book_file(chapters: Mapping[str, bytes], before: str = "") -> bytes:
    """Return an e-book with chapters by their names, in this order; `before` its list, a document type."""
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="i{at}"/>' for at in range(len(chapters)))
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "book.opf": f"{before}{package}<spine>{order}</spine></package>".encode(),
    }
    return packed(files | dict(chapters))


def subtitle_file(lines: Sequence[str], web: bool = False) -> bytes:
    """Return lines as subtitles of two seconds each, with pauses, in SRT or WebVTT."""
    mark = "." if web else ","
    cues = [
        f"{at + 1}\n{_moment(6 * at, mark)} --> {_moment(6 * at + 2, mark)}\n{line}\n"
        for at, line in enumerate(lines)
    ]
    return ("WEBVTT\n\n" * web + "\n".join(cues)).encode()


def _moment(seconds: int, mark: str) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}000"


def _as_bytes(letter: str) -> str:
    try:
        (code,) = letter.encode("cp1256")
    except UnicodeEncodeError:
        return _as_points(letter)
    return letter if letter.isalnum() and code < 128 else f"\\'{code:02x}"


def _as_points(letter: str) -> str:
    units = letter.encode("utf-16-be")
    codes = (int.from_bytes(units[at : at + 2], "big", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)
