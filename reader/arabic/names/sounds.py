"""How a letter of an unvocalised word sounds, by the letters around it: rows of a table."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_HEARD = 4  # letters at the end of what is written that a row looks at; a whole word may have a million


class Sound(NamedTuple):
    """How one of `letters` (empty: any) is written where the patterns fit.

    `around` is matched at the letter and may look before and behind it, `written` is sought at the end of
    what is written so far, in its last four letters. In `latin`, {} is the letter's own consonant.
    """

    name: str
    letters: str
    latin: str
    example: str
    around: str = ""
    written: str = ""

    def fits(self, word: str, at: int, written: str) -> bool:
        if self.letters and word[at] not in self.letters:
            return False
        if self.around and not re.compile(self.around).match(word, at):
            return False
        return not self.written or bool(re.compile(self.written + r"\Z").search(written[-_HEARD:]))


def heard(sounds: Iterable[Sound], word: str, at: int, written: str = "") -> str | None:
    """Return the Latin of the first of the sounds that fits the letter at `at`, None when none does."""
    return next((sound.latin for sound in sounds if sound.fits(word, at, written)), None)
