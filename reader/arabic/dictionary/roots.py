"""Roots as the lexicon's headings have them, made into roots, and held against the words under them."""

import re

from reader.arabic.morphology.buckwalter import from_arabic, to_arabic

_LETTERS = re.compile("['>&<}btvjHxd*rzs$SDTZEgfqklmnhwy]{3,4}")
_WEAK = frozenset("wy'>&<}|A")
# What the letters of a root may have become in the eighth form, and before others.
_BECOMES = {"t": "tTd", "z": "zd", "d": "d", "*": "*d", "D": "DT", "S": "S", "T": "T", "Z": "ZT", "v": "vt"}


def root_of_heading(heading: str) -> str:
    """Return the root in Arabic letters that a heading names; empty for what is none.

    A heading writes a first hamza as alef, and a last letter that comes twice once: "jl" for جلل.
    """
    root = f">{heading[1:]}" if heading.startswith("A") else heading
    if len(root) == 2:
        root += root[1]
    return to_arabic(root) if _LETTERS.fullmatch(root) else ""


def root_fits(root: str, lemma: str) -> bool:
    """Tell whether the strong letters of a root stand in a dictionary form, in their order."""
    letters = re.sub("[aiuoFNK~`]", "", from_arabic(lemma))
    if sum(one not in _WEAK for one in from_arabic(root)) < 2:
        return False
    at = 0
    previous = ""
    for one in from_arabic(root):
        if one in _WEAK or one == previous:
            continue
        places = [letters.find(other, at) for other in _BECOMES.get(one, one)]
        if max(places) < 0:
            return False
        at = min(place for place in places if place >= 0) + 1
        previous = one
    return True
