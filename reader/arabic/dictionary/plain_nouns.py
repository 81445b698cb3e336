"""Verbal nouns of the plain form, of which no rule tells how they are made: خُرُوج of خَرَجَ, شُرْب of شَرِبَ.

The lexicon does not say that a noun is one. It is taken for one where it stands under the root of the verb,
its letters are the root's in a shape that such nouns of such verbs have, and its English is the doing of what
the verb's says: "going out" beside "go out". Shapes that mean a single time, a manner, a thing or whoever
does it as well are left out (فَعْلَة, فِعْل, فُعال, فَعْلان, and فِعالَة, often a craft, but of weak roots), and
what may be the noun of the third form.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from reader.arabic.dictionary.verbs import bare_form
from reader.arabic.morphology.buckwalter import from_arabic

_HAMZA = "['>&<}]"
_WEAK = "wy"
# F, M and L are the letters of the root, W and l the last two beside a long vowel; as `bare_form` writes.
_PAST_WITH_I = "FaMiL.*"
_SHAPES = ("FuML", "FuMuL", "FaMaLAn")
_DONE_TO_SOMETHING = ("FaML", "FaMAl")
_OF_PASTS_WITH_I = "FaMaL"
_DOUBLED = ("FaM~",)
_HOLLOW = ("FiyAL", "FiyALap")
_WEAK_AT_THE_END = ("FiMA'", "FiMALap", "FuMu[wy]~")
_WITHOUT_ITS_FIRST = "M[ia]Lap"
_OF_THE_THIRD, _THIRD = "FiWAl", "FAM[aY~].*"

Meant = tuple[str, Sequence[str]]  # a dictionary form and its English


def plain_nouns(
    root: str,
    verb: Meant,
    takes_object: bool,
    others: Iterable[Meant],
    nouns: Iterable[Meant],
    gerund: Callable[[str], str],
) -> tuple[str, ...]:
    """Return which of the nouns of a root are verbal nouns of its plain verb; `others` are the root's verbs.

    `takes_object` says that the lexicon has a passive of it.
    """
    past, meaning = verb
    third = _pattern(root, _THIRD)
    with_somebody = {
        gerund(sense) for lemma, senses in others if third.fullmatch(bare_form(lemma)) for sense in senses
    }
    doing = {gerund(sense) for sense in meaning if not sense.startswith("be ")}
    has_i = _pattern(root, _PAST_WITH_I).fullmatch(bare_form(past)) is not None
    shape = _pattern(root, "|".join(_shapes(root, has_i, takes_object)))
    of_the_third = _pattern(root, _OF_THE_THIRD)
    found = []
    for lemma, senses in nouns:
        form = bare_form(lemma)
        own = doing - with_somebody if of_the_third.fullmatch(form) else doing
        if own.intersection(senses) and shape.fullmatch(form):
            found.append(lemma)
    return tuple(found)


def _shapes(root: str, has_i: bool, takes_object: bool) -> list[str]:
    """Return the shapes that verbal nouns of a verb may have, by its root and the vowel of its past."""
    first, second, last = list(from_arabic(root))
    shapes = list(_DOUBLED if second == last else _SHAPES)
    if has_i:
        shapes.append(_OF_PASTS_WITH_I)
    if takes_object or not has_i:
        shapes += _DONE_TO_SOMETHING
    if second in _WEAK:
        shapes += _HOLLOW
    if last in _WEAK:
        shapes += _WEAK_AT_THE_END
    if first == "w":
        shapes.append(_WITHOUT_ITS_FIRST)
    return shapes


@lru_cache(2000)
def _pattern(root: str, shapes: str) -> re.Pattern[str]:
    """Return a pattern of shapes with the letters of a root of three in their places."""
    first, second, last = list(from_arabic(root))
    letters = {
        "F": _letter(first),
        "M": _letter(second),
        "W": f"(?:{_letter(second)}|y)",
        "L": _letter(last),
        "l": f"(?:{_letter(last)}|{_HAMZA})" if last in _WEAK else _letter(last),
    }
    return re.compile(re.sub("[FMWLl]", lambda found: letters[found[0]], shapes))


def _letter(one: str) -> str:
    return _HAMZA if one in "'><&}|A" else re.escape(one)
