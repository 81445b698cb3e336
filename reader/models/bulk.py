"""Insert rows in a fraction of the time that `bulk_create` takes, where there are many and small ones."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def insert_values(model: type[Model], columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Insert rows that are given as values of these columns; no objects are made and no ids are read."""
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})",  # noqa: S608
            list(values),
        )
