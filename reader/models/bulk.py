"""Insert many new rows in a fraction of the time that `bulk_create` takes, where nobody needs their ids."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models
from django.utils import timezone

# Fields whose values the database takes as they are; the others are prepared by the field.
_AS_THEY_ARE = (
    models.IntegerField,
    models.FloatField,
    models.BooleanField,
    models.ForeignKey,
    models.TextField,
)

Value = Callable[[models.Model], Any]


def insert(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one model, as `bulk_create` would; neither their ids nor their times are set.

    `bulk_create` compiles a statement with a placeholder for each value and prepares every value anew, which
    for the annotations of an article takes as long as finding a third of them.
    """
    if not rows:
        return
    model = type(rows[0])
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    values = [_value_of(one) for one in fields]
    insert_values(
        model, [str(one.column) for one in fields], ([value(row) for value in values] for row in rows)
    )


def _value_of(field: models.Field[Any, Any]) -> Value:
    """Return what gives a row's value of this field, ready for the database."""
    if isinstance(field, _AS_THEY_ARE):
        return attrgetter(field.attname)
    if isinstance(field, models.CharField):
        return _text_of(attrgetter(field.attname))
    if isinstance(field, models.DateTimeField) and (field.auto_now or field.auto_now_add):
        now = field.get_db_prep_save(timezone.now(), connection=connection)
        return lambda row: now

    def prepared(row: models.Model) -> Any:
        return field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)

    return prepared


def _text_of(value_of: Value) -> Value:
    def text(row: models.Model) -> str | None:
        value = value_of(row)
        return value if value is None else str(value)  # a choice is a text too

    return text


def insert_values(model: type[models.Model], columns: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Insert rows that are given as values of these columns, ready for the database."""
    table, names = _named(model, columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Rows by the hundred as one stream, where each statement of its own is read and planned anew.
            with cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
                for row in values:
                    stream.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values))  # noqa: S608


def _named(model: type[models.Model], columns: Sequence[str]) -> tuple[str, str]:
    """Return the table of a model and these columns of it, as SQL names them."""
    quoted = connection.ops.quote_name
    return quoted(model._meta.db_table), ", ".join(map(quoted, columns))
