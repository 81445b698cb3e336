"""An Arabic line word for word in English: glosses put together as something that can be skimmed.

It is no translation. Words keep the order of the Arabic but where a rule is safe: a verb comes after its
subject, an adjective before its noun, a noun is "of" the next. `units` says what stands in the line,
`noun_phrases` and `clauses` put units in order, `rendering` writes the chunks. Where two readings of the
order are possible, that of the Arabic stays, so that nobody is said to have done what was done to them.
"""

from reader.arabic.literal.rendering import LiteralChunk, LiteralRendering, plain_text
from reader.arabic.literal.units import BuildingWords, LineName

__all__ = ["BuildingWords", "LineName", "LiteralChunk", "LiteralRendering", "plain_text"]
