"""Data out and in: rows as records for the writers of formats, files of annotations as marks."""

from reader.exchange.exporting import CannotExport, Outcome, export
from reader.exchange.selection import Selection

__all__ = ["CannotExport", "Outcome", "Selection", "export"]
