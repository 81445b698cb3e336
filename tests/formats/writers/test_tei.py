"""TEI: well-formed for lxml, whole lines, ranges of the marked words, pointers that lead somewhere."""

import re
from pathlib import Path

from lxml import etree

from tests.formats.writers.written_files import written
from tests.random_library import random_library
from tests.records import empty, sample

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
    schema = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "tei_of_ours.rng"))
    for article in (sample(), empty(), *random_library(5, seed=3)):
        files, _ = written("tei", [article])
        schema.assertValid(etree.fromstring(files[f"{article.name}.xml"]))
