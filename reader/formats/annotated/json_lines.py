"""JSON lines that this program wrote: whole articles."""

from collections.abc import Iterator

from reader.formats.annotated.files import AnnotatedFiles, json_of
from reader.formats.annotated.loose import whole_record
from reader.formats.annotated.registry import AnnotationReader
from reader.formats.records import ExportedArticle


def first_object(files: AnnotatedFiles, name: str) -> dict[str, object]:
    """Return the first line of a file as an object; an empty one if it is none."""
    for number, line in files.lines(name):
        found = json_of(line, name, number) if line.startswith("{") else {}
        return found if isinstance(found, dict) else {}
    return {}


def _finds(files: AnnotatedFiles) -> list[str]:
    return [name for name in files.ending(".jsonl", ".ndjson") if "hashiya" in first_object(files, name)]


def _read(files: AnnotatedFiles, name: str) -> Iterator[ExportedArticle]:
    for number, line in files.lines(name):
        yield whole_record(json_of(line, name, number), f"{name}:{number}")


READER = AnnotationReader("jsonl", "JSON lines", _finds, _read)
