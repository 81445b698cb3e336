"""Articles, words, quotations and mentions, prepared as exactly what the templates loop over."""

from reader.page.article import article_page
from reader.page.cards import MentionCard, QuoteCard, mention_cards, quote_cards
from reader.page.parts import ActorNote, ArticlePage, InterlinearWord, Line, Piece, QuoteNote, Row
from reader.page.word import Occurrence, WordEntry, occurrences, paragraph_words, word_entry

__all__ = [
    "ActorNote",
    "ArticlePage",
    "InterlinearWord",
    "Line",
    "MentionCard",
    "Occurrence",
    "Piece",
    "QuoteCard",
    "QuoteNote",
    "Row",
    "WordEntry",
    "article_page",
    "mention_cards",
    "occurrences",
    "paragraph_words",
    "quote_cards",
    "word_entry",
]
