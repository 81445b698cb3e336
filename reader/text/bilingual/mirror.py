"""The annotation of the Arabic in its English: names and quotations found in a paragraph's translation."""

from reader.text.bilingual.mirror_names import names_in_english
from reader.text.bilingual.mirror_quotes import QuoteQuery, find_quotes, quoted_stretches
from reader.text.bilingual.name_forms import NameQuery

__all__ = ["NameQuery", "QuoteQuery", "find_quotes", "names_in_english", "quoted_stretches"]
