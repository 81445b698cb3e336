"""Agreement beyond chance of annotators who gave the same items a label each: two kappas and nominal alpha.

Sources: J. Cohen, "A coefficient of agreement for nominal scales" (1960); J. L. Fleiss, "Measuring nominal
scale agreement among many raters" (1971); K. Krippendorff, "Computing Krippendorff's alpha-reliability"
(2011). Examples worked in the literature are among the tests.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, combinations
from statistics import fmean

Labels = Sequence[str]  # one for each item, in the order of the items; of every annotator as many, and some


def cohen(annotators: Sequence[Labels]) -> float:
    """Return Cohen's kappa, the mean over all pairs of annotators."""
    return fmean(_cohen(one, other) for one, other in combinations(annotators, 2))


def fleiss(annotators: Sequence[Labels]) -> float:
    """Return Fleiss' kappa: any two of the labels are alike by chance as if drawn with replacement."""
    used = Counter(chain.from_iterable(annotators))
    return _beyond_chance(_observed(annotators), sum(n * n for n in used.values()) / used.total() ** 2)


def alpha(annotators: Sequence[Labels]) -> float:
    """Return Krippendorff's nominal alpha: by chance alike as if drawn without replacement."""
    used = Counter(chain.from_iterable(annotators))
    alike = sum(n * (n - 1) for n in used.values())
    return _beyond_chance(_observed(annotators), alike / (used.total() * (used.total() - 1)))


def _cohen(one: Labels, other: Labels) -> float:
    first, second = Counter(one), Counter(other)
    expected = sum(n * second[label] for label, n in first.items()) / (len(one) * len(other))
    return _beyond_chance(_observed([one, other]), expected)


def _observed(annotators: Sequence[Labels]) -> float:
    """Return which share of the pairs of labels that one item was given are alike."""
    pairs = len(annotators) * (len(annotators) - 1)
    items = [Counter(labels) for labels in zip(*annotators, strict=True)]
    return sum(n * (n - 1) for item in items for n in item.values()) / (len(items) * pairs)


def _beyond_chance(observed: float, expected: float) -> float:
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0  # one label for everything
