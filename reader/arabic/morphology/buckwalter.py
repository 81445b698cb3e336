"""Buckwalter's one-to-one ASCII transliteration of Arabic, in which the lexicon is written."""

import re

_PAIRS = (
    "'ء |آ >أ &ؤ <إ }ئ Aا bب pة tت vث jج Hح xخ dد *ذ rر zز sس $ش Sص Dض Tط Zظ Eع gغ fف qق kك lل mم nن hه wو"
    " Yى yي"
)
_MARKS = {
    "F": "\u064b",
    "N": "\u064c",
    "K": "\u064d",
    "a": "\u064e",
    "u": "\u064f",
    "i": "\u0650",
    "~": "\u0651",
    "o": "\u0652",
    "`": "\u0670",
}
_TO_ARABIC = {pair[0]: pair[1] for pair in _PAIRS.split(" ")} | _MARKS | {"{": "ا"}
_FROM_ARABIC = {ord(letter): code for code, letter in _TO_ARABIC.items() if code != "{"} | {0x0671: "{"}
_ARABIC_TABLE = str.maketrans(_TO_ARABIC)
_SHADDA_FIRST = re.compile("~([FNKaui])")
_VOWEL_FIRST = re.compile("([FNKaui])~")
VOWELS = frozenset("FNKauio~`")
SUN_LETTERS = frozenset("tvd*rzs$SDTZln")


def from_arabic(word: str) -> str:
    """Return `word` in Buckwalter's letters; anything that is not Arabic stays as it is."""
    written = word.translate(_FROM_ARABIC)
    return _VOWEL_FIRST.sub(r"~\1", written) if "~" in written else written


def to_arabic(word: str) -> str:
    """Return the Arabic spelling of a Buckwalter form, its marks in the order of NFC (vowel, then shadda)."""
    if "~" in word:
        word = _SHADDA_FIRST.sub(r"\1~", word)
    return word.translate(_ARABIC_TABLE)


def unvocalised(form: str) -> str:
    """Return the Buckwalter form without vowels, shadda and alef wasla."""
    return "".join("A" if code == "{" else code for code in form if code not in VOWELS)
