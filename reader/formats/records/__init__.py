"""One article with all that is known of it, as it leaves the library and comes back. Pure."""

from reader.formats.records.model import (
    ExportedActor,
    ExportedArticle,
    ExportedInnerName,
    ExportedLabel,
    ExportedLine,
    ExportedMark,
    ExportedTerm,
    ExportedTranslation,
    Library,
)
from reader.formats.records.packing import BadRecord, article_of, packed_record

__all__ = [
    "BadRecord",
    "ExportedActor",
    "ExportedArticle",
    "ExportedInnerName",
    "ExportedLabel",
    "ExportedLine",
    "ExportedMark",
    "ExportedTerm",
    "ExportedTranslation",
    "Library",
    "article_of",
    "packed_record",
]
