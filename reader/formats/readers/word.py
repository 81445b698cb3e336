"""Word files: their paragraphs in order, captions as captions. The only reader of docx."""

import io
from typing import Any

from reader.formats.readers.pictures import MOST_PICTURES, Picture, picture
from reader.formats.reading import Reading, Unreadable, parsed_date
from reader.formats.sanitise import CAPTION_LEAD_IN

MAX_PARAGRAPHS = 20_000
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def read_docx(data: bytes) -> Reading:
    """Return the text of a .docx file: its title or first line is the headline. Raises Unreadable."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    try:
        document = Document(io.BytesIO(data))
        lines: list[str] = []
        pictures: list[Picture] = []
        waiting: tuple[bytes, str] | None = None  # a picture whose caption may come next
        for element in document.element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
        ):
            paragraph = Paragraph(element, document._body)
            if len(lines) > MAX_PARAGRAPHS:
                raise Unreadable("word-too-many-paragraphs", most=MAX_PARAGRAPHS)
            drawn = _drawn(document, element)
            if waiting and drawn:
                _show(waiting, "", lines, pictures)
            waiting = drawn or waiting
            if text := " ".join(paragraph.text.split()):
                style = (paragraph.style.name if paragraph.style else "") or ""
                is_caption = style.lower() == "caption"
                if waiting:
                    _show(waiting, text if is_caption else "", lines, pictures)
                    waiting = None
                    if is_caption:
                        continue
                lines.append(CAPTION_LEAD_IN + text if is_caption else text)
        if waiting:
            _show(waiting, "", lines, pictures)
        properties = document.core_properties
        published = parsed_date(properties.created.isoformat()) if properties.created else None
    except (Unreadable, MemoryError):
        raise
    except Exception as problem:  # zip, XML and schema errors of a dozen kinds
        raise Unreadable("word-damaged") from problem
    if not lines:
        raise Unreadable("word-empty")
    author = properties.author or ""
    return Reading("\n".join(lines), published=published, author=author, pictures=tuple(pictures))


def _drawn(document: Any, element: Any) -> tuple[bytes, str] | None:
    """Return the first picture of a paragraph with what it is said to show; None if it has none."""
    blip = next(element.iter(f"{_DRAWING}blip"), None)
    embedded = blip.get(f"{_RELATIONS}embed") if blip is not None else None
    part = document.part.related_parts.get(embedded) if embedded else None
    if part is None:
        return None
    said = next(element.iter(f"{_PLACING}docPr"), None)
    return part.blob, (said.get("descr") or "") if said is not None else ""


def _show(drawn: tuple[bytes, str], caption: str, lines: list[str], pictures: list[Picture]) -> None:
    """Put a picture at its caption, or at what it is said to show; one with neither is left out."""
    data, said = drawn
    words = caption or " ".join(said.split())
    found = picture(len(lines), data, said) if words and len(pictures) < MOST_PICTURES else None
    if found is not None:
        pictures.append(found)
    if found is not None or caption:
        lines.append(CAPTION_LEAD_IN + words)
