"""TEI P5: lines with their words, the English facing them, actors and marks in `standOff`; nothing is lost.

A mark is a `span` over a string range of its line in code points; what TEI has no attribute for is in a
feature structure, which `ana` leads to.
"""

import json
import unicodedata
from collections.abc import Iterator

from reader.formats.records import ExportedActor, ExportedArticle, ExportedLine, Library
from reader.formats.records.flat import flat
from reader.formats.records.packing import packed_record
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.target import EVERYTHING, Target
from reader.formats.writers.xml_text import XmlFile

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_KINDS = {
    "PER": ("listPerson", "person", "persName"),
    "ORG": ("listOrg", "org", "orgName"),
    "LOC": ("listPlace", "place", "placeName"),
    "MISC": ("listNym", "nym", "form"),
}
OF_ARTICLE = frozenset(("text", "lines", "actors", "marks"))


def write(library: Library, target: Target) -> None:
    """Write an .xml file for each article, termbase and codebook beside them."""
    for article in library.articles:
        target.took(article)
        with target.text(f"{article.name}.xml") as file:
            _Edition(article, XmlFile(file, target.lost)).write()
    for name, element, records in (
        ("termbase", "term", library.terms()),
        ("codebook", "label", library.labels),
    ):
        with target.text(f"{name}.xml") as file:
            xml = XmlFile(file, target.lost)
            with xml.element(name):
                for record in records:
                    xml.leaf_of(element, packed_record(record))


class _Edition:
    """One article as TEI."""

    def __init__(self, article: ExportedArticle, xml: XmlFile) -> None:
        self.article, self.xml = article, xml

    def write(self) -> None:
        with self.xml.element("TEI", {"xmlns": NAMESPACE}):
            self._header()
            with self.xml.element("standOff"):
                self._actors()
                self._marks()
                for line in self.article.lines:
                    self._features(f"fl{line.number}", "line", dict(self._of_line(line)))
                end = self.article.lines[-1].end if self.article.lines else 0
                own = {**flat(self.article, OF_ARTICLE), "after": self.article.text[end:]}
                self._features("article", "article", own)
            with self.xml.element("text"), self.xml.element("body"):
                self._lines()

    def _header(self) -> None:
        article, xml = self.article, self.xml
        with xml.element("teiHeader"), xml.element("fileDesc"):
            with xml.element("titleStmt"):
                xml.leaf_of("title", {"xml:lang": "ar"}, article.headline)
            with xml.element("publicationStmt"):
                xml.leaf("p", article.licence or "-")
            with xml.element("sourceDesc"), xml.element("bibl"):
                xml.leaf("publisher", article.source)
                if article.published:
                    xml.leaf("date", article.published, when=article.published)
                if article.address:
                    xml.leaf("ptr", target="".join(article.address.split()))

    def _lines(self) -> None:
        with self.xml.element("div", {"type": "original", "xml:lang": "ar"}):
            for line in self.article.lines:
                self.xml.mixed("p", {"xml:id": f"l{line.number}", "rend": line.kind}, self._words(line))
        with self.xml.element("div", {"type": "translation", "xml:lang": "en"}):
            for line in self.article.lines:
                if line.translation:
                    self.xml.leaf_of("p", {"corresp": f"#l{line.number}"}, line.english)

    def _words(self, line: ExportedLine) -> Iterator[tuple[str, dict[str, str] | None]]:
        """Yield the pieces of a line: words with their attributes, and what stands between them."""
        at, text = line.start, self.article.text
        for token in line.tokens:
            if token.span.start < at:
                continue
            yield text[at : token.span.start], None
            facts = {"lemma": token.lemma, "pos": token.pos}
            yield token.span.of(text), {name: value for name, value in facts.items() if value}
            at = token.span.end
        yield text[at : line.end], None

    def _of_line(self, line: ExportedLine) -> Iterator[tuple[str, str | int | float | bool]]:
        before = self.article.lines[line.number - 1].end if line.number else 0
        yield "before", self.article.text[before : line.start]
        yield from flat(line, frozenset(("start", "end", "translation"))).items()
        if line.translation:
            kept = packed_record(line.translation, frozenset(("text",)))
            yield "translation", json.dumps(kept, ensure_ascii=False)

    def _actors(self) -> None:
        for kind, (of_all, one, name) in _KINDS.items():
            found = [actor for actor in self.article.actors if actor.kind == kind]
            if found:
                with self.xml.element(of_all):
                    for actor in found:
                        self._actor(actor, one, name)
        for actor in self.article.actors:
            self._features(f"fa{actor.id}", "actor", flat(actor))

    def _actor(self, actor: ExportedActor, one: str, name: str) -> None:
        with self.xml.element(one, {"xml:id": f"a{actor.id}", "ana": f"#fa{actor.id}"}):
            self.xml.leaf_of(name, {"xml:lang": "ar"}, actor.name_ar)
            self.xml.leaf_of(name, {"xml:lang": "en"}, actor.name_en)

    def _marks(self) -> None:
        starts = {line.number: line.start for line in self.article.lines}
        for layer in sorted({mark.layer for mark in self.article.marks}):
            with self.xml.element("spanGrp", {"type": layer}):
                for mark in self.article.of_layer(layer):
                    place = f"string-range(l{mark.line},{mark.start - starts[mark.line]},{len(mark.span)})"
                    own = {
                        "xml:id": f"m{mark.id}",
                        "type": _word(mark.kind),
                        "target": f"#{place}",
                    }
                    who = {"corresp": f"#a{mark.actor}"} if mark.actor else {}
                    self.xml.leaf_of("span", {**own, **who, "ana": f"#fm{mark.id}"})
        for mark in self.article.marks:
            self._features(f"fm{mark.id}", "mark", flat(mark))

    def _features(self, name: str, kind: str, values: dict[str, str | int | float | bool]) -> None:
        with self.xml.element("fs", {"xml:id": name, "type": kind}):
            for feature, value in values.items():
                with self.xml.element("f", {"name": feature}):
                    if isinstance(value, bool):
                        self.xml.leaf("binary", value=value)
                    elif isinstance(value, str):
                        self.xml.leaf("string", value)
                    else:
                        self.xml.leaf("numeric", value=value)


def _word(name: str) -> str:
    """Return a name as one word of TEI's, without spaces and invisible letters; it stands whole elsewhere."""
    joined = "_".join(name.split())
    return "".join(one for one in joined if unicodedata.category(one)[0] not in "CZ") or "-"


FORMAT = ExportFormat("tei", "TEI", ".xml", Use.RETURN, EVERYTHING, write)
