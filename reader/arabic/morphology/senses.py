"""English glosses of the lexicon as single clean senses, and what their wording tells about the word."""

import re
from functools import lru_cache

from reader.arabic.tables import english_words

_NOTE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\s*")
_SPACES = re.compile(r"\s+")
_MARKED = re.compile(r"[()\[\]<>\"!?_]|\s\s")
_ADJECTIVES = frozenset(english_words("adjective"))
_NOUNS = frozenset(english_words("noun"))
_NUMERALS = frozenset(english_words("numeral"))
_ADJECTIVE_ENDINGS = english_words("adjective-ending")
_NOUN_ENDINGS = english_words("noun-ending")


@lru_cache(maxsize=20_000)
def clean_senses(gloss: str) -> tuple[str, ...]:
    """Split a lexicon gloss into single senses, without usage notes, in order and without repetition."""
    senses: dict[str, None] = {}
    for part in gloss.split(";"):
        for sense in _alternatives(_plain(part)):
            senses.setdefault(sense)
    return tuple(senses)


def _plain(part: str) -> str:
    if not _MARKED.search(part):
        return part.strip(" ,.")
    bare = _NOTE.sub(" ", part)
    if not bare.strip():
        bare = part.translate({ord(mark): " " for mark in "()[]<>"})
    return _SPACES.sub(
        " ", bare.replace('"', " ").replace("!", " ").replace("?", " ").replace("_", " ")
    ).strip(" ,.")


def _alternatives(sense: str) -> list[str]:
    """Write "screen/stage director" as two senses."""
    if not sense:
        return []
    if "," in sense and not sense[:1].isupper():
        return [one for piece in sense.split(",") for one in _alternatives(piece.strip())]
    if "/" not in sense or any(mark.isdigit() for mark in sense):
        return [sense]
    words = sense.split(" ")
    place = next(index for index, word in enumerate(words) if "/" in word)
    choices = [choice for choice in words[place].split("/") if choice]
    if len(choices) > 4:
        return [sense]
    written = (" ".join((*words[:place], choice, *words[place + 1 :])) for choice in choices)
    return [one for text in written for one in _alternatives(text)]


def is_numeral(sense: str) -> bool:
    return sense in _NUMERALS


def is_adjectival(senses: tuple[str, ...]) -> bool:
    """Tell whether an adjective rather than a noun is meant, by the wording of the English."""
    judged = [_adjective(sense) for sense in senses]
    return bool(judged) and sum(judged) * 2 > len(judged)


def _adjective(sense: str) -> bool:
    last = sense.split(" ")[-1].split("-")[-1]
    lower = last.lower()
    if lower in _NOUNS or " of " in sense:
        return False
    if lower in _ADJECTIVES or last in _ADJECTIVES:
        return True
    return lower.endswith(_ADJECTIVE_ENDINGS) and not lower.endswith(_NOUN_ENDINGS)
