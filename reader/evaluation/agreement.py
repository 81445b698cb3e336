"""How far several annotators of one text agree: kappa, alpha and span F1.

Cohen's and Fleiss' kappa and Krippendorff's nominal alpha are taken over the words of the text: what a word
is marked as, or that it is not marked. Unitizing alpha and F1 are taken over the spans.
"""

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from reader.evaluation import coding
from reader.evaluation.unitizing import CategoryDisagreement, disagreement, overall
from reader.text.spans import Span

NOTHING = ""


@dataclass(frozen=True, slots=True, order=True)
class AnnotatedSpan:
    """A span that an annotator marked, with its label."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures for one layer, or for one label against all others; None where there is nothing to compare.

    `counts` are the units of each annotator. `f1_touching` counts spans of one label that overlap as found.
    """

    what: str
    counts: tuple[int, ...]
    cohen: float | None
    fleiss: float | None
    alpha: float | None
    alpha_unitizing: float | None
    f1: float | None
    f1_touching: float | None


def agreements(
    layer: str, annotators: Sequence[Sequence[AnnotatedSpan]], words: Sequence[Span], length: int
) -> list[Agreement]:
    """Return the figures of a layer, then of each of its labels, in a text of `length` code points.

    `words` are the spans of its words. An annotator's units of one layer may overlap: a word then counts as
    the first, and units that overlap an earlier one of the same label are left out of unitizing alpha.
    """
    labels = sorted({unit.label for units in annotators for unit in units})
    if not labels:
        return []
    by_label = {
        label: disagreement([_apart(units, label) for units in annotators], length) for label in labels
    }
    whole = _figures(layer, annotators, words, overall(list(by_label.values())))
    if labels == [layer]:
        return [whole]
    return [whole, *(_one(f"{layer}: {label}", annotators, words, by_label, label) for label in labels)]


def _one(
    what: str,
    annotators: Sequence[Sequence[AnnotatedSpan]],
    words: Sequence[Span],
    by_label: Mapping[str, CategoryDisagreement],
    label: str,
) -> Agreement:
    alone = [[unit for unit in units if unit.label == label] for units in annotators]
    return _figures(what, alone, words, by_label[label].alpha)


def _figures(
    what: str,
    annotators: Sequence[Sequence[AnnotatedSpan]],
    words: Sequence[Span],
    alpha_unitizing: float | None,
) -> Agreement:
    cohen, fleiss, alpha = coded([_labels(units, words) for units in annotators])
    pairs = list(combinations(annotators, 2))
    return Agreement(
        what=what,
        counts=tuple(map(len, annotators)),
        cohen=cohen,
        fleiss=fleiss,
        alpha=alpha,
        alpha_unitizing=alpha_unitizing,
        f1=_mean([_f1(one, other, exact=True) for one, other in pairs]),
        f1_touching=_mean([_f1(one, other, exact=False) for one, other in pairs]),
    )


def coded(annotators: Sequence[Sequence[str]]) -> tuple[float | None, float | None, float | None]:
    """Return Cohen's kappa (the mean over all pairs), Fleiss' kappa and Krippendorff's nominal alpha.

    Each annotator has given the same items a label. None where they cannot be told: fewer than two
    annotators, no items, or one label for everything.
    """
    if len(annotators) < 2 or len({label for labels in annotators for label in labels}) < 2:
        return None, None, None
    return coding.cohen(annotators), coding.fleiss(annotators), coding.alpha(annotators)


def shared(one: Set[Hashable], other: Set[Hashable]) -> float | None:
    """Return the F1 of two annotators, who have in common what is the same; None if neither has anything."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else None


def _labels(units: Sequence[AnnotatedSpan], words: Sequence[Span]) -> list[str]:
    ordered = sorted(units)
    return [next((unit.label for unit in ordered if unit.span.overlaps(word)), NOTHING) for word in words]


def _apart(units: Sequence[AnnotatedSpan], label: str) -> list[Span]:
    apart: list[Span] = []
    for unit in sorted(units):
        if unit.label == label and not (apart and apart[-1].overlaps(unit.span)):
            apart.append(unit.span)
    return apart


def _f1(one: Sequence[AnnotatedSpan], other: Sequence[AnnotatedSpan], exact: bool) -> float | None:
    if not one and not other:
        return None

    def is_marked_alike(unit: AnnotatedSpan, among: Sequence[AnnotatedSpan]) -> bool:
        if exact:
            return unit in among
        return any(unit.label == peer.label and unit.span.overlaps(peer.span) for peer in among)

    return sum(is_marked_alike(unit, other) for unit in one) / (len(one) + len(other)) + sum(
        is_marked_alike(unit, one) for unit in other
    ) / (len(one) + len(other))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
