"""What an Arabic letter is: the one place that lists their code points."""

import re

# For character classes: letters of Arabic and of other languages in its script, their presentation forms too,
# but no marks, digits or signs.
ARABIC_LETTERS = (
    "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
    "\u0870-\u0887\u0889-\u088e\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
ARABIC_SCRIPT = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"  # marks, digits and signs too

_LETTER = re.compile(f"[{ARABIC_LETTERS}]")


def has_arabic_letter(text: str) -> bool:
    """Tell whether there is at least one; which language a text is in, `canonical.script_of` tells."""
    return _LETTER.search(text) is not None


def count_arabic_letters(text: str) -> int:
    return len(_LETTER.findall(text))
