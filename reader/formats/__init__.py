"""Files into texts: plain text, HTML, Word, PDF, tables, and archives of these. Pure: no Django."""

from reader.formats.reading import ExtractedText, Unreadable

__all__ = ["ExtractedText", "Unreadable"]
