"""Which lines of a translation face which lines of the original.

After William Gale and Kenneth Church, "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19(1), 1993: lines that translate each other have lengths in proportion.
Numbers, Latin words and quotation marks, which a translation keeps, help the lengths.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Lines that face each other, by their numbers from zero; one side may be empty."""

    arabic: tuple[int, ...]
    english: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """What the comparison looks at: the length and the signs that both languages share."""

    length: int
    signs: frozenset[str]


# (Arabic lines, English lines) and the cost of each pattern, -log of how often it occurs.
_BEADS = {
    (1, 1): -math.log(0.89),
    (1, 0): -math.log(0.01),
    (0, 1): -math.log(0.01),
    (2, 1): -math.log(0.045),
    (1, 2): -math.log(0.045),
}
_USUAL_RATIO = (1.1, 1.5)  # English characters per Arabic character
_VARIANCE = 6.8  # of the length of a translation, per character
_SIGN_WEIGHT = 3.0
_BAND = 60
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SIGN = re.compile('[0-9]+|[A-Za-z]{2,}|["“”«»]|[:؟?]')
_SAME_SIGN = {"“": '"', "”": '"', "«": '"', "»": '"', "؟": "?"}


def align_lines(arabic: Sequence[str], english: Sequence[str]) -> list[Pair]:
    """Pair the lines in order; every line is in exactly one pair, blank ones are in none.

    As many on one side as on the other: one to one. Otherwise the cheapest series of patterns one to one,
    two to one, one to two, one to none and none to one, searched near the diagonal so that the time is
    linear in the number of lines.
    """
    left = [number for number, line in enumerate(arabic) if line.strip()]
    right = [number for number, line in enumerate(english) if line.strip()]
    if len(left) == len(right):
        return [Pair((one,), (other,)) for one, other in zip(left, right, strict=True)]
    beads = _cheapest(
        [_look_at(arabic[number]) for number in left], [_look_at(english[number]) for number in right]
    )
    pairs, i, j = [], 0, 0
    for taken, facing in beads:
        pairs.append(Pair(tuple(left[i : i + taken]), tuple(right[j : j + facing])))
        i, j = i + taken, j + facing
    return pairs


def facing_lines(arabic: Sequence[str], english: Sequence[str]) -> list[int]:
    """Return for each line of English the number of the Arabic line that it faces; see `align_lines`.

    Never falling; English that faces nothing stands with the Arabic line before it.
    """
    found = [0] * len(english)
    last = 0
    for pair in align_lines(arabic, english):
        last = pair.arabic[0] if pair.arabic else last
        for number in pair.english:
            found[number] = last
    return found


def moved(faced: Sequence[int], at: int, to: int) -> list[int]:
    """Return the numbers with that of English line `at` set to `to`; others give way, so that none falls."""
    return [
        to if number == at else min(one, to) if number < at else max(one, to)
        for number, one in enumerate(faced)
    ]


def _look_at(line: str) -> _Line:
    signs = _SIGN.findall(line.translate(_DIGITS))
    return _Line(len(line.strip()), frozenset(_SAME_SIGN.get(sign, sign).lower() for sign in signs))


def _cheapest(arabic: Sequence[_Line], english: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return the patterns of the cheapest alignment, first to last, by dynamic programming."""
    rows, columns = len(arabic), len(english)
    total = sum(line.length for line in arabic)
    ratio = sum(line.length for line in english) / total if total else _USUAL_RATIO[0]
    ratio = min(max(ratio, _USUAL_RATIO[0]), _USUAL_RATIO[1])  # lines without counterpart distort it
    cost: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    taken: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    cost[0][0] = 0.0
    for i in range(rows + 1):
        first = max(0, (i - 1) * columns // max(rows, 1) - _BAND)
        last = min(columns, (i + 1) * columns // max(rows, 1) + _BAND)
        for j in range(first, last + 1):
            for (a, e), prior in _BEADS.items():
                before = cost[i - a].get(j - e) if i >= a and j >= e else None
                if before is None:
                    continue
                here = before + prior + _distance(arabic[i - a : i], english[j - e : j], ratio)
                if here < cost[i].get(j, math.inf):
                    cost[i][j], taken[i][j] = here, (a, e)
    beads, i, j = [], rows, columns
    while i or j:
        beads.append(taken[i][j])
        i, j = i - beads[-1][0], j - beads[-1][1]
    return beads[::-1]


def _distance(arabic: Sequence[_Line], english: Sequence[_Line], ratio: float) -> float:
    """Return how badly two groups of lines fit: -log of the chance of such lengths, and unshared signs."""
    if not arabic or not english:
        return 0.0
    original = sum(line.length for line in arabic)
    translation = sum(line.length for line in english)
    mean = (original + translation / ratio) / 2
    deviation = abs(translation - original * ratio) / math.sqrt(max(mean, 1.0) * _VARIANCE)
    chance = max(math.erfc(deviation / math.sqrt(2)), 1e-12)
    ours = frozenset[str]().union(*(line.signs for line in arabic))
    theirs = frozenset[str]().union(*(line.signs for line in english))
    either = len(ours | theirs)
    return -math.log(chance) + (_SIGN_WEIGHT * (1 - 2 * len(ours & theirs) / either) if either else 0.0)
