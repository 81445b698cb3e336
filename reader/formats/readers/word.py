"""Word files: their paragraphs in order, captions as captions. The only reader of docx."""

import io
from typing import Any

from reader.formats.readers.pictures import MOST_PICTURES, FoundPicture, picture_of
from reader.formats.reading import ExtractedText, Unreadable
from reader.formats.sanitise import CAPTION_LEAD_IN
from reader.text.dates import parsed_date

MAX_PARAGRAPHS = 20_000
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def read_docx(data: bytes) -> ExtractedText:
    """Return the text of a .docx file: its title or first line is the headline. Raises Unreadable."""
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        written = _Written()
        for element in document.element.body.iter(_PARAGRAPH):
            written.draw(_drawn(document, element))
            written.write(*_said(document, element))
        written.show()
        properties = document.core_properties
        published = parsed_date(properties.created.isoformat()) if properties.created else None
    except (Unreadable, MemoryError):
        raise
    except Exception as problem:  # zip, XML and schema errors of a dozen kinds
        raise Unreadable("word-damaged") from problem
    if not written.lines:
        raise Unreadable("word-empty")
    text, pictures = "\n".join(written.lines), tuple(written.pictures)
    return ExtractedText(text, published=published, author=properties.author or "", pictures=pictures)


class _Written:
    """The lines and pictures of a file so far; the last picture waits, for its caption may come next."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pictures: list[FoundPicture] = []
        self._waiting: tuple[bytes, str] | None = None

    def draw(self, drawn: tuple[bytes, str] | None) -> None:
        """Add a picture, with what it is said to show."""
        if drawn:
            self.show()
            self._waiting = drawn

    def write(self, text: str, is_caption: bool) -> None:
        """Add a paragraph. Raises Unreadable where there are too many."""
        if len(self.lines) > MAX_PARAGRAPHS:
            raise Unreadable("word-too-many-paragraphs", most=MAX_PARAGRAPHS)
        if not text:
            return
        if self._waiting and is_caption:
            self.show(text)
        else:
            self.show()
            self.lines.append(CAPTION_LEAD_IN + text if is_caption else text)

    def show(self, caption: str = "") -> None:
        """Put the waiting picture at its caption or what it is said to show; leave it out without either."""
        if self._waiting is None:
            return
        data, said = self._waiting
        self._waiting = None
        words = caption or " ".join(said.split())
        found = (
            picture_of(len(self.lines), data, said) if words and len(self.pictures) < MOST_PICTURES else None
        )
        if found is not None:
            self.pictures.append(found)
        if found is not None or caption:
            self.lines.append(CAPTION_LEAD_IN + words)


def _said(document: Any, element: Any) -> tuple[str, bool]:
    """Return the text of a paragraph, and whether its style makes it a caption."""
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(element, document._body)
    style = (paragraph.style.name if paragraph.style else "") or ""
    return " ".join(paragraph.text.split()), style.lower() == "caption"


def _drawn(document: Any, element: Any) -> tuple[bytes, str] | None:
    """Return the first picture of a paragraph with what it is said to show; None if it has none."""
    blip = next(element.iter(f"{_DRAWING}blip"), None)
    embedded = blip.get(f"{_RELATIONS}embed") if blip is not None else None
    part = document.part.related_parts.get(embedded) if embedded else None
    if part is None:
        return None
    said = next(element.iter(f"{_PLACING}docPr"), None)
    return part.blob, (said.get("descr") or "") if said is not None else ""
