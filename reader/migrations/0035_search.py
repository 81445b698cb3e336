"""The full-text index: places as rows; the words in FTS5 on SQLite, in a column with a GIN index on PostgreSQL.

An index of a library that has articles is made in the background once the site runs.
"""

import django.db.models.deletion
from django.db import migrations, models

_SQLITE = (
    "CREATE VIRTUAL TABLE reader_searchtext USING fts5("
    "terms, content='', contentless_delete=1, tokenize=\"ascii tokenchars '_'\")",
    "CREATE TRIGGER reader_searchrow_gone AFTER DELETE ON reader_searchrow BEGIN"
    " DELETE FROM reader_searchtext WHERE rowid = old.place; END",
)
_POSTGRESQL = (
    "ALTER TABLE reader_searchrow ADD COLUMN terms tsvector NOT NULL",
    "CREATE INDEX reader_searchrow_terms ON reader_searchrow USING gin (terms)",
)


def make_index(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER reader_searchrow_gone")
        schema_editor.execute("DROP TABLE reader_searchtext")


def note_that_it_is_to_be_made(apps, schema_editor):
    if apps.get_model("reader", "Article").objects.exists():
        apps.get_model("reader", "SearchIndex").objects.create()


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0034_kinds_of_openings'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchIndex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('upto', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='SearchRow',
            fields=[
                ('place', models.BigIntegerField(primary_key=True, serialize=False)),
                ('digest', models.BigIntegerField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_rows', to='reader.article')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_rows', to='reader.paragraph')),
            ],
        ),
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(note_that_it_is_to_be_made, migrations.RunPython.noop),
    ]
