"""English glosses of the lexicon as single clean senses, and what their wording tells about the word."""

import re

from reader.arabic.remembering import remembered_function
from reader.arabic.resources import Resources

_NOTE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\s*")
_SPACES = re.compile(r"\s+")
_MARKED = re.compile(r"[()\[\]<>\"!?_]|\s\s")


@remembered_function(20_000)
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


class EnglishWordClasses:
    """What kind of English word a sense is, by the tables' words and endings."""

    def __init__(self, resources: Resources) -> None:
        self._adjectives = frozenset(resources.english_words("adjective"))
        self._nouns = frozenset(resources.english_words("noun"))
        self._numerals = frozenset(resources.english_words("numeral"))
        self._adjective_endings = resources.english_words("adjective-ending")
        self._noun_endings = resources.english_words("noun-ending")

    def is_numeral(self, sense: str) -> bool:
        return sense in self._numerals

    def is_adjectival(self, senses: tuple[str, ...]) -> bool:
        """Tell whether an adjective rather than a noun is meant, by the wording of the English."""
        judged = [self._adjective(sense) for sense in senses]
        return bool(judged) and sum(judged) * 2 > len(judged)

    def _adjective(self, sense: str) -> bool:
        last = sense.split(" ")[-1].split("-")[-1]
        lower = last.lower()
        if lower in self._nouns or " of " in sense:
            return False
        if lower in self._adjectives or last in self._adjectives:
            return True
        return lower.endswith(self._adjective_endings) and not lower.endswith(self._noun_endings)
