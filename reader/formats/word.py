"""Word files: their paragraphs in order, captions as captions. The only reader of docx."""

import io

from reader.formats.reading import Reading, Unreadable, parsed_date
from reader.sanitise import CAPTION_LEAD_IN

MAX_PARAGRAPHS = 20_000


def read_docx(data: bytes) -> Reading:
    """Return the text of a .docx file: its title or first line is the headline. Raises Unreadable."""
    from docx import Document
    from docx.text.paragraph import Paragraph

    try:
        document = Document(io.BytesIO(data))
        lines: list[str] = []
        for element in document.element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
        ):
            paragraph = Paragraph(element, document._body)
            if len(lines) > MAX_PARAGRAPHS:
                raise Unreadable(f"This file has more than {MAX_PARAGRAPHS:,} paragraphs. Split it.")
            if text := " ".join(paragraph.text.split()):
                style = (paragraph.style.name if paragraph.style else "") or ""
                lines.append(CAPTION_LEAD_IN + text if style.lower() == "caption" else text)
        properties = document.core_properties
        published = parsed_date(properties.created.isoformat()) if properties.created else None
    except Unreadable:
        raise
    except Exception as problem:  # zip, XML and schema errors of a dozen kinds
        raise Unreadable("This Word file is damaged. Open it in Word and save it again.") from problem
    if not lines:
        raise Unreadable("There is no text in this Word file.")
    return Reading("\n".join(lines), published=published, author=properties.author or "")
