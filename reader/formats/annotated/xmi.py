"""UIMA XMI: whole articles that this program wrote; of others' files the names that DKPro marks."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.loose import loose, span, whole_record
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import (
    BadRecord,
    ExportedActor,
    ExportedArticle,
    ExportedLine,
    ExportedMark,
)
from reader.formats.records.flat import unflat
from reader.formats.safe_xml import BadXml, xml_root
from reader.formats.writers.xmi import Utf16

_OWN = "{http:///hashiya.ecore}"
_SOFA = "{http:///uima/cas.ecore}Sofa"
_NAME = "NamedEntity"


def _finds(files: AnnotatedFiles) -> list[str]:
    return files.ending(".xmi")


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    try:
        root = xml_root(files.read(name))
    except BadXml as problem:
        raise BadAnnotations("annotations-bad-xml", name=name) from problem
    sofas = [one for one in root.iter(_SOFA) if one.get("sofaString") is not None]
    if not sofas:
        raise BadAnnotations("annotations-task-without-text", name=name, number=1)
    text = sofas[0].attrib["sofaString"]
    places = Utf16(text)
    article = root.find(f"{_OWN}Article")
    if article is None:
        yield loose(name, text, _names(root, text, places, name))
        return
    try:
        found: dict[str, Any] = unflat(ExportedArticle, article.attrib)
        found |= {
            "text": text,
            "lines": [_placed(ExportedLine, one, places) for one in root.iter(f"{_OWN}Line")],
            "actors": [unflat(ExportedActor, one.attrib) for one in root.iter(f"{_OWN}Actor")],
            "marks": [_placed(ExportedMark, one, places) for one in root.iter(f"{_OWN}Mark")],
        }
    except (BadRecord, ValueError, KeyError) as problem:
        raise BadAnnotations(
            "annotations-bad-record", name=name, what="value", where=str(problem)
        ) from problem
    yield whole_record(found, name)


def _placed(kind: type, one: Element, places: Utf16) -> dict[str, Any]:
    return unflat(kind, one.attrib) | {
        side: places.code_points(int(one.attrib[unit])) for side, unit in (("start", "begin"), ("end", "end"))
    }


def _names(root: Element, text: str, places: Utf16, name: str) -> list[ExportedMark]:
    found = []
    for number, one in enumerate(root.iter()):
        if one.tag.endswith(f"}}{_NAME}") and one.get("value") and one.get("begin", "").isdecimal():
            start, end = (places.code_points(int(one.get(side, "0"))) for side in ("begin", "end"))
            found.append(span(f"{name}#{number}", one.get("value", ""), (start, end), text, state="accepted"))
    return found


READER = AnnotationReader("xmi", "UIMA XMI", _finds, _read)
