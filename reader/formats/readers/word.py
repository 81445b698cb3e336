"""Word files, as they read once all changes are accepted. The only reader of docx."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from reader.errors import Reason
from reader.formats.readers.document_lines import DocumentLines
from reader.formats.readers.word_body import WordBody
from reader.formats.readers.word_styles import W, WordStyles
from reader.formats.reading import ExtractedText, Surrounding, Unreadable

_STRICT = "purl.oclc.org/ooxml/"
_STRICT_NAMES = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",  # of SmartArt and charts
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}v",
)


def read_docx(data: bytes) -> ExtractedText:
    """Return the text of a .docx file: its title or first line is the headline. Raises Unreadable.

    Footnotes stand after the text; headers and footers, comments, deleted and hidden words are left out. The
    days and names that the program notes tell of the file, not of the article, and are not taken.
    """
    try:
        return _WordFile(data).read()
    except (Unreadable, MemoryError):
        raise
    except Exception as problem:  # zip, XML and schema errors of a dozen kinds
        raise Unreadable("word-damaged") from problem


class _WordFile:
    """The parts of a file. That of macros or a template has the same ones under another type."""

    def __init__(self, data: bytes) -> None:
        from docx.package import Package

        package = Package.open(io.BytesIO(data))
        self._document = next(
            one.target_part for one in package.rels.values() if one.reltype.endswith("/officeDocument")
        )
        self._styles = WordStyles(next(map(_root, self._parts("styles")), None))
        self._lines = DocumentLines()

    def read(self) -> ExtractedText:
        for heading in self._words_of(self._parts("header")):
            self._lines.leave_out(heading, Surrounding.FOOT)
        body = WordBody(self._lines, self._styles, _pictures_of(self._document))
        body.read(_root(self._document).find(f"{W}body"))
        self._read_notes(body)
        self._leave_comments(body)
        for footing in self._words_of(self._parts("footer")):
            self._lines.leave_out(footing, Surrounding.FOOT)
        for drawing in (*self._parts("diagramData"), *self._parts("chart")):
            words = (
                one.text for one in _root(drawing).iter(*_DRAWN) if any(map(str.isalpha, one.text or ""))
            )
            self._lines.leave_out(" ".join(words), Surrounding.UNCERTAIN)
        return self._extracted(body)

    def _extracted(self, body: WordBody) -> ExtractedText:
        found = self._lines.extracted(
            doubts=(Reason("word-part-unread"),) if body.has_foreign_parts else (),
            remarks=(Reason("document-notes-last"),) if body.notes else (),
        )
        if not found.text:
            raise Unreadable("word-empty")
        return found

    def _parts(self, kind: str) -> Iterator[Any]:
        """Yield the parts that the document names as this kind, in the order of their names."""
        named = self._document.rels.values()
        found = {one.target_part for one in named if not one.is_external and one.reltype.endswith("/" + kind)}
        yield from sorted(found, key=lambda part: str(part.partname))

    def _words_of(self, parts: Iterator[Any]) -> list[str]:
        """Return what stands at the head or foot of pages, each once, without mere numbers."""
        found = []
        for part in parts:
            lines = DocumentLines()
            WordBody(lines, self._styles, _pictures_of(part)).read(_root(part))
            found.append(" ".join(lines.lines))
        return [words for words in dict.fromkeys(found) if any(map(str.isalpha, words))]

    def _read_notes(self, body: WordBody) -> None:
        for kind in ("footnotes", "endnotes"):
            for part in self._parts(kind):
                notes = {one.get(f"{W}id"): one for one in _root(part)}
                reader = WordBody(self._lines, self._styles, _pictures_of(part))
                for name, identity in body.notes:
                    if name == kind and identity in notes:
                        reader.read(notes[identity])

    def _leave_comments(self, body: WordBody) -> None:
        for part in self._parts("comments"):
            for comment in _root(part):
                lines = DocumentLines()
                WordBody(lines, self._styles, _pictures_of(part)).read(comment)
                at = body.comments.get(comment.get(f"{W}id") or "", len(self._lines.lines))
                self._lines.leave_out(" ".join(lines.lines), Surrounding.REMARK, at)


def _root(part: Any) -> Any:
    from docx.oxml.parser import parse_xml

    root = part.element if hasattr(part, "element") else parse_xml(part.blob)
    return root if _STRICT not in root.tag else parse_xml(_STRICT_NAMES.sub(_usual_name, part.blob))


def _usual_name(strict: re.Match[bytes]) -> bytes:
    """Return the usual name of what "Strict Open XML", another way to save in Word, names otherwise."""
    return b"http://schemas.openxmlformats.org/" + strict[1] + b"/2006/" + strict[2]


def _pictures_of(part: Any) -> Callable[[str], bytes | None]:
    def picture(name: str) -> bytes | None:
        found = part.rels.get(name)
        return None if found is None or found.is_external else found.target_part.blob

    return picture
