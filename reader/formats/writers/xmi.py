"""UIMA CAS as XMI with its type system: opens in INCEpTION, WebAnno and DKPro; nothing is lost.

Offsets are UTF-16 code units, as UIMA counts. Sentences, tokens and names are DKPro's, which every tool
knows; all the rest has types of our own, whose features are the fields of our records.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from reader.formats.records import ExportedActor, ExportedArticle, ExportedLine, ExportedMark, Library
from reader.formats.records.flat import Flat, flat, value_kinds
from reader.formats.records.packing import packed_record
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.tagging import tagged_sentences
from reader.formats.writers.target import EVERYTHING, Target
from reader.formats.writers.xml_text import Attribute, XmlFile

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
TOKEN, SENTENCE = f"{_DKPRO}.segmentation.type.Token", f"{_DKPRO}.segmentation.type.Sentence"
NAME = f"{_DKPRO}.ner.type.NamedEntity"
ARTICLE, LINE, MARK, ACTOR = "hashiya.Article", "hashiya.Line", "hashiya.Mark", "hashiya.Actor"
_NAMESPACES = {
    "xmlns:xmi": "http://www.omg.org/XMI",
    "xmlns:cas": "http:///uima/cas.ecore",
    "xmlns:tcas": "http:///uima/tcas.ecore",
    "xmlns:hashiya": "http:///hashiya.ecore",
    "xmlns:segmentation": "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore",
    "xmlns:ner": "http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore",
    "xmi:version": "2.0",
}
_ELEMENTS = {TOKEN: "segmentation:Token", SENTENCE: "segmentation:Sentence", NAME: "ner:NamedEntity"}
_ELEMENTS |= {ARTICLE: "hashiya:Article", LINE: "hashiya:Line", MARK: "hashiya:Mark", ACTOR: "hashiya:Actor"}
_OWN: Mapping[str, tuple[type, str, frozenset[str]]] = {
    ARTICLE: (ExportedArticle, "uima.tcas.Annotation", frozenset(("text", "lines", "actors", "marks"))),
    LINE: (ExportedLine, "uima.tcas.Annotation", frozenset(("start", "end"))),
    MARK: (ExportedMark, "uima.tcas.Annotation", frozenset(("start", "end"))),
    ACTOR: (ExportedActor, "uima.cas.TOP", frozenset()),
}
_RANGES = {str: "String", int: "Integer", float: "Double", bool: "Boolean"}
_SOFA = 1


class Utf16:
    """Where the code points of a text stand among its UTF-16 code units, and back."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if letter > "\uffff"]
        self._wide_units = [at + number for number, at in enumerate(self._wide)]

    def units(self, at: int) -> int:
        return at + bisect_left(self._wide, at)

    def code_points(self, at: int) -> int:
        return at - bisect_left(self._wide_units, at)


def write(library: Library, target: Target) -> None:
    """Write an .xmi file for each article, and TypeSystem.xml."""
    for article in library.articles:
        target.took(article)
        with target.text(f"{article.name}.xmi") as file:
            _write_article(article, XmlFile(file, target.lost), target)
    with target.text("TypeSystem.xml") as file:
        _write_types(XmlFile(file, target.lost))
    with target.text("termbase.xml") as file:
        xml = XmlFile(file, target.lost)
        with xml.element("termbase"):
            for term in library.terms():
                xml.leaf_of("term", packed_record(term))
    with target.text("codebook.xml") as file:
        xml = XmlFile(file, target.lost)
        with xml.element("codebook"):
            for label in library.labels:
                xml.leaf_of("label", packed_record(label))


def _write_article(article: ExportedArticle, xml: XmlFile, target: Target) -> None:
    places, members = Utf16(article.text), []
    with xml.element("xmi:XMI", dict(_NAMESPACES)):
        xml.leaf_of("cas:NULL", {"xmi:id": 0})
        for number, (kind, span, values) in enumerate(_structures(article, target), _SOFA + 1):
            members.append(str(number))
            placed: dict[str, Attribute] = {"xmi:id": number}
            if span is not None:
                placed |= {"sofa": _SOFA, "begin": places.units(span[0]), "end": places.units(span[1])}
            xml.leaf_of(_ELEMENTS.get(kind, kind), {**placed, **values})
        sofa: dict[str, Attribute] = {
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text",
            "sofaString": article.text,
        }
        xml.leaf_of("cas:Sofa", {"xmi:id": _SOFA, **sofa})
        xml.leaf_of("cas:View", {"sofa": _SOFA, "members": " ".join(members)})


_Structure = tuple[str, tuple[int, int] | None, Mapping[str, Flat]]


def _structures(article: ExportedArticle, target: Target) -> Iterator[_Structure]:
    """Yield every feature structure of an article: its type, its place in code points, its features."""
    whole = (0, len(article.text))
    yield "tcas:DocumentAnnotation", whole, {"language": "ar"}
    yield ARTICLE, whole, flat(article, _OWN[ARTICLE][2])
    for line in article.lines:
        yield LINE, (line.start, line.end), flat(line, _OWN[LINE][2])
    for sentence in tagged_sentences(article, (), target):
        yield SENTENCE, (sentence.span.start, sentence.span.end), {}
        for token in sentence.tokens:
            yield TOKEN, (token.span.start, token.span.end), {}
    for actor in article.actors:
        yield ACTOR, None, flat(actor)
    for mark in article.marks:
        yield MARK, (mark.start, mark.end), flat(mark, _OWN[MARK][2])
        if mark.layer == "actor" and mark.state != "rejected":
            yield NAME, (mark.start, mark.end), {"value": mark.label}


def _write_types(xml: XmlFile) -> None:
    with xml.element("typeSystemDescription", {"xmlns": "http://uima.apache.org/resourceSpecifier"}):
        xml.leaf("name", "Hashiya")
        with xml.element("types"):
            for name, (record, supertype, without) in _OWN.items():
                features = {
                    one: _RANGES[kind] for one, kind in value_kinds(record).items() if one not in without
                }
                _write_type(xml, name, supertype, features)
            _write_type(xml, SENTENCE, "uima.tcas.Annotation", {"id": "String"})
            _write_type(xml, TOKEN, "uima.tcas.Annotation", {"id": "String", "form": "String"})
            _write_type(xml, NAME, "uima.tcas.Annotation", {"value": "String", "identifier": "String"})


def _write_type(xml: XmlFile, name: str, supertype: str, features: dict[str, Any]) -> None:
    with xml.element("typeDescription"):
        xml.leaf("name", name)
        xml.leaf("description", "")
        xml.leaf("supertypeName", supertype)
        with xml.element("features"):
            for feature, kind in features.items():
                with xml.element("featureDescription"):
                    xml.leaf("name", feature)
                    xml.leaf("description", "")
                    xml.leaf("rangeTypeName", f"uima.cas.{kind}")


FORMAT = ExportFormat("xmi", "UIMA XMI", ".xmi", Use.RETURN, EVERYTHING, write)
