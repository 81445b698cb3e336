"""Every kind of file that annotations come in: each module of this folder that has a `READER`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import reader.formats.annotated as annotated
from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.records import ExportedArticle


@dataclass(frozen=True, slots=True)
class AnnotationReader:
    """How files of one format are known, and read: `finds` names those that are of it.

    What is read may be a whole record, or only a text with marks, whose `line` is then -1, and whose `label`
    is as the other program says it where `layer` is empty; or marks alone, with the hash or the address of
    their text.
    """

    name: str
    title: str
    finds: Callable[[AnnotatedFiles], list[str]]
    read: Callable[[AnnotatedFiles, str], Iterator[ExportedArticle]]


@cache
def annotation_readers() -> Mapping[str, AnnotationReader]:
    modules = (import_module(f"{annotated.__name__}.{one.name}") for one in iter_modules(annotated.__path__))
    found = [one.READER for one in modules if hasattr(one, "READER")]
    return {one.name: one for one in sorted(found, key=lambda one: str(one.name))}


def reader_of(files: AnnotatedFiles, name: str = "") -> tuple[AnnotationReader, list[str]]:
    """Return the format of files, the one that is named if it is, and the files that are of it.

    Raises BadAnnotations if they are of none, or of several.
    """
    if name and name not in annotation_readers():
        raise BadAnnotations("annotations-format-unknown", known=", ".join(annotation_readers()))
    asked = [annotation_readers()[name]] if name else annotation_readers().values()
    found = [(one, names) for one in asked if (names := one.finds(files))]
    if not found:
        raise BadAnnotations("annotations-of-no-format", known=", ".join(annotation_readers()))
    if len(found) > 1:
        raise BadAnnotations("annotations-of-several", found=", ".join(one.name for one, _ in found))
    return found[0]
