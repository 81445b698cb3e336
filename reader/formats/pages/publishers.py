"""Names of publishers: the words that they begin with, and whether two names are of the same one."""

from collections.abc import Sequence

from reader.formats.pages.blocks import folded_words
from reader.formats.pages.phrases import words_for

_KINDS, _FOLLOWING = words_for("publisher-kind"), words_for("publisher-word")
_WORDS = 6
_DEFINITE = ("ال", "وال")


def is_publisher(name: str) -> bool:
    """Tell whether a name is a paper's, an agency's or a site's by its make: its kind, then definite words.

    A sentence about one has a verb, which is not definite.
    """
    kind, *others = folded_words(name) or [""]
    if kind not in _KINDS or not 0 < len(others) < _WORDS:
        return False
    return all(one in _FOLLOWING or one.isascii() or _is_definite(one) for one in others)


def is_kind(text: str) -> bool:
    """Tell whether a text is only the word that names of publishers begin with."""
    words = folded_words(text)
    return len(words) == 1 and words[0] in _KINDS


def _is_definite(word: str) -> bool:
    return any(word.startswith(one) and len(word) > len(one) + 1 for one in _DEFINITE)


def without_kind(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a publisher's name without the one that only says what it is."""
    return tuple(words[1:] if len(words) > 1 and words[0] in _KINDS else words)


def are_one_publisher(words: Sequence[str], sites: Sequence[Sequence[str]]) -> bool:
    """Tell whether a name is one of these, with or without the word that says what it is."""
    bare = without_kind(words)
    return bool(bare) and any(bare == without_kind(site) for site in sites)
