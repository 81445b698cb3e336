"""Files of annotated articles, as they come back from other programs, into records. Pure."""

from reader.formats.annotated.files import AnnotatedFiles, BadAnnotations
from reader.formats.annotated.kinds import Kind, mark_kind
from reader.formats.annotated.registry import AnnotationReader, annotation_readers

__all__ = ["AnnotatedFiles", "AnnotationReader", "BadAnnotations", "Kind", "annotation_readers", "mark_kind"]
