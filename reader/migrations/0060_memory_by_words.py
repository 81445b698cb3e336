"""The translation memory is found by its words: by FTS5 on SQLite, by a GIN index on PostgreSQL.

Both are kept by the database itself, whoever writes. On PostgreSQL signs are taken for blanks, since which of
them part words there depends on how a database sorts.
"""

from django.db import migrations

_WORDS = "reader_searchmemory"
_NEW = f"INSERT INTO {_WORDS} (rowid, arabic) VALUES (new.id, new.arabic);"
_OLD = f"INSERT INTO {_WORDS} ({_WORDS}, rowid, arabic) VALUES ('delete', old.id, old.arabic);"
_TRIGGERS = {
    "reader_memory_new": f"AFTER INSERT ON reader_translationunit BEGIN {_NEW} END",
    "reader_memory_gone": f"AFTER DELETE ON reader_translationunit BEGIN {_OLD} END",
    "reader_memory_changed": f"AFTER UPDATE OF arabic ON reader_translationunit BEGIN {_OLD} {_NEW} END",
}
_SQLITE = (
    f"CREATE VIRTUAL TABLE {_WORDS} USING fts5(arabic, content='reader_translationunit', content_rowid='id',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn'\")",
    *(f"CREATE TRIGGER {name} {what}" for name, what in _TRIGGERS.items()),
    f"INSERT INTO {_WORDS} ({_WORDS}) VALUES ('rebuild')",
)
_POSTGRESQL = (
    f"CREATE INDEX {_WORDS} ON reader_translationunit USING gin"
    " (to_tsvector('simple', translate(arabic, '.,،؛:؟!\"«»“”()', '              ')))",
)


def make(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in _TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER {name}")
        schema_editor.execute(f"DROP TABLE {_WORDS}")
    else:
        schema_editor.execute(f"DROP INDEX {_WORDS}")


class Migration(migrations.Migration):
    dependencies = [("reader", "0059_large_libraries")]
    operations = [migrations.RunPython(make, drop)]
