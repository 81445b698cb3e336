"""English words without the endings of number and tense, so that "delays" and "delayed" find "delay".

Endings that make other words stay: government is not govern. A few that only look like endings are listed.
"""

import re
from functools import lru_cache

_KEPT = frozenset(
    ["evening", "morning", "meeting", "news", "series", "species", "united", "always", "during"]
)
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([^aeiouylsz])\1$")


@lru_cache(maxsize=20_000)
def english_stem(word: str) -> str:
    """Return the stem of a word that `fold_english` has folded."""
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    return _without_e(_without_tense(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_tense(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > 2 and _VOWEL.search(base):
            return _DOUBLED.sub(r"\1", base)
    return word


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
