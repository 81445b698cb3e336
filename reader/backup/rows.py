"""The rows of a table as lines of JSON and back, the same for every database.

The first line has the names of the columns, each further one the values of a row in that order. Times and
dates are in ISO 8601, bytes in base64, numbers with a point and ids of tasks as text.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import connection
from django.db.models import BinaryField, Field, ForeignKey, JSONField, Model

from reader.backup.archive import BadArchive

# The keys of sessions open the site like passwords: whoever is signed in signs in again. The index of the
# search and the words of names are made anew, what is counted is counted anew, files of exports are no part
# of the library, and what processes know of each other is of the moment.
LEFT_OUT = {
    "django_session",
    "reader_actormonth",
    "reader_actortally",
    "reader_articletally",
    "reader_device",
    "reader_exportjob",
    "reader_namepart",
    "reader_requestallowance",
    "reader_searchindex",
    "reader_searchrow",
    "reader_workerbeat",
}
ROWS_AT_ONCE = 500
LONGEST_ROW = 512 << 20


def tables_of(apps: Apps) -> dict[str, type[Model]]:
    """Every table that a backup has, with its model."""
    found = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {
        table: model
        for table, model in sorted(found.items())
        if model._meta.managed and not model._meta.proxy and table not in LEFT_OUT
    }


def dumped(model: type[Model], alias: str) -> Iterator[bytes]:
    """Yield the table's columns and rows as lines."""
    fields = model._meta.local_concrete_fields
    yield _line([str(field.column) for field in fields])
    rows = model._base_manager.using(alias).order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield _line(list(row))


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return b64encode(bytes(value)).decode("ascii")
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in a backup")


def json_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut chunks of bytes into lines. Raises BadArchive for one that is longer than any row."""
    rest = b""
    for chunk in chunks:
        first, *others = chunk.split(b"\n")
        rest += first
        for other in others:
            yield rest
            rest = other
        if len(rest) > LONGEST_ROW:
            raise BadArchive("The archive is damaged: it has a row that no table can hold.")
    if rest:
        raise BadArchive("The archive is damaged: a table of it does not end.")


def load(model: type[Model], chunks: Iterable[bytes]) -> int:
    """Insert the rows that `dumped` gave; return how many. Raises BadArchive for what are none.

    Nothing is computed anew: a time of the last change stays what it was.
    """
    lines = json_lines(chunks)
    try:
        fields = _fields_of(model, json.loads(next(lines, b"[]")))
        count = 0
        with connection.cursor() as cursor:
            while batch := list(islice(lines, ROWS_AT_ONCE)):
                rows = [_values(fields, json.loads(line)) for line in batch]
                cursor.executemany(_insertion(model, fields), rows)
                count += len(rows)
        return count
    except (ValueError, TypeError, KeyError) as problem:
        if isinstance(problem, BadArchive):
            raise
        raise BadArchive(f"A row of {model._meta.db_table} cannot be read: {problem}") from problem


def _fields_of(model: type[Model], names: list[str]) -> "list[Field[Any, Any]]":
    fields = {field.column: field for field in model._meta.local_concrete_fields}
    if set(names) != fields.keys() or len(names) != len(fields):
        raise BadArchive(f"The columns of {model._meta.db_table} in the archive are not those of the table.")
    return [fields[name] for name in names]


def _insertion(model: type[Model], fields: "list[Field[Any, Any]]") -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608


def _values(fields: "list[Field[Any, Any]]", row: list[Any]) -> list[Any]:
    if len(row) != len(fields):
        raise BadArchive("The archive is damaged: a row has more or fewer values than its table has columns.")
    return [_value(field, value) for field, value in zip(fields, row, strict=True)]


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, JSONField):
        if value is None and field.null:
            return None
        return field.get_db_prep_value(value, connection)
    if value is None:
        return None
    kind = field.target_field if isinstance(field, ForeignKey) else field
    if isinstance(kind, BinaryField) and not isinstance(value, str):
        raise BadArchive("The archive is damaged: what should be bytes is something else.")
    return field.get_db_prep_save(kind.to_python(value), connection)
