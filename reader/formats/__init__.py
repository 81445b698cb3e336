"""Files into texts: plain text, HTML, Word, PDF, tables, and archives of these. Pure: no Django."""

from reader.formats.reading import Reading, Unreadable

__all__ = ["Reading", "Unreadable"]
