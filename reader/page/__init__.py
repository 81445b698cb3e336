"""Articles, words, quotations and mentions, prepared as exactly what the templates loop over.

`templates` is how templates themselves are read.
"""

from reader.page.article import ArticlePage, article_page, article_rows, rows_and_tally
from reader.page.cards import MentionCard, QuoteCard, kept_mention_cards, kept_quote_cards, quote_cards
from reader.page.parts import (
    ActorNote,
    ArabicLine,
    MarkedPiece,
    MarkNote,
    ParagraphRow,
    QuoteNote,
)
from reader.page.rows import Viewing
from reader.page.word import Occurrence, WordEntry, occurrences, paragraph_words, word_entry

__all__ = [
    "ActorNote",
    "ArabicLine",
    "ArticlePage",
    "MarkNote",
    "MarkedPiece",
    "MentionCard",
    "Occurrence",
    "ParagraphRow",
    "QuoteCard",
    "QuoteNote",
    "Viewing",
    "WordEntry",
    "article_page",
    "article_rows",
    "kept_mention_cards",
    "kept_quote_cards",
    "occurrences",
    "paragraph_words",
    "quote_cards",
    "rows_and_tally",
    "word_entry",
]
