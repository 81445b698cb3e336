"""How the words of a text are compared, and the small closed classes that the search for speech needs."""

import re
from functools import cache, lru_cache
from typing import Literal

from reader.arabic.tables import data_rows

WordClass = Literal[
    "adjective_ending",
    "adverb",
    "after_noun",
    "as",
    "audience",
    "before_report",
    "begins_with_b",
    "bound_preposition",
    "concession",
    "connector",
    "contrast",
    "document",
    "first_person",
    "generic",
    "governing",
    "inside",
    "leading",
    "link",
    "masculine_in_ta",
    "masculine_place",
    "medium",
    "named",
    "naming",
    "negation",
    "not_source",
    "opener",
    "own_words",
    "owner",
    "past_auxiliary",
    "preposition",
    "pronoun",
    "relative",
    "relative_feminine",
    "relative_masculine",
    "role",
    "saying",
    "self",
    "source",
    "source_verb",
    "stopper",
    "subordinator",
    "takes_an",
    "thus",
    "time",
    "topic",
    "trailer",
    "venue",
    "whether",
]

_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u00ad]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
_COMPLEMENTISER = re.compile("[وف]?(ب?)ان(?:ه|ها|هم|هما|هن|ني|نا|ك|كم|ما)?$")
_LOOKALIKES = frozenset(("أنا", "وأنا", "آن", "إنا", "أنى", "ألان"))  # told from إن by their alef alone
_ENDINGS = ("ان", "ين", "ون", "ات", "ها", "هم", "ه")  # of number, and possessives
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return `word` without diacritics and tatweel, every alef bare."""
    return _DROPPED.sub("", word).translate(_ALEF)


@cache
def _words_by_class() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in data_rows("speech_words.tsv"):
        found.setdefault(name, set()).update(fold(word) for word in words.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _classes_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in _words_by_class().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def word_class(name: WordClass) -> frozenset[str]:
    """Return the folded words of a class of `speech_words.tsv`."""
    return _words_by_class()[name]


def classes_of(word: str) -> frozenset[str]:
    """Return the names of the classes that a folded word belongs to."""
    return _classes_by_word().get(word, _NONE)


@lru_cache(maxsize=50_000)
def complementiser(raw: str) -> str:
    """Return how a word introduces a clause: "ان" (أن، إنه), "ب" (بأن), or "" for any other word."""
    if raw in ("ألا", "وألا"):
        return "ان"
    match = _COMPLEMENTISER.match(fold(raw)) if raw not in _LOOKALIKES else None
    return (match[1] or "ان") if match is not None else ""


@cache
def _prepositions() -> dict[str, str]:
    """Map each preposition that governs a report, folded and also with ي for its ى, to its usual spelling."""
    rows = [words.split() for name, words in data_rows("speech_words.tsv") if name == "governing"]
    written = [word for words in rows for word in words]
    return {form: word for word in written for form in (fold(word), fold(word).replace("ى", "ي"))}


def preposition(word: str) -> str:
    """Return the preposition that a folded word is, as the verb table writes it, or ""."""
    return _prepositions().get(word, "")


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


def is_joined_role(word: str) -> bool:
    """Tell whether و hangs on a role: والوزير."""
    return word.startswith("و") and is_role(word[1:])
