"""A text with the vowel signs that the analysis knows, put between its letters: no letter is changed.

A sign that is shown and not written stands behind the letter that it belongs to. Endings of cases and moods
are those of the readings alone: the lexicon gives a noun none and an imperfect verb none, so what a reading
ends in is part of the form. What is in doubt all the same stays as it is written: words that the lexicon does
not know, names whose reading is a verb's or a dual's, words written with other letters than they are read,
and the ending of a preposition or adverb behind a preposition, which may govern it.
"""

import re
from collections.abc import Mapping, Sequence

from reader.arabic.document import Token

SIGNS = "\u064b-\u0652\u0670"  # vowel signs, tanwin, shadda, sukun and the dagger alef
_SIGN = re.compile(f"[{SIGNS}]")
_UNIT = re.compile(f"([^{SIGNS}])([{SIGNS}]*)")
_SHADDA = "\u0651"
_LAST_VOWEL = re.compile("[\u064b-\u0650\u0652]$")
_ALEFS = str.maketrans("أإٱ", "ااا")
_BOUND = ("preposition", "adverb")


def signs_of(text: str, tokens: Sequence[Token]) -> dict[int, str]:
    """Return the signs that the words of a text are given, by the code point behind which they stand."""
    found: dict[int, str] = {}
    before: Token | None = None
    for token in tokens:
        if sure := _sure_form(token, before):
            for at, signs in _between(token.span.of(text), sure).items():
                found[token.span.start + at] = signs
        before = token
    return found


def vowelled(text: str, start: int, signs: Mapping[int, str]) -> str:
    """Return a stretch of the text, which begins at `start`, with its signs."""
    return "".join(letter + signs.get(at, "") for at, letter in enumerate(text, start))


def written_signs(text: str) -> str:
    """Return after how many letters each sign stands that is written: by these the others are told apart."""
    letters, found = 0, []
    for one in text:
        if _SIGN.match(one):
            found.append(letters)
        else:
            letters += 1
    return " ".join(map(str, found))


def _sure_form(token: Token, before: Token | None) -> str:
    """Return the vocalised form as far as it is sure; empty where nothing is."""
    form = token.vocalised
    if not token.known or not _SIGN.search(form):
        return ""
    if token.pos == "proper noun" and _LAST_VOWEL.search(form):
        return ""
    governed = before is not None and before.pos == "preposition"
    if token.pos in _BOUND and governed:
        return _LAST_VOWEL.sub("", form)
    return form


def _between(written: str, form: str) -> dict[int, str]:
    """Return the signs of a form by the places in the written word behind which they stand."""
    own, full = list(_UNIT.finditer(written)), _UNIT.findall(form)
    if len(own) != len(full) or any(
        one[1].translate(_ALEFS) != letter.translate(_ALEFS)
        for one, (letter, _) in zip(own, full, strict=True)
    ):
        return {}
    found = {}
    for one, (_, signs) in zip(own, full, strict=True):
        if missing := _missing(one[2], signs):
            found[one.end() - 1] = missing
    return found


def _missing(written: str, signs: str) -> str:
    """Return the signs of a letter that are not written; beside a written vowel no other is put."""
    if not written:
        return signs
    return signs.replace(_SHADDA, "") if written == _SHADDA and _SHADDA in signs else ""
