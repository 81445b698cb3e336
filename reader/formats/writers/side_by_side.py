"""Both languages side by side as one HTML file that needs nothing else."""

from xml.etree import ElementTree as ET

from reader.formats.writers.bilingual import BilingualLine, BilingualText
from reader.formats.writers.facing import FACING_KEEPS, facing
from reader.formats.writers.registry import ExportFormat, Use

_STYLE = """
body{margin:2rem auto;max-inline-size:72rem;padding-inline:1rem}
body{font:400 1rem/1.6 "Source Serif 4",Georgia,serif}
table{border-collapse:collapse;inline-size:100%;table-layout:fixed}
td{vertical-align:top;padding:.6rem 1.25rem;border-block-end:1px solid #8884}
td:lang(ar){font:400 1.25rem/1.9 "Noto Naskh Arabic",Amiri,"Traditional Arabic",serif}
.headline td{font-size:1.5rem;font-weight:700} .subhead td{font-weight:700}
.literal{opacity:.75} .literal small{white-space:nowrap}
.caption td,.credit td{font-size:.9rem;opacity:.8}
@media (max-width:44rem){table,tbody,tr,td{display:block} td{padding-inline:0} td:first-child{border:0}}
"""


def side_by_side(text: BilingualText) -> bytes:
    """Return the text as an HTML page in UTF-8, a row for each paragraph, English left and Arabic right."""
    page = ET.Element("html", lang="en", dir="ltr")
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", name="viewport", content="width=device-width,initial-scale=1")
    ET.SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    ET.SubElement(head, "title").text = text.title
    ET.SubElement(head, "style").text = _STYLE
    body = ET.SubElement(page, "body")
    ET.SubElement(body, "p", dir="auto").text = text.facts
    table = ET.SubElement(ET.SubElement(body, "table"), "tbody")
    for line in text.lines:
        _add(table, line)
    html: str = ET.tostring(page, encoding="unicode", method="html")
    return f"<!doctype html>\n{html}\n".encode()


def _add(table: ET.Element, line: BilingualLine) -> None:
    row = ET.SubElement(table, "tr", {"class": line.kind})
    english = ET.SubElement(row, "td", lang="en", dir="ltr")
    if line.english or not line.literal:
        english.text = line.english or "(not translated)"
    else:
        english.set("class", "literal")
        english.text = f"{line.literal} "
        ET.SubElement(english, "small").text = "(word for word, not translated)"
    ET.SubElement(row, "td", lang="ar", dir="rtl").text = line.arabic


_WRITE = facing(".html", side_by_side)
FORMAT = ExportFormat("html", "HTML", ".html", Use.READING, FACING_KEEPS, _WRITE, for_readers=True)
