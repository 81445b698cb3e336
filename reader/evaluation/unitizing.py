"""Krippendorff's alpha for units that annotators cut out of one continuous text.

Source: K. Krippendorff, Content Analysis (2nd edition, 2004), section 11.6, and "On the reliability of
unitizing continuous data" (1995). The worked example of the book is among the tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.spans import Span

Units = Sequence[Span]


@dataclass(frozen=True, slots=True)
class CategoryDisagreement:
    """Observed and expected disagreement over one category, each as a share of the text squared."""

    observed: float
    expected: float

    @property
    def alpha(self) -> float | None:
        """1 is full agreement, 0 what chance would give; None where nobody marked anything."""
        return None if not self.expected else 1 - self.observed / self.expected


def overall(categories: Sequence[CategoryDisagreement]) -> float | None:
    """Return alpha over all categories together; None where nobody marked anything."""
    return CategoryDisagreement(
        sum(one.observed for one in categories), sum(one.expected for one in categories)
    ).alpha


def disagreement(observers: Sequence[Units], length: int) -> CategoryDisagreement:
    """Compare the units of one category that each observer marked in a text of `length` code points.

    One observer's units must not overlap each other; touching ones count as two.
    """
    sections = [_sections(sorted(units), length) for units in observers]
    return CategoryDisagreement(_observed(sections, length), _expected(sections, length))


@dataclass(frozen=True, slots=True)
class _Section:
    """A stretch of the text that is a unit, or the gap between two."""

    span: Span
    is_unit: bool


def _sections(units: Units, length: int) -> list[_Section]:
    found, at = [], 0
    for unit in units:
        if unit.start > at:
            found.append(_Section(Span(at, unit.start), False))
        found.append(_Section(unit, True))
        at = unit.end
    if at < length:
        found.append(_Section(Span(at, length), False))
    return found


def _observed(observers: Sequence[Sequence[_Section]], length: int) -> float:
    total = sum(
        _difference(one, other)
        for number, sections in enumerate(observers)
        for at, others in enumerate(observers)
        if at != number
        for one in sections
        for other in others
    )
    count = len(observers)
    return total / (count * (count - 1) * length**2)


def _difference(one: _Section, other: _Section) -> int:
    """Return the squared difference of two observers' sections."""
    if one.is_unit and other.is_unit:
        if not one.span.overlaps(other.span):
            return 0
        return (one.span.start - other.span.start) ** 2 + (one.span.end - other.span.end) ** 2
    if one.is_unit and other.span.covers(one.span):
        return len(one.span) ** 2
    if other.is_unit and one.span.covers(other.span):
        return len(other.span) ** 2
    return 0


def _expected(observers: Sequence[Sequence[_Section]], length: int) -> float:
    units = [len(one.span) for sections in observers for one in sections if one.is_unit]
    gaps = [len(one.span) for sections in observers for one in sections if not one.is_unit]
    total = 0.0
    for size in units:
        total += (len(units) - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        total += size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
    placed = len(observers) * length
    pairs = placed * (placed - 1) - sum(size * (size - 1) for size in units)
    return 2 / length * total / pairs if pairs else 0.0
