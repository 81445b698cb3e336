"""The glossary: keep its terms, read and write its files, and say which gloss a word is shown with."""

from reader.glossary.columns import TERM_COLUMNS, TermTable
from reader.glossary.corrections import store_correction, undo_correction, worded_at
from reader.glossary.entries import GlossaryRefused, TermEntry, entry_of
from reader.glossary.files import MOST_BYTES, TermFileContent, read_term_file, write_csv
from reader.glossary.keeping import (
    Plan,
    add,
    apply,
    change_term,
    drop,
    keep_file,
    plan,
    read_by_columns,
    remove,
)
from reader.glossary.tbx import write_tbx
from reader.glossary.wording import ArticleWording, Worded, current_terms, glossary_stamp, wording_of

__all__ = [
    "MOST_BYTES",
    "TERM_COLUMNS",
    "ArticleWording",
    "GlossaryRefused",
    "Plan",
    "TermEntry",
    "TermFileContent",
    "TermTable",
    "Worded",
    "add",
    "apply",
    "change_term",
    "current_terms",
    "drop",
    "entry_of",
    "glossary_stamp",
    "keep_file",
    "plan",
    "read_by_columns",
    "read_term_file",
    "remove",
    "store_correction",
    "undo_correction",
    "worded_at",
    "wording_of",
    "write_csv",
    "write_tbx",
]
