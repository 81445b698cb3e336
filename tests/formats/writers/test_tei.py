"""TEI: well-formed for lxml, whole lines, ranges of the marked words, pointers that lead somewhere."""

import lzma
import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from tests.formats.writers.written_files import written
from tests.random_library import random_library
from tests.records import empty, sample

RNG = "{http://relaxng.org/ns/structure/1.0}"
SCHEMAS = Path(__file__).parents[2] / "data" / "schemas"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
_RANGE = re.compile(r"#string-range\((l\d+),(\d+),(\d+)\)")


def test_lines_ranges_and_pointers() -> None:
    files, lost = written("tei")
    root = etree.fromstring(files["12.xml"])
    lines = {one.get(ID): "".join(one.itertext()) for one in root.iter(f"{TEI}p") if one.get(ID)}
    article = sample()
    assert list(lines.values()) == [line.span.of(article.text) for line in article.lines]
    words = {}
    for span in root.iter(f"{TEI}span"):
        line, start, length = _RANGE.findall(span.get("target"))[0]
        words[span.get(ID)] = lines[line][int(start) : int(start) + int(length)]
    assert words == {f"m{mark.id}": mark.exact for mark in article.marks}
    ids = [one.get(ID) for one in root.iter() if one.get(ID)]
    pointers = [one.get(name) for one in root.iter() for name in ("ana", "corresp") if one.get(name)]
    assert len(set(ids)) == len(ids)
    assert {one.removeprefix("#") for one in pointers} <= set(ids)
    assert root.find(f".//{TEI}person/{TEI}persName[2]").text == "Samer al-Halabi"
    assert root.find(f".//{TEI}div[@type='translation']/{TEI}p").text.startswith("Samer")
    assert not lost


def test_it_is_tei_as_far_as_we_use_it() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "tei_of_ours.rng"))
    for article in (sample(), empty(), *random_library(5, seed=3)):
        files, _ = written("tei", [article])
        schema.assertValid(etree.fromstring(files[f"{article.name}.xml"]))


def published_schema(used: set[str]) -> etree.RelaxNG:
    """The consortium's schema without the elements that are not used, which take seconds to compile."""
    with lzma.open(SCHEMAS / "tei_p5_3.0.rng.xz") as file:
        tree = etree.parse(file)
    for define in tree.getroot().findall(f"{RNG}define"):
        element = define.find(f"{RNG}element")
        if element is not None and element.get("name") not in used:
            define[:] = [etree.Element(f"{RNG}notAllowed")]
    return etree.RelaxNG(tree)


def as_of_2016(root: etree._Element) -> etree._Element:
    """An edition without what the schema's edition does not know yet: `standOff`, and `pos` at words."""
    kept, text = root.find(f"{TEI}standOff"), root.find(f"{TEI}text")
    root.remove(kept)
    etree.SubElement(etree.SubElement(text, f"{TEI}back"), f"{TEI}div").extend(list(kept))
    for word in root.iter(f"{TEI}w"):
        word.attrib.pop("pos", None)
    for span in root.iter(f"{TEI}span"):  # libxml2 knows no letters beyond 16 bits by their kind
        span.set("type", "".join(one for one in span.get("type") if one <= "\uffff"))
    return root


def test_a_type_is_one_word_whatever_a_label_is_called() -> None:
    for name, word in (("خسارة\u200c \u00a0الشجر\u200f", "خسارة_الشجر"), ("\u200f", "-")):
        marks = (replace(sample().marks[-1], layer="label", label="label", code=name),)
        files, _ = written("tei", [replace(sample(), marks=marks)])
        (span,) = etree.fromstring(files["12.xml"]).iter(f"{TEI}span")
        assert span.get("type") == word


def test_the_schema_of_the_consortium_takes_it() -> None:
    editions = []
    for article in (sample(), empty(), *random_library(5, seed=3)):
        files, _ = written("tei", [article])
        editions.append(as_of_2016(etree.fromstring(files[f"{article.name}.xml"])))
    used = {etree.QName(one).localname for root in editions for one in root.iter()}
    schema = published_schema(used)
    for root in editions:
        schema.assertValid(root)
    etree.SubElement(editions[0].find(f"{TEI}text"), f"{TEI}p")
    assert not schema.validate(editions[0])
