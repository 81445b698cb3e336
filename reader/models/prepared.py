"""Queries that are put together once a process: most of what a small one costs is the making of its SQL."""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.models import QuerySet

_Row = TypeVar("_Row")
_GAP = 2_147_400_000  # stands in the SQL's parameters for the first number: near the largest of a column


class PreparedQuery(Generic[_Row]):
    """A query that is asked with other numbers each time: ids of rows, places in a text, or None.

    `build` makes the queryset out of numbers, and must do nothing with them but compare. It is called once
    for each count of them and each choice of those that are None, since its SQL says so.
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, _Row]]") -> None:
        self._build = build
        self._ready: dict[tuple[bool, ...], Any] = {}  # queryset, compiler, SQL and its parameters

    def __call__(self, *numbers: int | None) -> list[_Row]:
        """Return the rows for these numbers; what no column may hold is left to Django to judge."""
        if [one for one in numbers if one is not None and not 0 <= one < _GAP]:
            return list(self._build(*numbers))
        shape = tuple([one is None for one in numbers])
        rows, prepared, sql, params = self._ready.get(shape) or self._prepare(shape)
        filled = [_filled(one, numbers) for one in params]
        compiler = copy(prepared)
        compiler.connection = connections[rows.db]
        compiler.as_sql = lambda *_args, **_more: (sql, filled)
        asked: QuerySet[Any, _Row] = rows._chain()
        asked.query.get_compiler = lambda *_args, **_more: compiler  # type: ignore[method-assign]
        return list(asked)

    def _prepare(self, shape: tuple[bool, ...]) -> Any:
        # Two threads may do this at once: both come to the same.
        rows = self._build(*(None if is_none else _GAP + at for at, is_none in enumerate(shape)))
        compiler = rows.query.get_compiler(rows.db)
        self._ready[shape] = ready = (rows, compiler, *compiler.as_sql())
        return ready


def _filled(param: Any, numbers: Sequence[int | None]) -> Any:
    if not isinstance(param, int) or param < _GAP:
        return param
    kind: Any = type(param)  # PostgreSQL has one for each width of a column
    return kind(numbers[param - _GAP])
