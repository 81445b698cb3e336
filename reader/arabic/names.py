"""The English of each word of a name that was found in the text."""

from functools import lru_cache

from reader.arabic.affixes import CONJUNCTION, PREPOSITION
from reader.arabic.document import ActorType, Mention
from reader.arabic.morphology import readings
from reader.arabic.normalise import fold
from reader.arabic.reading import Reading
from reader.arabic.romanise import romanise_unvocalised

_JOINED = frozenset({"al", "el", "abu", "abd", "ben", "bin", "ibn", "de", "van", "von", "der", "la", "le"})


@lru_cache(maxsize=20_000)
def parts(name_ar: str, name_en: str) -> dict[str, str]:
    """Pair the words of a name in both languages, by folded Arabic word; empty when they do not pair off."""
    arabic, english = name_ar.split(), name_en.split()
    if len(arabic) != len(english):
        return {}
    return {_key(one): two for one, two in zip(arabic, english, strict=True)}


def _key(word: str) -> str:
    folded = fold(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def english_part(word: str, mention: Mention, alone: bool) -> str:
    """Return the English of one word (without clitics) of a mention; `alone` when it is all of the mention.

    A word that is the whole name has the whole English name; else the part of the actor's name that stands
    for it, and failing that the word in Latin letters. Empty when an ordinary word of an organisation's or
    place's name is better read as what it means.
    """
    paired = parts(mention.name_ar, mention.name_en).get(_key(word))
    if paired:
        return paired.strip(",")
    if alone and mention.name_en and fold(mention.name_ar).count(" ") == 0:
        return mention.name_en
    known = readings(word)
    if mention.type is not ActorType.PERSON and known[0].known:
        return ""
    for reading in known:
        if reading.known and reading.pos == "proper noun" and not reading.prefix.form.startswith(("b", "k", "l")):
            return reading.stem.glosses[0]
    return romanise_unvocalised(word)


def with_clitics(clitics: str, name: str) -> str:
    """Put the English of the clitics written in front of a name before it: و gives "and", ل gives "to"."""
    words = []
    for letter in clitics:
        spoken = {"و": CONJUNCTION["wa"], "ف": CONJUNCTION["fa"], "ب": "in", "ل": "to", "ك": PREPOSITION["ka"]}
        words.append(spoken.get(letter, ""))
    return " ".join(word for word in (*words, name) if word)


def name_reading(word: str) -> Reading:
    """Return the reading of `word` as a name: the lexicon's, if it knows the name, else the first."""
    found = readings(word)
    return next((reading for reading in found if reading.pos == "proper noun"), found[0])
