"""The closed classes of words that the search for names asks for: clubs, months, heads of organisations."""

from functools import lru_cache

from reader.arabic.names.gazetteer import key
from reader.arabic.tables import data_rows


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for name, words in data_rows("name_words.tsv"):
        found.setdefault(name, set()).add(tuple(map(key, words.split())))
    for word, uses in data_rows("organisation_heads.tsv"):
        for use in uses.split():
            found.setdefault(f"head-{use}", set()).add((key(word),))
    return {name: frozenset(words) for name, words in found.items()}


@lru_cache(maxsize=64)
def name_words(name: str) -> frozenset[str]:
    """Return the folded words of a class of `name_words.tsv`, or the heads of organisations with a use.

    Those are classes too: head-national, head-joined. Raises KeyError for a class that neither table has.
    """
    return frozenset("".join(words) for words in _classes()[name])


def name_phrases(name: str) -> frozenset[tuple[str, ...]]:
    """Return the entries of such a class as rows of folded words."""
    return _classes()[name]
