"""A body ends before what something is done to: جمعية الصحفيين | القرار, جامعة ليدز | هيكلا."""

from collections.abc import Sequence

from reader.arabic.actors.institutions import is_article
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import key

_LONG_NAME = 3  # words of a name behind which a definite noun is no more a part of it


def is_object_alone(known: Knowledge, word: str) -> bool:
    """Tell whether a word is an indefinite noun in the accusative, which ends no body: جامعة ليدز | هيكلا."""
    if not key(word).endswith("ا") or known.lists.of(word) or known.names.get(word):
        return False
    reading = known.readings(word)[0]
    return reading.known and reading.suffix.indefinite and reading.pos in ("noun", "adjective")


def is_object_behind(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a noun behind a long listed name is another word: الاتحاد العام للشغل | القرار."""
    following = words[last]
    if last - first < _LONG_NAME or not key(following).startswith("ال") or known.nationality(following):
        return False
    return all(reading.known and reading.pos != "adjective" for reading in known.readings(following))


def ends_in_object(known: Knowledge, words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the last word is what is done something to: جمعية الصحفيين الكويتية | القرار, أرباحها."""
    if last - first < _LONG_NAME:
        return False
    word = words[last - 1]
    reading = known.readings(word)[0]
    if not reading.known or reading.pos != "noun" or word[:1] in "ول":
        return False
    behind_nation = is_article(word) and known.nationality(words[last - 2])
    return bool(reading.suffix.pronoun) or (bool(behind_nation) and not known.nationality(word))
