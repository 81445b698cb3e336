"""Putting the parts of a word together with the right vowels, and comparing them with vowels in a text."""

import re

from reader.arabic.morphology.affixes import Affix
from reader.arabic.morphology.buckwalter import SUN_LETTERS
from reader.arabic.morphology.lexicon import Stem

_SHADDA = "\u0651"
_SUKUN = "\u0652"
_SHORT_VOWELS = frozenset("\u064e\u064f\u0650\u0652")
_MARK = re.compile("[\u064b-\u0652\u0670]")
_UNIT = re.compile("([^\u064b-\u0652\u0670])([\u064b-\u0652\u0670]*)")


def join_parts(prefix: Affix, stem: Stem, suffix: Affix) -> str:
    """Return the vocalised word of three compatible parts, in Buckwalter's letters.

    The article assimilates to a sun letter, and a prefix swallows the vowel of a connecting alef.
    """
    core = stem.form
    if prefix.form:
        if core[0] == "{":
            core = "A" + core[2:]
        elif prefix.definite and core[0] in SUN_LETTERS and core[1:2] != "~":
            core = f"{core[0]}~{core[1:]}"
    return (prefix.form + core + suffix.form).replace("{", "A")


def has_marks(word: str) -> bool:
    return _MARK.search(word) is not None


def agrees_with_marks(word: str, vocalised: str) -> bool:
    """Tell whether the vowel signs written in `word` do not contradict the full vocalisation.

    Case endings are not in the lexicon, so short vowels on the last letter, and tanwin, decide nothing but
    where the vocalisation has a vowel there (كتبتُ).
    """
    written = _UNIT.findall(word.replace("\u0640", ""))
    full = _UNIT.findall(vocalised)
    if len(written) != len(full):
        return True
    last = len(full) - 1
    return all(
        _agree(marks, own, place == last)
        for place, ((_, marks), (_, own)) in enumerate(zip(written, full, strict=True))
    )


def _agree(marks: str, own: str, last: bool) -> bool:
    if _SHADDA in marks and _SHADDA not in own:
        return False
    if not own:
        return True
    wanted = _SHORT_VOWELS.intersection(marks)
    known = _SHORT_VOWELS.intersection(own)
    if last and _SUKUN in wanted:
        return True
    return not wanted or not known or wanted == known
