"""How the words of a text are compared, and the small closed classes that the search for speech needs."""

import re
from functools import cache, lru_cache
from importlib import resources

_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u00ad]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
_COMPLEMENTISER = re.compile("[وف]?(ب?)ان(?:ه|ها|هم|هما|هن|ني|نا|ك|كم|ما)?$")
_LOOKALIKES = frozenset(("أنا", "وأنا", "آن", "إنا", "أنى", "ألان"))
_ENDINGS = ("ان", "ين", "ون", "ات", "ها", "هم", "ه")  # of number, and possessives
_PREPOSITIONS = {"الي": "إلى", "الى": "إلى", "على": "على", "علي": "على", "من": "من", "عن": "عن", "في": "في"}


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return `word` without diacritics and tatweel, every alef bare."""
    return _DROPPED.sub("", word).translate(_ALEF)


@cache
def _classes() -> dict[str, frozenset[str]]:
    table = resources.files("reader.arabic.data").joinpath("speech_words.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in table.split("\n"):
        if line.strip() and not line.startswith("#"):
            name, _, words = line.partition("\t")
            found.setdefault(name, set()).update(fold(word) for word in words.split())
    return {name: frozenset(words) for name, words in found.items()}


def word_class(name: str) -> frozenset[str]:
    """Return the folded words of a class of `speech_words.tsv`; raises KeyError for an unknown class."""
    return _classes()[name]


@lru_cache(maxsize=50_000)
def complementiser(raw: str) -> str:
    """Return how a word introduces a clause: "ان" (أن، إنه), "ب" (بأن), or "" for any other word."""
    if raw in ("ألا", "وألا"):
        return "ان"
    match = _COMPLEMENTISER.match(fold(raw)) if raw not in _LOOKALIKES else None
    return (match[1] or "ان") if match is not None else ""


def preposition(word: str) -> str:
    """Return the preposition that a folded word is, as the verb table writes it, or ""."""
    return _PREPOSITIONS.get(word, "")


def without_article(word: str) -> str:
    """Return a folded word without its article and the و or ل before it."""
    if word.startswith("وال") and len(word) > 5:
        return word[3:]
    if word.startswith(("ال", "لل")) and len(word) > 4:
        return word[2:]
    return word


def is_role(word: str) -> bool:
    """Tell whether a folded word names somebody or something that speaks: وزير, المتحدث, صحيفة."""
    roles = word_class("role")
    bare = without_article(word)
    if word in roles or bare in roles:
        return True
    for ending in _ENDINGS:
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) > 2:
            return stem in roles or stem + "ة" in roles or (stem[-1] == "ت" and stem[:-1] + "ة" in roles)
    return False
