"""Vowel signs that were put into a text, taken out again by what the page says of those that were written."""

import re

from reader.arabic.vowelling import SIGNS

_SIGN = re.compile(f"[{SIGNS}]")


def without_added_signs(shown: str, places: str) -> str:
    """Return a line without the signs that were put into it; `places` is what `written_signs` says of it."""
    left = [int(one) for one in places.split()]
    letters, kept = 0, []
    for one in shown:
        if not _SIGN.match(one):
            letters += 1
        elif left[:1] == [letters]:
            del left[0]
        else:
            continue
        kept.append(one)
    return "".join(kept)
