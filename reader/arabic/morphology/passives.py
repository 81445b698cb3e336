"""Passive stems that a lexicon leaves out, made from its active ones.

Buckwalter's tables have the passives whose letters differ from the active ones (يقال beside يقول), and few of
the rest: most passives are spelled as their actives, so that a lexicon for finding words does without them.
The vowels follow the rules of any grammar: u on all but the last vowel of the past, which is i (kutib,
{usotuxodim, qiyl); u on the prefix of the imperfect, and a for the last vowel (yukotab, yusotaxodam).
"""

import re
from collections.abc import Iterator

_SAME_PAST = {
    "PV": "PV_Pass",
    "PV-n": "PV-n_Pass",
    "PV-t": "PV_Pass",
    "PV_V": "PV_V_Pass",
    "PV_C": "PV_C_Pass",
}
_SAME_IMPERFECT = {
    "IV": "IV_Pass_yu",
    "IV_yu": "IV_Pass_yu",
    "IV-n": "IV-n_Pass_yu",
    "IV-n_yu": "IV-n_Pass_yu",
    "IV_V": "IV_V_Pass_yu",
    "IV_V_yu": "IV_V_Pass_yu",
}
_SOUND = {"PV": "PV_Pass", "PV-n": "PV-n_Pass", "PV-t": "PV_Pass"}
_HOLLOW = {"PV_V": "PV_V_Pass"}
_WEAK = {"PV_0": "PV_no-w_Pass", "PV_0h": "PV_no-w_Pass"}
_HAMZA = {"PV->": "PV_Pass"}  # قرئت of قرأت
_SAME = _SAME_PAST | _SAME_IMPERFECT
PASSIVE_OF = _SAME | _WEAK | _HAMZA  # the passive's category for each of the active's
_VOWEL = re.compile("[aiu]")
_WITH_I = (">", "{isota")  # geminate stems whose passive has i (>uEid~), where the others have u (Eud~)


def active_spellings(form: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield how the active of a passive stem written `form` may be written, in Buckwalter's bare letters.

    With it come the categories that such an active has, and the passive's category for each: قوبل may be of
    قابل, أعيد of أعاد, دعي of دعا, and كتب of كتب.
    """
    yield form, _SAME
    length = len(form)
    if "&" in form[2:]:
        yield form.replace("&", ">"), _SAME
    if form.endswith("}"):
        yield form[:-1] + ">", _SAME | _HAMZA
    if length == 4 and form[1] == "w":
        yield f"{form[0]}A{form[2:]}", _SOUND
    elif length == 5 and form[0] == "t" and form[2] == "w":
        yield f"{form[:2]}A{form[3:]}", _SOUND
    if length > 2 and form[-2] == "y":
        yield f"{form[:-2]}A{form[-1]}", _HOLLOW
    if length > 2 and form[-1] == "y":
        yield form[:-1] + "Y", _WEAK
        yield form[:-1] + "A", _WEAK


def passive_form(active: str, category: str) -> str:
    """Return the vocalised passive stem of a vocalised active one, or nothing where it is spelled otherwise.

    `category` is the active's, as in the lexicon; both forms are in Buckwalter's letters.
    """
    if category in _HAMZA:
        return f"{_rounded(active[:-2])}i}}"
    geminate = active.endswith("~")
    if category.startswith("IV"):
        return "" if "_V" in category and not geminate else _with_last_vowel(active, "a")
    if category in _WEAK:
        return _rounded(active[:-1].rstrip("a")) + "iy"
    if category == "PV_V" and not geminate:
        return f"{_rounded(active[:-2])}iy{active[-1]}" if active[-2] == "A" else ""
    if category == "PV_C" and active[0] not in ">{":
        return ""
    last = "i" if not geminate or active.startswith(_WITH_I) else "u"
    before, after = _at_last_vowel(active)
    return f"{_rounded(before)}{last}{after}" if after else ""


def _at_last_vowel(form: str) -> tuple[str, str]:
    places = [match.start() for match in _VOWEL.finditer(form)]
    return (form[: places[-1]], form[places[-1] + 1 :]) if places else (form, "")


def _with_last_vowel(form: str, vowel: str) -> str:
    before, after = _at_last_vowel(form)
    return f"{before}{vowel}{after}" if after else ""


def _rounded(form: str) -> str:
    """Return the beginning of a stem with u for each of its vowels."""
    return _VOWEL.sub("u", form).replace("A", "uw")
