"""The lexicon from its other side: which words mean something in English, which come from a root."""

from typing import NamedTuple

from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.morphology.lexicon import Lexicon, Stem
from reader.arabic.morphology.reading import lemma_in_arabic
from reader.text.bilingual.english_stems import english_stem
from reader.text.bilingual.english_words import words_of

_FOREMOST = 2  # senses of a word: the others are far from what is asked for
_NOT_THE_SENSE = frozenset({"the", "a", "an", "to", "be"})


class LemmaSense(NamedTuple):
    """A dictionary form and the sense by which it was found."""

    lemma: str
    sense: str


def lemmas_meaning(lexicon: Lexicon, word: str) -> list[LemmaSense]:
    """Return the dictionary forms that foremost mean the English word; those whose first sense it is first.

    `word` is folded; "governments" means what "government" does, and "prime minister" is none of minister.
    """
    wanted = english_stem(word)
    found: dict[str, tuple[int, str]] = {}
    for stem in lexicon.stems_with(wanted[:-1] if wanted.endswith("y") else wanted):
        for rank, sense in enumerate(stem.senses[:_FOREMOST]):
            if _key(sense) == wanted:
                lemma = _lemma(stem)
                found[lemma] = min(found.get(lemma, (rank, sense)), (rank, sense))
    ranked = sorted(found.items(), key=lambda one: one[1][0])
    return [LemmaSense(lemma, sense) for lemma, (_, sense) in ranked]


def lemmas_of_root(lexicon: Lexicon, root: str) -> list[str]:
    """Return the dictionary forms that come from a root, such as كتب, in the lexicon's order."""
    letters = from_arabic(root)
    spellings = {letters, letters.replace("A", ">"), letters.replace("A", "'")}
    stems = [stem for one in sorted(spellings) for stem in lexicon.stems_of_root(one)]
    return list(dict.fromkeys(map(_lemma, stems)))


def _lemma(stem: Stem) -> str:
    return lemma_in_arabic(stem.lemma, stem.pos == "verb")


def _key(sense: str) -> str:
    """Return the stem of a sense of one word; empty for longer ones."""
    words = [word.key for word in words_of(sense) if word.key not in _NOT_THE_SENSE]
    return english_stem(words[0]) if len(words) == 1 else ""
