"""The English of each word of a name that was found in the text."""

from functools import lru_cache

from reader.arabic.document import ActorType, Mention
from reader.arabic.morphology.affixes import CONJUNCTION, PREPOSITION
from reader.arabic.morphology.reading import Reading
from reader.arabic.morphology.readings import Morphology
from reader.arabic.names.romanise import romanise_unvocalised
from reader.arabic.normalise import fold


@lru_cache(maxsize=20_000)
def parts_of_name(name_ar: str, name_en: str) -> dict[str, str]:
    """Pair the words of a name in both languages, by folded Arabic word; empty when they do not pair off."""
    arabic, english = name_ar.split(), name_en.split()
    if len(arabic) != len(english):
        return {}
    return {_key(one): two for one, two in zip(arabic, english, strict=True)}


def _key(word: str) -> str:
    folded = fold(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def english_part(morphology: Morphology, word: str, mention: Mention, alone: bool) -> str:
    """Return the English of one word (without clitics) of a mention; `alone` when it is all of the mention.

    A name of an organisation or place, and a name of one word, shows as a whole; a word of a person's name
    as the part of the fullest name that stands for it, and failing that in Latin letters. Empty when the
    English of an organisation or place is not known.
    """
    whole = mention.type is not ActorType.PERSON or (alone and " " not in mention.name_ar.strip())
    if whole and mention.name_en:
        return mention.name_en
    paired = parts_of_name(mention.name_ar, mention.name_en).get(_key(word))
    if paired:
        return paired.strip(",")
    if mention.type is not ActorType.PERSON:
        return ""
    for reading in morphology.readings(word):
        if reading.known and reading.pos == "proper noun" and not reading.proclitic:
            return reading.stem.glosses[0]
    return romanise_unvocalised(word)


def with_clitics(clitics: str, name: str) -> str:
    """Put the English of the clitics written in front of a name before it: و gives "and", ل gives "to"."""
    words = []
    for letter in clitics:
        spoken = {
            "و": CONJUNCTION["wa"],
            "ف": CONJUNCTION["fa"],
            "ب": "in",
            "ل": "to",
            "ك": PREPOSITION["ka"],
        }
        words.append(spoken.get(letter, ""))
    return " ".join(word for word in (*words, name) if word)


def name_reading(morphology: Morphology, word: str) -> Reading:
    """Return the reading of `word` as a name: the lexicon's, if it knows the name, else the first."""
    found = morphology.readings(word)
    return next((reading for reading in found if reading.pos == "proper noun"), found[0])
