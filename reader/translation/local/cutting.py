"""Cut a sentence that is longer than a model takes, where the least is lost."""

import re
from collections.abc import Callable, Iterator

# Places at which a sentence may be cut, the safest first: after a semicolon, after a comma or a dash, before
# "and" and "but" as words of their own or joined to one, between words.
_PLACES = (
    re.compile(r"(?<=[؛;:])\s+"),
    re.compile(r"(?<=[،,–—])\s+"),
    re.compile(r"\s+(?=(?:و\w{3,}|لكن|بل|ثم|حيث|فيما|بينما)\b)"),
    re.compile(r"\s+"),
)
_OPENING, _CLOSING = "«“([", "»”)]"


def cut_to_fit(sentence: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the sentence in parts that each fit, in order, together all of its words.

    A part ends at the last of the safest places that leave it short enough, outside quotations and brackets
    if there is one. A single word that does not fit is cut between its letters.
    """
    parts, rest = [], sentence.strip()
    while rest and not fits(rest):
        end = _end(rest, fits)
        parts.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [*parts, rest] if rest else parts


def _end(text: str, fits: Callable[[str], bool]) -> int:
    longest = _longest(text, fits)
    for outside in (True, False):
        for place in _PLACES[:-1]:
            ends = [end for end in _ends(text, place, outside) if longest / 3 <= end <= longest]
            if ends:
                return ends[-1]
    return max((end for end in _ends(text, _PLACES[-1], False) if end <= longest), default=longest)


def _ends(text: str, place: re.Pattern[str], outside: bool) -> Iterator[int]:
    for found in place.finditer(text):
        if found.start() > 0 and not (outside and _is_inside(text, found.start())):
            yield found.start()


def _is_inside(text: str, at: int) -> bool:
    """Whether a quotation or a bracket that began before is still open."""
    before = text[:at]
    return sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """Return how many letters at the beginning fit, one at least, by halving."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low


def put_parts_together(arabic: list[str], english: list[str]) -> str:
    """Put the English of the parts of one sentence together: where the Arabic goes on, the English does."""
    pieces = []
    for part, words in zip(arabic, english, strict=True):
        text = words.strip()
        if part is not arabic[-1] and text.endswith(".") and not part.endswith("."):
            text = text.removesuffix(".") + ("," if part.endswith("،") else "")
        pieces.append(text)
    return " ".join(filter(None, pieces))
