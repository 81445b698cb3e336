"""Elatives in English: أكبر is "larger" before من, "largest" with the article or in construct."""

from reader.arabic.morphology.affixes import CONJUNCTION, OBJECT, PREPOSITION
from reader.arabic.morphology.reading import Reading

_IRREGULAR = {
    "better": "best",
    "worse": "worst",
    "less": "least",
    "more": "most",
    "fewer": "fewest",
    "farther": "farthest",
    "further": "furthest",
    "senior": "most senior",
    "lower": "lowest",
}
_NO_ELATIVES = frozenset({">asofal"})  # below, the bottom
_DEGREE = frozenset({">akovar", ">aqal~", ">a$ad~"})  # most, least, strongest: with what in the accusative
_NOMINAL = frozenset({"noun", "adjective", "proper noun", "number"})


def superlative(english: str) -> str:
    """Return the superlative of an English comparative: "larger" gives "largest"; nothing for other words."""
    first, space, rest = english.partition(" ")
    if first in _IRREGULAR and (not rest or first in ("more", "less")):
        return _IRREGULAR[first] + space + rest
    if len(first) > 4 and first.endswith("er") and not rest:
        return first[:-2] + "est"
    return ""


def is_elative(reading: Reading) -> bool:
    """Tell whether the reading is an elative: a stem of the measure أفعل with both degrees in English."""
    stem = reading.stem
    if not stem.form.startswith(">a") or stem.pos not in ("adjective", "noun") or stem.form in _NO_ELATIVES:
        return False
    best = superlative(stem.glosses[0])
    return bool(best) and best in (*stem.glosses, *stem.senses)


def as_superlative(reading: Reading, after: Reading | None) -> str:
    """Return the gloss of an elative that is a superlative there, or nothing.

    It is one with the article or a pronoun, and before a noun that it is in construct with; what stands
    in the accusative behind it says in what respect (أكثر خطورة "more"), and so does a feminine noun after
    a word of degree.
    """
    english = superlative(reading.stem.glosses[0])
    if not english:
        return ""
    prefix = reading.prefix
    before = (CONJUNCTION.get(prefix.conjunction, ""), PREPOSITION.get(prefix.preposition, ""))
    lead = " ".join(one for one in before if one)
    if reading.suffix.pronoun:
        core = f"{english} of {OBJECT[reading.suffix.pronoun]}"
    elif reading.prefix.definite:
        core = f"the {english}"
    elif after is not None and _is_in_construct_with(reading, after):
        core = english
    else:
        return ""
    return f"{lead} {core}" if lead else core


def _is_in_construct_with(reading: Reading, after: Reading) -> bool:
    if after.pos not in _NOMINAL or after.prefix.preposition or after.prefix.conjunction:
        return False
    if after.suffix.indefinite or (after.pos == "adjective" and not after.prefix.definite):
        return False
    if reading.stem.form in _DEGREE:
        return after.prefix.definite or after.plural_stem or after.pos == "number"
    return True
