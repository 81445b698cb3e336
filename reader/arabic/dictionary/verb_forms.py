"""The number of a verb's form, told by its letters alone and only where its root has such a verb.

The entries of the dictionary conjugate every verb of the root, which takes tens of milliseconds; for a long
list this does: what it cannot tell for certain is empty.
"""

import re

from reader.arabic.dictionary.verbs import attested_patterns
from reader.text.letters import ARABIC_LETTERS

_C = f"[{ARABIC_LETTERS}]"  # vowel signs and the doubling come behind a letter
_PATTERNS = {
    "II": "فعّل",
    "III": "فاعل",
    "IV": "أفعل",
    "V": "تفعّل",
    "VI": "تفاعل",
    "VII": "انفعل",
    "VIII": "افتعل",
    "IX": "افعلّ",
    "X": "استفعل",
}
# The first that fits; R stands for the root's first letter. The lexicon writes no vowel sign before an alef.
_SHAPES = (
    ("X", "اِسْت[َِ]?R"),
    ("VIII", "اِRْ?[تطد][َا]"),
    ("VIII", "اِ[تطد]َّ"),
    ("VII", "اِنْR[َا]"),
    ("IX", f"اِRْ{_C}َ{_C}َّ$"),
    ("VI", f"تَRَ?ا{_C}"),
    ("V", f"تَRَ{_C}َّ{_C}"),
    ("IV", "أَR[َِْا]"),
    ("III", f"Rَ?ا{_C}َ[{_C[1:-1]}ى]"),
    ("II", f"Rَ{_C}َّ[{_C[1:-1]}ى]"),
    ("I", "R[َُا]"),
)


def verb_form(lemma: str, root: str) -> str:
    """Return "I" to "X" for a vowelled past and the letters of its root; "" if unsure."""
    letters = root.replace(" ", "")
    if len(letters) != 3:
        return ""
    first = "[أآءإ]" if letters[0] in "ءأإ" else re.escape(letters[0])
    word = re.sub("\u0651([\u064b-\u0650])", "\\1\u0651", lemma)
    for form, shape in _SHAPES:
        if re.match(shape.replace("R", first), word):
            return form if _is_attested(form, letters) else ""
    return ""


def _is_attested(form: str, root: str) -> bool:
    patterns = attested_patterns(root)
    if form == "I":  # whose patterns name past and imperfect
        return any(" " in one for one in patterns)
    return _PATTERNS[form] in patterns
