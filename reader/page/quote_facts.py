"""What the list of quotations counts of each, and by which of it the list can be narrowed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from reader.library.actor_months import month_of
from reader.page.quote_places import QuotePlace


class QuoteFacts(NamedTuple):
    """What the list counts of a quotation. The first five are its place in it."""

    published: date | None
    article: int
    start: int
    end: int
    pk: int
    kind: str
    source: int
    speaker: int | None
    verb: str
    state: str

    @property
    def month(self) -> str:
        return month_of(self.published)

    @property
    def place(self) -> QuotePlace:
        return QuotePlace(*self[:5])


_Facts = Sequence[QuoteFacts]


def _of_months(rows: _Facts, months: Collection[str]) -> list[QuoteFacts]:
    wanted = {day for day in {one.published for one in rows} if month_of(day) in months}
    return [one for one in rows if one.published in wanted]


NARROWING: dict[str, Callable[[_Facts, Any], list[QuoteFacts]]] = {
    "speaker": lambda rows, wanted: [one for one in rows if one.speaker in wanted],
    "kind": lambda rows, wanted: [one for one in rows if one.kind in wanted],
    "source": lambda rows, wanted: [one for one in rows if one.source in wanted],
    "month": _of_months,
    "verb": lambda rows, wanted: [one for one in rows if one.verb in wanted],
    "state": lambda rows, wanted: [one for one in rows if one.state in wanted],
}


def narrowed(counted: Sequence[QuoteFacts], asked: Mapping[str, Collection[Any]]) -> list[QuoteFacts]:
    """Return what is left when a list is narrowed by what is asked, by the names of `NARROWING`."""
    left = list(counted)
    for name, wanted in asked.items():
        left = NARROWING[name](left, wanted)
    return left
