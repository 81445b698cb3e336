"""Lam and alef that changed places, as in texts from some PDFs (اإلسالم for الإسلام): put right."""

import re
from collections.abc import Callable

from reader.text.letters import ARABIC_LETTERS

_L = rf"[{ARABIC_LETTERS}]"
# An article before a hamza on alef: no word begins as the first does.
_SWAPPED = re.compile(rf"(?<!{_L})([وفبك]?)ا([أإآ])ل")
_ALONE = re.compile(rf"(?<!{_L})([وفأ]?)ال(?![{ARABIC_LETTERS}\d])")
_RIGHT = re.compile(rf"(?<!{_L})[وفبك]?ال[أإآ]")
_WORD = re.compile(rf"{_L}+")
_INNER = re.compile(rf"(?<={_L})(?<!^[وفبك])[اأإآ]ل")
_LEAST = 2  # words that say so


def with_ligatures(text: str, knows: Callable[[str], bool] | None = None) -> str:
    """Return `text` with lam before its alef again, where both are one ligature and changed places.

    Nothing is done unless words with an article say that it is so. Inside words `knows`, which tells whether
    a dictionary has a word, decides; where it has both, the word stays. Linear.
    """
    swapped = len(_SWAPPED.findall(text))
    if swapped < _LEAST or swapped <= len(_RIGHT.findall(text)):
        return text
    text = _ALONE.sub(r"\1لا", _SWAPPED.sub(r"\1ال\2", text))
    if knows is None:
        return text
    return _WORD.sub(lambda found: _word(found[0], knows), text)


def _word(word: str, knows: Callable[[str], bool]) -> str:
    """Return a word that the dictionary does not have as the one that it has with lam before alef."""
    places = [found.start() for found in _INNER.finditer(word)]
    if not places or knows(word):
        return word
    each = [_turned_at(word, [place]) for place in places]
    return next((one for one in (*each, _turned_at(word, places)) if knows(one)), word)


def _turned_at(word: str, places: list[int]) -> str:
    letters = list(word)
    for place in places:
        letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)
