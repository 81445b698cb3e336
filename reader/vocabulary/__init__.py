"""Words of one's own: keep them, review them, say which of them are known, bring them in and out."""

from reader.vocabulary.anki import write_deck
from reader.vocabulary.bringing import BroughtWords, bring_words
from reader.vocabulary.context import MetWord, met_word
from reader.vocabulary.files import FORMS, MOST_BYTES, word_rows
from reader.vocabulary.keeping import (
    MOST_KEPT,
    WordsRefused,
    forget_words,
    keep_word,
    last_batch,
    say_states,
    take_back,
)
from reader.vocabulary.ranking import rank_articles
from reader.vocabulary.reviewing import NEW_A_DAY, Session, grade_word, review_session
from reader.vocabulary.schedule import Grade
from reader.vocabulary.standing import (
    WordShare,
    WordTally,
    shares_of,
    stamp_of_words,
    understood_in,
    weekly_progress,
    word_tally,
    words_stamp,
)

__all__ = [
    "FORMS",
    "MOST_BYTES",
    "MOST_KEPT",
    "NEW_A_DAY",
    "BroughtWords",
    "Grade",
    "MetWord",
    "Session",
    "WordShare",
    "WordTally",
    "WordsRefused",
    "bring_words",
    "forget_words",
    "grade_word",
    "keep_word",
    "last_batch",
    "met_word",
    "rank_articles",
    "review_session",
    "say_states",
    "shares_of",
    "stamp_of_words",
    "take_back",
    "understood_in",
    "weekly_progress",
    "word_rows",
    "word_tally",
    "words_stamp",
    "write_deck",
]
