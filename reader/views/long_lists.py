"""Pages of lists that are as long as the library: a page costs what it shows, however many there are."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from reader.library.bin import written_number
from reader.parameters import query

MOST_COUNTED = 10_000  # rows; of more only that there are more is said
LAST_PAGE = 1_000_000


LongList = QuerySet[Any, Any] | Sequence[int]


class LongPage(Page[Any]):
    """A page of a list of which maybe nobody knows how long it is."""

    paginator: "LongPaginator"
    has_later = False

    def has_next(self) -> bool:
        return self.has_later

    def next_page_number(self) -> int:
        """Return the number of the next page, which may be beyond what was counted."""
        return self.number + 1

    def previous_page_number(self) -> int:
        return self.number - 1

    def end_index(self) -> int:
        return self.start_index() + len(self.object_list) - 1

    @property
    def is_cut(self) -> bool:
        """Whether there are more rows than were counted."""
        return self.paginator.is_cut

    @property
    def total(self) -> int:
        """How many rows were counted."""
        return int(self.paginator.count)


class LongPaginator(Paginator[Any]):
    """Cuts a list of ids into pages.

    `known` is how many there are, for who has it stored, or other rows, as many, that are sooner counted.
    """

    def __init__(self, ids: LongList, per_page: int, known: int | LongList | None = None) -> None:
        super().__init__(ids, per_page)
        self._known = known if isinstance(known, int) else None
        self._counting = ids if known is None or isinstance(known, int) else known

    @cached_property
    def _counted(self) -> int:
        if self._known is not None:
            return self._known
        rows: Any = self._counting
        if not isinstance(rows, QuerySet):
            return min(len(rows), MOST_COUNTED + 1)
        return rows.order_by()[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return self._counted if self._known is not None else min(self._counted, MOST_COUNTED)

    @property
    def is_cut(self) -> bool:
        return self._known is None and self._counted > MOST_COUNTED

    def long_page(self, number: int, shown: Callable[[Sequence[int]], list[Any]]) -> LongPage:
        """Return the page of this number, or the nearest; `shown` gives the rows of some ids in order."""
        number = min(max(number, 1), LAST_PAGE if self.is_cut else self.num_pages)
        ids = self._ids(number)
        if not ids and number > 1:
            number = self.num_pages
            ids = self._ids(number)
        page = LongPage(shown(ids[: self.per_page]), number, self)
        page.has_later = len(ids) > self.per_page
        return page

    def _ids(self, number: int) -> list[int]:
        first = (number - 1) * self.per_page
        beyond, rows = first + self.per_page + 1, self.object_list
        if self.is_cut or first <= self.count // 2 or not isinstance(rows, QuerySet):
            return list(rows[first:beyond])
        # What is nearer to the end is counted from there.
        last = self.count - first
        return list(rows.reverse()[max(0, self.count - beyond) : last])[::-1]


def long_page_of(
    request: HttpRequest,
    ids: LongList,
    shown: Callable[[Sequence[int]], list[Any]],
    per_page: int,
    known: int | LongList | None = None,
) -> LongPage:
    """Return the asked page of a list of ids; a number that does not exist gives the nearest one."""
    return LongPaginator(ids, per_page, known).long_page(query(request).place("page") or 1, shown)


def in_order(rows: "QuerySet[Any, Any]") -> Callable[[Sequence[int]], list[Any]]:
    """Return what gives the rows of some ids in their order."""

    def shown(ids: Sequence[int]) -> list[Any]:
        there = {one.pk: one for one in rows.filter(pk__in=list(ids))}
        return [there[pk] for pk in ids if pk in there]

    return shown


def told_count(page: LongPage) -> str:
    """Return how many rows there are, as a number people read: "more than 10,000" where nobody counted on."""
    number = written_number(page.total)
    return _("more than %(count)s") % {"count": number} if page.is_cut else number
