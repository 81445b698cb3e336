"""The glossary: keep its terms, read and write its files, and say which gloss a word is shown with."""

from reader.glossary.corrections import correct, undo, worded_at
from reader.glossary.entries import Entry, GlossaryRefused, entry_of
from reader.glossary.files import MOST_BYTES, Reading, read_file, write_csv
from reader.glossary.keeping import Plan, add, apply, change, drop, keep_file, plan, remove
from reader.glossary.tbx import write_tbx
from reader.glossary.wording import Worded, Wording, current_terms, glossary_stamp, wording_of

__all__ = [
    "MOST_BYTES",
    "Entry",
    "GlossaryRefused",
    "Plan",
    "Reading",
    "Worded",
    "Wording",
    "add",
    "apply",
    "change",
    "correct",
    "current_terms",
    "drop",
    "entry_of",
    "glossary_stamp",
    "keep_file",
    "plan",
    "read_file",
    "remove",
    "undo",
    "worded_at",
    "wording_of",
    "write_csv",
    "write_tbx",
]
