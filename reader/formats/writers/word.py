"""Both languages side by side in a Word file: English on the left, Arabic on the right, right to left."""

import io
from typing import Any

from reader.formats.writers.bilingual import BilingualLine, BilingualText
from reader.formats.writers.facing import FACING_KEEPS, facing
from reader.formats.writers.registry import ExportFormat, Use

_FONT_AR, _FONT_EN = "Noto Naskh Arabic", "Source Serif 4"
_BOLD = ("headline", "subhead")
_SMALL = ("caption", "credit", "byline", "dateline", "time")


def docx(text: BilingualText) -> bytes:
    """Return the text as a .docx file, a row for each paragraph."""
    from docx import Document

    document = Document()
    document.core_properties.title = text.title[:255]
    document.add_paragraph(text.facts)
    table = document.add_table(rows=len(text.lines), cols=2)
    for row, line in zip(table.rows, text.lines, strict=True):
        left, right = row.cells
        if line.literal and not line.english:
            _write(left.paragraphs[0], f"{line.literal} (word for word, not translated)", line).italic = True
        else:
            _write(left.paragraphs[0], line.english, line)
        _write_arabic(right.paragraphs[0], line.arabic, line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write(paragraph: Any, words: str, line: BilingualLine) -> Any:
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.bold = line.kind in _BOLD
    run.italic = line.kind in _SMALL
    run.font.size = Pt(11)
    run.font.name = _FONT_EN
    return run


def _write_arabic(paragraph: Any, words: str, line: BilingualLine) -> None:
    """Write right to left: Word reads `bidi` on the paragraph, `rtl` and a font for it on the run."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = _write(paragraph, words, line)
    run.italic = False  # Arabic has no italics
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    properties = run._r.get_or_add_rPr()
    properties.rFonts.set(qn("w:cs"), _FONT_AR)
    for name, value in (("w:szCs", "26"), ("w:rtl", None), ("w:lang", None)):
        element = OxmlElement(name)
        if value:
            element.set(qn("w:val"), value)
        if name == "w:lang":
            element.set(qn("w:bidi"), "ar")
        properties.append(element)


_WRITE = facing(".docx", docx)
FORMAT = ExportFormat("docx", "Word", ".docx", Use.READING, FACING_KEEPS, _WRITE, for_readers=True)
