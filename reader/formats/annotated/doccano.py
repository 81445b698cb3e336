"""doccano's JSON lines: with `entities` and `relations`, or with `label` as [start, end, name]."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations, json_of
from reader.formats.annotated.json_lines import first_object
from reader.formats.annotated.loose import loose, span
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark

_LISTS = ("entities", "label", "labels")
_ENDS = ("speaker", "cue")


def _finds(files: AnnotatedFiles) -> list[str]:
    firsts = ((name, first_object(files, name)) for name in files.ending(".jsonl", ".ndjson"))
    return [name for name, one in firsts if isinstance(one.get("text"), str) and one.keys() & set(_LISTS)]


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    for number, line in files.lines(name):
        found = json_of(line, name, number)
        if not isinstance(found, dict) or not isinstance(found.get("text"), str):
            raise BadAnnotations("annotations-json-damaged", name=name, line=number)
        meta = found["meta"] if isinstance(found.get("meta"), dict) else {}
        text, marks = found["text"], _marks(found)
        annotator = str(meta.get("annotator", ""))
        yield loose(f"{name}:{number}", text, marks, address=str(meta.get("url", "")), annotator=annotator)


def _marks(found: dict[str, Any]) -> list[ExportedMark]:
    rows = [one for key in _LISTS for one in found.get(key) or () if isinstance(one, (dict, list))]
    entities = [_entity(number, row, found["text"]) for number, row in enumerate(rows)]
    by_id = {one.id: one for one in entities}
    ends: dict[str, dict[str, Any]] = {}
    for row in found.get("relations") or ():
        kind, own, other = row.get("type"), str(row.get("from_id")), by_id.get(str(row.get("to_id")))
        if kind in _ENDS and own in by_id and other is not None:
            ends.setdefault(own, {})[kind] = other.span
    return [
        replace(one, state="accepted", **ends.get(one.id, {})) for one in entities if one.label not in _ENDS
    ]


def _entity(number: int, row: Any, text: str) -> ExportedMark:
    if isinstance(row, list):
        row = dict(zip(("start_offset", "end_offset", "label"), row, strict=False))
    id_ = str(row.get("id", number))
    return span(id_, str(row.get("label", "")), (row.get("start_offset"), row.get("end_offset")), text)


READER = AnnotationReader("doccano", "doccano", _finds, _read)
