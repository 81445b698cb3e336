"""TEI that this program wrote: lines, and all else by its feature structures."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.loose import whole_record
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
from reader.formats.writers.tei import NAMESPACE

_TEI = f"{{{NAMESPACE}}}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _finds(files: AnnotatedFiles) -> list[str]:
    found = []
    for name in files.ending(".xml"):
        with files.open(name) as file:
            if NAMESPACE.encode() in file.read(1000):
                found.append(name)
    return found


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    try:
        root = xml_root(files.read(name))
        yield whole_record(_article(root), name)
    except BadXml as problem:
        raise BadAnnotations("annotations-bad-xml", name=name) from problem
    except (BadRecord, KeyError, ValueError) as problem:
        if isinstance(problem, BadAnnotations):
            raise
        raise BadAnnotations(
            "annotations-bad-record", name=name, what="value", where=str(problem)
        ) from problem


def _article(root: Element) -> dict[str, Any]:
    kept: dict[str, list[dict[str, str]]] = {"article": [], "line": [], "actor": [], "mark": []}
    for one in root.iter(f"{_TEI}fs"):
        kept.setdefault(one.get("type", ""), []).append(_features(one))
    paragraphs = {one.get(_ID): one for one in root.iter(f"{_TEI}p") if one.get(_ID)}
    english = {one.get("corresp"): one.text or "" for one in root.iter(f"{_TEI}p") if one.get("corresp")}
    (own,) = kept["article"]
    text, lines = "", []
    for features in kept["line"]:
        words = "".join(paragraphs[f"l{features['number']}"].itertext())
        text += features.get("before", "")
        line = unflat(ExportedLine, {name: one for name, one in features.items() if name != "translation"})
        line |= {"start": len(text), "end": len(text) + len(words)}
        if "translation" in features:
            line["translation"] = json.loads(features["translation"])
            line["translation"]["text"] = english.get(f"#l{features['number']}", "")
        lines.append(line)
        text += words
    marks = [unflat(ExportedMark, one) for one in kept["mark"]]
    actors = [unflat(ExportedActor, one) for one in kept["actor"]]
    found = unflat(ExportedArticle, own)
    return {**found, "text": text + own.get("after", ""), "lines": lines, "actors": actors, "marks": marks}


def _features(one: Element) -> dict[str, str]:
    found = {}
    for feature in one.iterfind(f"{_TEI}f"):
        for value in feature:
            said = value.get("value")
            found[feature.get("name", "")] = (value.text or "") if said is None else said
    return found


READER = AnnotationReader("tei", "TEI", _finds, _read)
