"""brat's standoff: an .ann file beside each .txt."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.loose import loose, span
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle, ExportedMark
from reader.formats.writers.brat import CUE, SPEAKER
from reader.text.spans import Span

_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\S+\t(\S+) Arg1:(\S+) Arg2:(\S+)")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(State|Origin) (\S+) (\S+)")
_NOTE = re.compile(r"#\S*\t(\S+) (\S+)\t(.*)")
_ENDS = {SPEAKER: "speaker", CUE: "cue"}


def _finds(files: AnnotatedFiles) -> list[str]:
    return files.ending(".ann")


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    beside = f"{name[: -len('.ann')]}.txt"
    if beside not in files.names:
        raise BadAnnotations("annotations-text-missing", name=name, text=beside)
    text = files.text(beside)
    yield loose(name, text, _marks(files.text(name), text, name))


def _marks(standoff: str, text: str, name: str) -> list[ExportedMark]:
    bound: dict[str, tuple[str, list[Span], str]] = {}
    more: dict[str, dict[str, Any]] = {}
    ends: list[tuple[str, str]] = []
    for line in standoff.split("\n"):
        if found := _BOUND.match(line):
            id_, kind, places, words = found.groups()
            spans = [Span(*sorted(map(int, place.split()))) for place in places.split(";")]
            bound[id_] = (kind, spans, words)
        elif found := _RELATION.match(line):
            ends.append((found[2], found[3]))
        elif found := _ATTRIBUTE.match(line):
            more.setdefault(found[2], {})[found[1].lower()] = found[3]
        elif (found := _NOTE.match(line)) and found[1] in ("AnnotatorNotes", "Author"):
            more.setdefault(found[2], {})["body" if found[1] == "AnnotatorNotes" else "author"] = found[3]
    for own, other in ends:
        if other in bound and bound[other][0] in _ENDS:
            more.setdefault(own, {})[_ENDS[bound[other][0]]] = bound[other][1][0]
    return [
        _mark(f"{name}#{id_}", one, text, more.get(id_, {}))
        for id_, one in bound.items()
        if one[0] not in _ENDS
    ]


def _mark(id_: str, one: tuple[str, list[Span], str], text: str, more: Mapping[str, Any]) -> ExportedMark:
    kind, (first, *further), words = one
    exact = words if not further else ""
    said = {"state": "accepted", **more, "further": tuple(further)}
    return span(id_, kind.removeprefix("L-"), (first.start, first.end), text, exact, **said)


READER = AnnotationReader("brat", "brat", _finds, _read)
