"""Readings for what the lexicon does not have: numbers, foreign words, punctuation, and unknown names."""

from reader.arabic.morphology.affixes import Affix
from reader.arabic.morphology.buckwalter import from_arabic
from reader.arabic.morphology.lexicon import Stem
from reader.arabic.morphology.reading import Reading
from reader.arabic.names.romanise import romanise_unvocalised
from reader.arabic.normalise import fold
from reader.text.letters import has_arabic_letter

_NOTHING = Affix("", "", ())
_WA = Affix("wa", "", (("wa", "CONJ"),))
_PREFIXES = (
    ("وبال", Affix("wabiAl", "", (("wa", "CONJ"), ("bi", "PREP"), ("Al", "DET")))),
    ("ولل", Affix("walil", "", (("wa", "CONJ"), ("li", "PREP"), ("Al", "DET")))),
    ("وال", Affix("waAl", "", (("wa", "CONJ"), ("Al", "DET")))),
    ("فال", Affix("faAl", "", (("fa", "CONJ"), ("Al", "DET")))),
    ("بال", Affix("biAl", "", (("bi", "PREP"), ("Al", "DET")))),
    ("كال", Affix("kaAl", "", (("ka", "PREP"), ("Al", "DET")))),
    ("لل", Affix("lil", "", (("li", "PREP"), ("Al", "DET")))),
    ("ال", Affix("Al", "", (("Al", "DET"),))),
)
_LONGEST = 60
_TITLES = {"د.": "Dr", "أ.": "Mr", "م.": "Eng."}
_LONG_VOWELS = frozenset("اويى")


def guesses(word: str, likely_name: bool = True) -> tuple[Reading, ...]:
    """Return the one plausible reading of a word outside the lexicon, as a tuple of one.

    Such a word is a `likely_name`, unless there is no lexicon that it could be in.
    """
    folded = fold(word)
    if not any(letter.isalnum() for letter in folded):
        return (_reading(word, _NOTHING, word, "punctuation", "", known=True),)
    if folded[0].isdigit() or folded.replace(",", "").replace(".", "").isdigit():
        return (
            _reading(word, _NOTHING, word, "number", folded.replace("٫", ".").replace("٬", ","), known=True),
        )
    if not has_arabic_letter(folded):
        return (_reading(word, _NOTHING, word, "foreign", word, known=True),)
    if len(word) > _LONGEST:
        return (_reading(word, _NOTHING, word, "unknown", "", known=False),)
    if word in _TITLES:
        return (_reading(word, _NOTHING, word, "abbreviation", _TITLES[word], known=True),)
    prefix, name = _without_clitics(word)
    pos = "proper noun" if likely_name and len(name) > 2 else "unknown"
    return (_reading(word, prefix, name, pos, romanise_unvocalised(name), known=False),)


def _reading(word: str, prefix: Affix, name: str, pos: str, gloss: str, known: bool) -> Reading:
    glosses = (gloss,)
    stem = Stem(
        from_arabic(name), "Nprop", pos, glosses, glosses if gloss else (), from_arabic(name), "", (), False
    )
    return Reading(prefix, stem, _NOTHING, from_arabic(word), known=known, written=word)


def _without_clitics(word: str) -> tuple[Affix, str]:
    """Split clitics off an unknown word: only before the article, or و before what cannot be its vowel."""
    for written, prefix in _PREFIXES:
        if word.startswith(written) and len(word) - len(written) > 2:
            return prefix, word[len(written) :]
    if len(word) > 4 and word[0] == "و" and word[1] not in _LONG_VOWELS:
        return _WA, word[1:]
    if len(word) > 5 and word[0] == "ف" and word[1] in "سيت":
        return _NOTHING, word
    return _NOTHING, word
