"""How the words of a text are compared, and the small closed classes that the search for speech needs."""

import re
from typing import Literal

from reader.arabic.remembering import remembered_function

WordClass = Literal[
    "answering",
    "anybody",
    "addressee",
    "adjective_ending",
    "adverb",
    "after_noun",
    "as",
    "asking",
    "audience",
    "before_report",
    "before_compound",
    "begins_with_b",
    "body",
    "bound_preposition",
    "concession",
    "connector",
    "continuing",
    "contrast",
    "departed",
    "document",
    "drove",
    "either",
    "first_person",
    "generic",
    "honorific",
    "gesture",
    "governing",
    "inquiry",
    "inside",
    "interrogative",
    "leading",
    "link",
    "masculine_in_ta",
    "masculine_place",
    "medium",
    "men",
    "name_particle",
    "named",
    "naming",
    "negation",
    "no_report",
    "not_source",
    "opener",
    "opens_speech",
    "other",
    "own_words",
    "owner",
    "people",
    "women",
    "past_auxiliary",
    "preposition",
    "pronoun",
    "published",
    "relative",
    "relative_feminine",
    "relative_masculine",
    "remark",
    "result",
    "role",
    "saying",
    "scene",
    "self",
    "source",
    "source_verb",
    "stopper",
    "subordinator",
    "takes_an",
    "takes_b",
    "takes_on",
    "telling",
    "these_words",
    "thus",
    "time",
    "topic",
    "trailer",
    "turning",
    "venue",
    "while",
    "withholding",
    "whether",
]

_DROPPED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u00ad]")
_ALEF = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"})
_COMPLEMENTISER = re.compile("[وف]?(ب?)ان(?:ه|ها|هم|هما|هن|ني|نا|ك|كم|ما)?$")
_LOOKALIKES = frozenset(("أنا", "وأنا", "آن", "إنا", "أنى", "ألان"))  # told from إن by their alef alone


COMMAS = frozenset(("،", ",", "؛", ";"))
KUNYAS = frozenset(("ام", "ابو", "ابي", "ابا"))


@remembered_function(50_000)
def fold_cue(word: str) -> str:
    """Return `word` without diacritics and tatweel, every alef bare."""
    return _DROPPED.sub("", word).translate(_ALEF)


@remembered_function(50_000)
def complementiser(raw: str) -> str:
    """Return how a word introduces a clause: "ان" (أن، إنه), "ب" (بأن), or "" for any other word."""
    if raw in ("ألا", "وألا"):
        return "ان"
    match = _COMPLEMENTISER.match(fold_cue(raw)) if raw not in _LOOKALIKES else None
    return (match[1] or "ان") if match is not None else ""


def without_article(word: str) -> str:
    """Return a folded word without its article and the و or ل before it."""
    if word.startswith("وال") and len(word) > 5:
        return word[3:]
    if word.startswith(("ال", "لل")) and len(word) > 4:
        return word[2:]
    return word
