"""How much two texts have in common, and how to find those that have much in common among many.

Texts are sets of runs of three words. Their likeness is what both have as a share of what either has
(Jaccard's measure; Andrei Broder, "On the resemblance and containment of documents", 1997). Of each text a
few numbers are kept, such that texts which are alike share one of them: the least hash in each of 64 bins,
taken four bins at a time (Ping Li, Art Owen and Cun-Hui Zhang, "One permutation hashing", 2012).
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

RUN = 3
BANDS = 16
_ROWS = 4
_BINS = BANDS * _ROWS
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd numbers without a pattern
_MASK = (1 << 63) - 1  # databases store signed numbers


def runs(words: Sequence[str]) -> frozenset[int]:
    """Return the hashes of all runs of three words; a shorter text is one run."""
    if not words:
        return frozenset()
    numbers = {word: _hash(word) for word in set(words)}
    found = [numbers[word] for word in words]
    found += [0] * (RUN - len(found))
    return frozenset(
        (one * _FIRST + other * _SECOND + third) & _MASK
        for one, other, third in zip(found, found[1:], found[2:], strict=False)
    )


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of runs that both have, from 0 to 1."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0


def bands(found: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers under which a text is found: two texts that are half alike mostly share one."""
    least: list[int | None] = [None] * _BINS
    for number in found:
        at, rest = number % _BINS, number // _BINS
        if (standing := least[at]) is None or rest < standing:
            least[at] = rest
    filled = _filled(least)
    if filled is None:
        return ()
    return tuple(_hash(f"{band} {filled[band * _ROWS : (band + 1) * _ROWS]}") for band in range(BANDS))


def _filled(least: Sequence[int | None]) -> list[int] | None:
    """Give an empty bin the number of the next that is not, so that short texts can be compared too."""
    if all(number is None for number in least):
        return None
    filled: list[int] = []
    for at in range(len(least)):
        step = next(step for step in range(len(least)) if least[(at + step) % len(least)] is not None)
        number = least[(at + step) % len(least)]
        filled.append((number or 0) + step)
    return filled


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()) & _MASK
