"""Mend libraries that were made while migrations that had landed were still being edited.

0001, 0003 and 0008 were changed after libraries had been made with them. Such a library has them applied, and yet
lacks a column or a table, has a column that nothing fills any more, or holds the name of a column where SQLite was
asked to copy one that was not there. This looks at the tables and makes them what the migrations say; where they
are whole, it does nothing. `reader.schema.early` does the same before other migrations stumble over such tables.
"""

import datetime

from django.db import migrations, models
from django.utils import timezone

YEAR_ONE = datetime.date(1, 1, 1)  # what "never" was in an earlier 0008


def columns_of(model, schema_editor):
    """Return the columns of the model's table: {name: what the database says of it}."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        table = connection.introspection.get_table_description(cursor, model._meta.db_table)
    return {column.name: column for column in table}


def tables(schema_editor):
    return set(schema_editor.connection.introspection.table_names())


def mend_tables(apps, schema_editor):
    """Add the tables and columns that the models have and the database lacks; drop what would stop a new row."""
    there = tables(schema_editor)
    for model in apps.get_app_config("reader").get_models():
        if model._meta.db_table not in there:
            schema_editor.create_model(model)
        else:
            add_columns(model, schema_editor)
            drop_columns(model, schema_editor, blocking_columns(model, schema_editor))
            allow_nulls(model, schema_editor)


def add_columns(model, schema_editor):
    there = columns_of(model, schema_editor)
    for field in model._meta.local_concrete_fields:
        if field.column not in there:
            schema_editor.add_field(model, field)
            if field.column == "updated" and "created" in there:
                schema_editor.execute(f"UPDATE {schema_editor.quote_name(model._meta.db_table)} SET updated = created")


def blocking_columns(model, schema_editor):
    """Return the columns that no field fills and that may not be empty."""
    known = {field.column for field in model._meta.local_concrete_fields}
    there = columns_of(model, schema_editor).values()
    return [column.name for column in there if column.name not in known and not column.null_ok]


def drop_columns(model, schema_editor, names):
    if not names:
        return
    if schema_editor.connection.vendor == "sqlite":
        schema_editor._remake_table(model)
        return
    quote = schema_editor.quote_name
    for name in names:
        schema_editor.execute(f"ALTER TABLE {quote(model._meta.db_table)} DROP COLUMN {quote(name)}")


def allow_nulls(model, schema_editor):
    there = columns_of(model, schema_editor)
    for field in model._meta.local_concrete_fields:
        if field.null and not there[field.column].null_ok:
            strict = field.clone()
            strict.null = False
            strict.set_attributes_from_name(field.name)
            strict.model = model
            schema_editor.alter_field(model, strict, field)


def mend_times(apps, schema_editor):
    """Put a time where SQLite put the column's own name: when the row was made, or now."""
    if schema_editor.connection.vendor != "sqlite":
        return
    quote = schema_editor.quote_name
    now = schema_editor.connection.ops.adapt_datetimefield_value(timezone.now())
    for model in apps.get_app_config("reader").get_models():
        columns = [field.column for field in model._meta.local_concrete_fields if isinstance(field, models.DateTimeField)]
        for column in columns:
            made = quote("created") if "created" in columns and column != "created" else "%s"
            schema_editor.execute(
                f"UPDATE {quote(model._meta.db_table)} SET {quote(column)} = {made}"
                f" WHERE CAST({quote(column)} AS TEXT) = %s",
                [now, column] if made == "%s" else [column],
            )


def mend(apps, schema_editor):
    mend_tables(apps, schema_editor)
    mend_times(apps, schema_editor)
    apps.get_model("reader", "TranslationProvider").objects.filter(day=YEAR_ONE).update(day=None)


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0019_privacy'),
    ]

    operations = [
        migrations.RunPython(mend, migrations.RunPython.noop),
    ]
