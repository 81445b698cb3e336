"""What a page has as data: columns, rows that are read while they are sent, and what stands above them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.forms import BaseForm

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of a page, all of them, each with as many values as there are columns.

    In JSON they stand under `name`, after the members of `head`; a table has the rows alone.
    """

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]
    name: str = "items"
    head: Mapping[str, Any] = field(default_factory=dict)


def read_rows(rows: "QuerySet[Any]", columns: Mapping[str, str], **more: Any) -> PageRows:
    """Return the rows of a query, some at a time: `columns` says which field is told under which name."""
    read = rows.values_list(*columns.values()).iterator(chunk_size=AT_ONCE)
    return PageRows(tuple(columns), read, **more)


def check_filters(form: BaseForm) -> None:
    """Raise BadRequest (400) for a filter that cannot be: without it the rows would be others than asked."""
    if form.is_bound and not form.is_valid():
        raise BadRequest(" ".join(str(one) for found in form.errors.values() for one in found))
