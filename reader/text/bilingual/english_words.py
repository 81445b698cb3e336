"""English words with their places, and keys under which the spellings of a name meet."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Abbreviations with points are one word; a possessive 's is none; everything else breaks at punctuation.
# The sign of a currency counts as a word.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’ʼ‘ʿ`](?!s\b)[^\W_]+)*|[$€£¥₹₪]")
_POSSESSIVE = re.compile(r"(?<=['’ʼ])s\b")
_APOSTROPHES = re.compile(r"['’ʼ‘ʿ`.]")
ARTICLES = frozenset(("al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az", "ath"))

# Letters whose sound their plain form would lose.
_LETTERS = str.maketrans(
    {
        "ş": "sh",
        "Ş": "Sh",
        "š": "sh",
        "Š": "Sh",
        "ç": "ch",
        "Ç": "Ch",
        "č": "ch",
        "Č": "Ch",
        "ğ": "gh",
        "ı": "i",
    }
    | {"ø": "o", "Ø": "O", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ž": "zh", "Ž": "Zh", "æ": "ae"}
)
_BRITISH = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("our", "or"),
    ("defence", "defense"),
    ("centre", "center"),
)

# One spelling for each sound that Arabic names are romanised with in several ways.
_SOUNDS = (
    (re.compile("chr"), "kr"),
    (re.compile("x"), "ks"),
    (re.compile("ph"), "f"),
    (re.compile("t?sch|t?sh|t?ch"), "x"),
    (re.compile("dj|dzh|zh"), "j"),
    (re.compile("ou|oo|u|o|w"), "u"),
    (re.compile("ei|ey|ay|ai|ee|ea|ie|iy|y|e"), "i"),
    (re.compile("c(?=i)|ss"), "s"),
    (re.compile("ck|c|q|kh"), "k"),
    (re.compile("dh|th(?=[^aiu])"), "d"),
    (re.compile("gh|j"), "g"),
    (re.compile("v"), "f"),
    (re.compile("p"), "b"),
    (re.compile("z"), "s"),
    (re.compile("(?<=.)h(?=[^aiu]|$)"), ""),
)
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aiu]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an English text, its place in code points, and its `fold_english`."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def words_of(text: str) -> list[Word]:
    """Return the words of `text` in order; hyphens part words, and a possessive 's is left out."""
    possessives = {found.start() for found in _POSSESSIVE.finditer(text)}
    found = []
    for one in _WORD.finditer(text):
        start, end = one.span()
        if start not in possessives:
            word = text[start:end]
            found.append(Word(start, end, word, fold_english(word)))
    return found


@lru_cache(maxsize=20_000)
def fold_english(word: str) -> str:
    """Return `word` without case, accents, points and apostrophes, in American spelling."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word[:100].translate(_LETTERS))
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    word = _APOSTROPHES.sub("", word).casefold()
    for british, american in _BRITISH:
        word = word.replace(british, american)
    return word


@lru_cache(maxsize=20_000)
def sound(key: str) -> str:
    """Return how a folded name sounds, roughly: Mohammed and Muhammad, Lattakia and Latakia are the same."""
    key = _DOUBLED.sub(r"\1", key)
    for spelling, same in _SOUNDS:
        key = spelling.sub(same, key)
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=20_000)
def skeleton(key: str) -> str:
    """Return the consonants of how a folded name sounds, with "a" for a vowel at the beginning.

    Coarser than `sound`: g, j and k are one, as no Arabic letter stands for g alone.
    """
    heard = sound(key)
    consonants = _VOWELS.sub("a", heard[:1]) + _VOWELS.sub("", heard[1:])
    return _DOUBLED.sub(r"\1", consonants.replace("g", "k").replace("tx", "x"))
