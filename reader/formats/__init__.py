"""Files into texts (`readers`: plain text, HTML, Word, PDF, tables, archives of these) and back (`writers`).

Pure: no Django. `kinds` says which reader a file gets, `confined` reads it in a process with limits.
"""

from reader.formats.reading import ExtractedText, Unreadable

__all__ = ["ExtractedText", "Unreadable"]
