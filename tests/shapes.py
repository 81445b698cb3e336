"""Arabic as PDFs hand it out: letters as the shapes that stood on the page, in reading or in visual order."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

_JOINED = {"isolated": "", "final": "b", "initial": "a", "medial": "ab"}  # with what comes before and after
_LIGATURES = ["لا", "لأ", "لإ", "لآ"]
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z](?:[A-Za-z0-9.'_ -]*[A-Za-z0-9])?|[0-9٠-٩](?:[0-9٠-٩.,:/٫-]*[0-9٠-٩])?[%٪]?"
)


@cache
def _shapes() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        how, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
        if how[1:] in _JOINED:
            plain = "".join(chr(int(one, 16)) for one in letters.split())
            found.setdefault((plain, _JOINED[how[1:]]), chr(code))
    return found


def in_shapes(text: str, ligatures: bool = True) -> str:
    """Return `text` with each letter as the shape that it takes beside its neighbours."""
    pattern = "|".join([*_LIGATURES, "."]) if ligatures else "."
    pieces = re.findall(pattern, text, re.DOTALL)
    letters = [(at, one) for at, one in enumerate(pieces) if not unicodedata.combining(one[0])]
    joins = [
        (one, "a") in _shapes() and (other, "b") in _shapes() for (_, one), (_, other) in pairwise(letters)
    ]
    for number, (at, one) in enumerate(letters):
        before = "b" if number and joins[number - 1] else ""
        after = "a" if number < len(joins) and joins[number] else ""
        pieces[at] = _shapes().get((one, after + before), one)
    return "".join(pieces)


def turned(text: str, mirrored: bool = False) -> str:
    """Return every line as it is seen from the left: letters backwards, numbers and Latin as they are."""
    mirror = str.maketrans("()[]«»", ")(][»«") if mirrored else {}
    return "\n".join(
        _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], line)[::-1].translate(mirror)
        for line in text.split("\n")
    )
