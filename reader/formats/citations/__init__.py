"""How a quotation is cited: as sentences in Arabic and English, and as records for reference managers."""

from reader.formats.citations.bibtex import bibtex
from reader.formats.citations.cited import CitedQuotation, Translator
from reader.formats.citations.prose import PROSE, cited
from reader.formats.citations.ris import ris

__all__ = ["PROSE", "CitedQuotation", "Translator", "bibtex", "cited", "ris"]
