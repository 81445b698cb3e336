"""What an entry of the glossary must be, whether it is typed or comes in a file."""

from dataclasses import dataclass

from reader.arabic.glosses.terms import term_key
from reader.sentences import Refusal
from reader.text.canonical import canonical
from reader.text.letters import has_arabic_letter

LONGEST = 200
LONGEST_NOTE = 500
MOST_WORDS = 12


class GlossaryRefused(Refusal, ValueError):  # noqa: N818 (it says what became of the request)
    """What was asked for cannot be: nothing was changed. `str()` is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A checked entry; `key` is equal for all spellings of its Arabic."""

    arabic: str
    english: str
    note: str
    key: str


def entry_of(arabic: str, english: str, note: str = "") -> TermEntry:
    """Return the entry that these words make, cleaned.

    Raises GlossaryRefused with what is wrong with them.
    """
    arabic, english, note = map(one_line, (arabic, english, note))
    _check_letters(arabic, english)
    _check_lengths(arabic, english, note)
    key = term_key(arabic)
    if not key or len(key) > 2 * LONGEST or key.count(" ") >= MOST_WORDS:
        raise GlossaryRefused("term-too-many-words", most=MOST_WORDS)
    return TermEntry(arabic, english, note, key)


def _check_letters(arabic: str, english: str) -> None:
    if not arabic:
        raise GlossaryRefused("term-without-arabic")
    if not english:
        raise GlossaryRefused("term-without-english")
    if not has_arabic_letter(arabic):
        if has_arabic_letter(english):
            raise GlossaryRefused("term-swapped")
        raise GlossaryRefused("term-without-arabic-letters")
    if not any(char.isalnum() for char in english):
        raise GlossaryRefused("term-without-letters")


def _check_lengths(arabic: str, english: str, note: str) -> None:
    if len(arabic) > LONGEST:
        raise GlossaryRefused("term-arabic-too-long", letters=len(arabic), most=LONGEST)
    if len(english) > LONGEST:
        raise GlossaryRefused("term-english-too-long", letters=len(english), most=LONGEST)
    if len(note) > LONGEST_NOTE:
        raise GlossaryRefused("term-note-too-long", letters=len(note), most=LONGEST_NOTE)


def one_line(text: str) -> str:
    """Return the canonical text on one line, without the characters that cannot be stored."""
    return " ".join(canonical(text).split())
