"""Arabic words typed in Latin letters: which spellings they may have."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

_LONGEST = 14
_MOST = 20_000  # spellings that are tried
_SIGNS = str.maketrans("", "", "ʾʿ'`’‘-")
# In Buckwalter's letters, longest first; vowels may be long, or not written.
_LETTERS = {
    "th": "v",
    "kh": "x",
    "dh": "*Z",
    "sh": "$",
    "gh": "g",
    "ch": "$",
    "b": "b",
    "t": "tT",
    "j": "j",
    "g": "jg",
    "h": "hH",
    "d": "dD",
    "r": "r",
    "z": "zZ*",
    "s": "sS",
    "f": "f",
    "q": "q",
    "k": "kq",
    "l": "l",
    "m": "m",
    "n": "n",
    "w": "w",
    "v": "f",
    "p": "b",
    "y": "y",
}
_VOWELS = {
    "a": ("", "A", "E", "EA", "'", ">", "Y", "AE", "A'"),
    "i": ("", "y", "E", "<", "}", "Ey"),
    "u": ("", "w", "E", ">", "&", "Ew"),
}
_FIRST = {"a": (">", "A", "E", "EA", "|"), "i": ("<", "A", "E", "Ey"), "u": (">", "A", "E", "Ew")}
_LAST = {"a": ("", "p", "A", "Y", "A'", "E", "Ap"), "i": ("", "y", "E"), "u": ("", "w", "E")}


def plain_latin(text: str) -> str:
    """Return a word in Latin letters as it is compared: no signs above or below, no doubled letters."""
    bare = "".join(
        one for one in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(one)
    )
    bare = bare.translate(_SIGNS).replace("oo", "u").replace("ee", "i").replace("ou", "u")
    bare = bare.replace("o", "u").replace("e", "i")
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-z]", "", bare))


def arabic_spellings(latin: str) -> Iterator[str]:
    """Yield how a word may be written without vowel signs, in Buckwalter's letters, at most 20,000."""
    if not latin or len(latin) > _LONGEST:
        return
    yield from islice(_from(latin, 0), _MOST)


def _from(latin: str, at: int) -> Iterator[str]:
    if at == len(latin):
        yield ""
        return
    pair = latin[at : at + 2]
    steps: list[tuple[int, Sequence[str]]] = []
    if len(pair) == 2 and pair in _LETTERS:
        steps.append((2, _LETTERS[pair]))
    one = latin[at]
    if one in _VOWELS:
        place = _FIRST if at == 0 else _LAST if at == len(latin) - 1 else _VOWELS
        steps.append((1, place[one]))
    elif one in _LETTERS:
        steps.append((1, _LETTERS[one]))
    for length, options in steps:
        for rest in _from(latin, at + length):
            for option in options:
                yield option + rest
