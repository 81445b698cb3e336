"""Which place in the English is which mention's, where an actor is named more than once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.text.bilingual.name_forms import NameQuery, Tier


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words, `first` up to `last` exclusive, that may name the actor."""

    first: int
    last: int
    actor: int
    tier: Tier


def share(found: Sequence[Found], wanted: Sequence[NameQuery], count: int) -> list[Found | None]:
    """Give each mention a place of its actor, in order; the better places first if there are too many."""
    mentions: dict[int, list[int]] = defaultdict(list)
    for number, query in enumerate(wanted):
        mentions[query.actor].append(number)
    at_place: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        at_place[one.first].append(one)
    needed = {actor: len(numbers) for actor, numbers in mentions.items()}
    places: dict[int, list[Found]] = defaultdict(list)
    for rivals in sorted(at_place.values(), key=lambda rivals: len({one.actor for one in rivals})):
        best = max(rivals, key=lambda one: (needed[one.actor] > 0, one.tier, needed[one.actor]))
        needed[best.actor] -= 1
        places[best.actor].append(best)
    shared: list[Found | None] = [None] * len(wanted)
    for actor, numbers in mentions.items():
        chosen = sorted(places[actor], key=lambda one: one.first)
        if len(chosen) > len(numbers):
            chosen = _best(chosen, [wanted[number].position for number in numbers], count)
        positions = [wanted[number].position for number in numbers]
        for number, place in _in_order(numbers, positions, chosen, count):
            shared[number] = place
    return shared


def _best(places: Sequence[Found], positions: Sequence[float], count: int) -> list[Found]:
    """Return as many places as there are mentions: names before adjectives, then where they are expected."""

    def misplacement(one: Found) -> float:
        nearest = bisect_left(positions, one.first / count)
        return min(
            abs(position - one.first / count) for position in positions[max(0, nearest - 1) : nearest + 1]
        )

    by_worth = sorted(places, key=lambda one: (one.tier < Tier.SOUND, misplacement(one)))
    return sorted(by_worth[: len(positions)], key=lambda one: one.first)


def _in_order(
    numbers: Sequence[int], positions: Sequence[float], places: Sequence[Found], count: int
) -> Iterable[tuple[int, Found]]:
    """Pair mentions with the places there are, in order; with too few, each takes the nearest mention."""
    at = 0
    for used, place in enumerate(places):
        latest = len(numbers) - (len(places) - used)
        here = place.first / count
        while at < latest and abs(positions[at + 1] - here) < abs(positions[at] - here):
            at += 1
        yield numbers[at], place
        at += 1
