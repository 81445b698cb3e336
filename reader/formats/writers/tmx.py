"""Translation memory exchange: TMX 1.4b (LISA OSCAR, 2005), a unit for each pair of sentences."""

from xml.etree import ElementTree as ET

from reader.formats.writers.bilingual import AlignedUnit, BilingualText
from reader.formats.writers.facing import facing
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import Carried

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx(text: BilingualText) -> bytes:
    """Return the sentences that have English as a TMX file in UTF-8."""
    root = ET.Element("tmx", version="1.4")
    header = ET.SubElement(
        root,
        "header",
        {
            "creationtool": "Hashiya",
            "creationtoolversion": "1",
            "segtype": "sentence",
            "o-tmf": "Hashiya",
            "adminlang": "en",
            "srclang": "ar",
            "datatype": "plaintext",
        },
    )
    ET.SubElement(header, "note").text = f"{text.title}. {text.facts}"
    body = ET.SubElement(root, "body")
    for line in text.lines:
        for unit in line.units:
            if unit.arabic and unit.english:
                _add(body, unit)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add(body: ET.Element, unit: AlignedUnit) -> None:
    dated = {"creationdate": f"{unit.made.replace('-', '')}T000000Z"} if unit.made else {}
    found = ET.SubElement(body, "tu", dated)
    ET.SubElement(found, "prop", type="origin").text = unit.origin
    if unit.provider:
        ET.SubElement(found, "prop", type="provider").text = unit.provider
    if unit.model:
        ET.SubElement(found, "prop", type="model").text = unit.model
    for language, words in (("ar", unit.arabic), ("en", unit.english)):
        variant = ET.SubElement(found, "tuv", {_LANG: language})
        ET.SubElement(variant, "seg").text = words


_KEEPS = frozenset((Carried.ENGLISH,))
FORMAT = ExportFormat("tmx", "TMX", ".tmx", Use.TRANSLATING, _KEEPS, facing(".tmx", tmx), for_readers=True)
