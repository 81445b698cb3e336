"""Tables that an edited migration left otherwise than it says now, mended before others meet them.

Two early editions of 0003 also made tables for comments, answers and assignments, which nothing filled, 0005
makes anew, and columns lead to. No migration can be put before 0005 any more.
"""

from importlib import import_module

from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader

MENDING = "0020_mend_edited_migrations"
UNUSED = ("reader_comment_mentions", "reader_comment", "reader_answer", "reader_assignment")


class Filled(Exception):  # noqa: N818 (it says what the table is)
    """A table that nothing ever filled has rows; the message says which."""


def mend_early_tables() -> None:
    """Make the tables what the migrations that the database has been through say now.

    Raises Filled if somebody has put rows into a table that is to go.
    """
    loader = MigrationLoader(connection)
    if ("reader", MENDING) in loader.applied_migrations:
        return
    applied = [key for key in loader.applied_migrations if key[0] == "reader" and key in loader.graph.nodes]
    if not applied:
        return
    mending = import_module(f"reader.migrations.{MENDING}")
    unused = []
    if ("reader", "0005_rounds_and_comments") not in applied:
        there = set(connection.introspection.table_names())
        unused = [table for table in UNUSED if table in there]
    for table in unused:
        _require_empty(table)
    apps = loader.project_state(applied).apps
    with connection.schema_editor() as editor:
        if unused:
            _drop(unused, apps, editor)
        mending.mend_tables(apps, editor)
        mending.mend_times(apps, editor)


def _require_empty(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
        (count,) = cursor.fetchone()
    if count:
        raise Filled(
            f"The table {table} of this early library has {count} rows, though no version ever filled it. "
            "Take them out, then start again. Nothing was changed."
        )


def _drop(unused: list[str], apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the tables, the column that leads to one of them, and what analysts might do to them by hand."""
    mending = import_module(f"reader.migrations.{MENDING}")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reader_labelset SET guidelines = question WHERE guidelines = '' AND question <> ''"
        )
    annotation = apps.get_model("reader", "annotation")
    mending.add_columns(annotation, editor)
    mending.drop_columns(annotation, editor, ["assignment_id"])
    if connection.vendor != "sqlite":  # there the index went with a column that its condition named
        editor.add_index(
            annotation, next(one for one in annotation._meta.indexes if one.name == "waiting_for_review")
        )
    for table in unused:
        editor.execute(f"DROP TABLE {editor.quote_name(table)}")
    models = [table.removeprefix("reader_") for table in UNUSED]
    rights = apps.get_model("auth", "Permission").objects
    rights.filter(content_type__app_label="reader", content_type__model__in=models).delete()
