"""Roots as the lexicon's headings have them, made into roots, and held against the words under them."""

import re
from collections.abc import Sequence

from reader.arabic.morphology.buckwalter import from_arabic, to_arabic

_LETTERS = re.compile("['>&<}btvjHxd*rzs$SDTZEgfqklmnhwy]{3,4}")
_WEAK = frozenset("wy'>&<}|A")
# What the letters of a root may have become in the eighth form, and before others.
_BECOMES = {"*": "*d", "D": "DT", "Z": "ZT", "v": "vt"}


def root_of_heading(heading: str) -> str:
    """Return the root in Arabic letters that a heading names; empty for what is none.

    A heading writes a first hamza as alef, and a last letter that comes twice once: "jl" for جلل.
    """
    root = f">{heading[1:]}" if heading.startswith("A") else heading
    if len(root) == 2:
        root += root[1]
    return to_arabic(root) if _LETTERS.fullmatch(root) else ""


def root_fits(root: str, lemma: str) -> bool:
    """Tell whether a dictionary form can be of a root.

    The root's strong letters stand in it in their order, and what is left over are letters of patterns where
    patterns have them: a word from abroad under a heading that it only looks like has others.
    """
    letters = re.sub("[aiuoFNK~`]", "", from_arabic(lemma))
    strong = [one for one in from_arabic(root) if one not in _WEAK]
    if len(strong) < 2:
        return False
    left: list[int] = []
    wanted = 0
    for place, one in enumerate(letters):
        if wanted < len(strong) and one in _BECOMES.get(strong[wanted], strong[wanted]):
            wanted += 1
        elif not (wanted and one in _BECOMES.get(strong[wanted - 1], strong[wanted - 1])):
            left.append(place)
    return _all_found(strong, wanted) and all(_may_be_added(letters, place) for place in left)


def weak_twin(root: str) -> str:
    """Return the root that has و for the ي at its end, or the other way round; empty for other roots."""
    other = {"و": "ي", "ي": "و"}.get(root[-1:], "")
    return root[:-1] + other if other else ""


def shows_its_end(root: str, lemma: str) -> bool:
    """Tell whether the last letter of a root stands in a dictionary form, after the one before it."""
    letters = re.sub("[aiuoFNK~`]", "", from_arabic(lemma)).removesuffix("p")
    return from_arabic(root)[-2:] in letters


def _all_found(strong: Sequence[str], wanted: int) -> bool:
    """Whether all letters were met; of two that are the same the second may be written as a sign."""
    return wanted == len(strong) or (wanted == len(strong) - 1 and strong[-1] == strong[-2])


def _may_be_added(letters: str, place: int) -> bool:
    """Tell whether a letter beside the root may be one of a pattern, at its place."""
    one, after = letters[place], letters[place + 1 :]
    is_ending = not set(after) - set("Aypwn'}&At")
    return {
        "m": place == 0,
        "s": place <= 1 and after[:1] in "tS",
        "t": place <= 3 or is_ending,
        "T": letters[:1] in "Am" and place <= 3,
        "d": letters[:1] in "Am" and place <= 3,
        "n": place <= 1 or is_ending,
        "p": True,
    }.get(one, one in _WEAK or one in "AYy|{")
