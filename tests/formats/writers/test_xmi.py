"""XMI: counted in UTF-16, and every name of a type and feature that is used is in the type system."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import cassis

from reader.formats.annotated import AnnotatedFiles, annotation_readers
from reader.formats.records import packed_record
from reader.formats.writers.xmi import NAME
from tests.formats.writers.written_files import written
from tests.records import sample

_TYPES = "{http://uima.apache.org/resourceSpecifier}"


def test_offsets_are_utf_16() -> None:
    files, lost = written("xmi")
    root = ET.fromstring(files["12.xmi"])
    (sofa,) = root.iter("{http:///uima/cas.ecore}Sofa")
    units = sofa.attrib["sofaString"].encode("utf-16-le")
    assert sofa.attrib["sofaString"] == sample().text
    marks = list(root.iter("{http:///hashiya.ecore}Mark"))
    assert len(marks) == 7
    for mark in marks:
        begin, end = (2 * int(mark.attrib[side]) for side in ("begin", "end"))
        assert units[begin:end].decode("utf-16-le") == mark.attrib["exact"]
    assert not lost


def test_the_view_has_every_structure_and_the_type_system_every_feature() -> None:
    files, _ = written("xmi")
    root, types = (ET.fromstring(files[name]) for name in ("12.xmi", "TypeSystem.xml"))
    known = {
        one.findtext(f"{_TYPES}name"): {
            name.text for name in one.iterfind(f".//{_TYPES}featureDescription/{_TYPES}name")
        }
        for one in types.iter(f"{_TYPES}typeDescription")
    }
    members = set(root.find("{http:///uima/cas.ecore}View").attrib["members"].split())  # type: ignore[union-attr]
    found = [one for one in root if "}id" in str(one.attrib.keys()) and "uima/cas.ecore" not in one.tag]
    assert {one.attrib["{http://www.omg.org/XMI}id"] for one in found} == members
    for one in found:
        name = one.tag[len("{http:///") :].replace(".ecore}", ".").replace("/", ".")
        if name != "uima.tcas.DocumentAnnotation":
            own = {key for key in one.attrib if key not in ("sofa", "begin", "end") and "}" not in key}
            assert own <= known[name], name


def test_cassis_reads_it_and_what_cassis_writes_comes_back(tmp_path: Path) -> None:
    files, _ = written("xmi")
    types = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(files["12.xmi"]), typesystem=types)
    covered = [mark.get_covered_text() for mark in cas.select("hashiya.Mark")]
    assert covered == [mark.exact for mark in sample().marks]
    assert {one.value for one in cas.select(NAME)} == {"PER", "ORG", "LOC"}
    cas.to_xmi(tmp_path / "12.xmi")
    (back,) = annotation_readers()["xmi"].read(AnnotatedFiles(tmp_path), "12.xmi")
    assert packed_record(back) == packed_record(sample())
