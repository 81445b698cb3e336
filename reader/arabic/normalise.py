"""The one folding of Arabic spelling that search and dictionary look-up share."""

import re
import unicodedata

_MARKS = (
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    0x06E7,
    0x06E8,
    *range(0x06EA, 0x06EE),
    *range(0x08CA, 0x08E2),
    *range(0x08E3, 0x0900),
)
_INVISIBLE = (0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_TATWEEL = 0x0640
_LETTERS = {
    "آ": "ا",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ؤ": "ء",
    "ئ": "ء",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ة": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "پ": "ب",
    "ڤ": "ف",
    "چ": "ج",
    "گ": "ك",
}
_COMPATIBLE = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF), *range(0xFF01, 0xFFE7))
_STRIPPED = dict.fromkeys((*_MARKS, _TATWEEL, *_INVISIBLE))
# A hamza typed as a combining mark: composed here one pair at a time, because normalising a whole text
# takes quadratic time on a long run of combining marks.
_COMBINED_HAMZA = re.compile("[اويىیہە]\u0654|ا[\u0653\u0655]")
_COMPOSED = {"ا\u0653": "آ", "ا\u0654": "أ", "ا\u0655": "إ", "و\u0654": "ؤ"}


def _folding_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_STRIPPED)
    table.update({ord(letter): plain for letter, plain in _LETTERS.items()})
    for first in (0x0660, 0x06F0):
        table.update({first + digit: str(digit) for digit in range(10)})
    for code in _COMPATIBLE:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.translate(table).strip().lower()
    table.update({code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)})
    return table


_FOLDED = _folding_table()


def strip_marks(word: str) -> str:
    """Return `word` without vowel signs, Qur'anic marks, tatweel and invisible controls; letters stay."""
    return word.translate(_STRIPPED)


def fold(word: str) -> str:
    """Return the form under which spellings of one word are equal.

    Marks and tatweel go; alef loses its hamza, madda or wasla; hamza on a seat becomes a bare hamza; alef
    maqsura becomes ya and ta marbuta ha; presentation forms and full-width letters become plain ones,
    digits and Latin letters ASCII lower case. Idempotent, and linear in the length of `word`.
    """
    if _COMBINED_HAMZA.search(word):
        word = _COMBINED_HAMZA.sub(lambda pair: _COMPOSED.get(pair[0], "ئ"), word)
    return word.translate(_FOLDED)
