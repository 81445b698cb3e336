"""The annotation of the Arabic in its English: names and quotations found in a paragraph's translation."""

from reader.text.mirror_names import NameQuery, find_names
from reader.text.mirror_quotes import QuoteQuery, find_quotes, quoted_stretches

__all__ = ["NameQuery", "QuoteQuery", "find_names", "find_quotes", "quoted_stretches"]
