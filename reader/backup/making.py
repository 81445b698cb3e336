"""Make a backup: the database as it is at one moment, and the files that were kept by then."""

import platform
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from reader import schema
from reader.backup.archive import FORMAT, BadArchive, Manifest, Report, Writer, opened
from reader.backup.rows import dumped, tables_of
from reader.files import scratch
from reader.library import originals
from reader.schema.copying import copy_database

SNAPSHOT = "snapshot"


class CannotBackUp(Exception):  # noqa: N818 (it says what cannot be done)
    """There is no backup; the message says why."""


def default_path() -> Path:
    return Path(settings.STATE_DIR) / "backups" / f"hashiya-{timezone.localtime():%Y%m%d-%H%M%S}.zip"


def make_backup(path: Path, report: Report) -> Manifest:
    """Write a backup to `path`, which is there once it is whole, on the disk and read back.

    The site may go on: the database is that of one moment, and a file is kept before its row is there.
    Raises CannotBackUp.
    """
    if path.exists():
        raise CannotBackUp(
            f"{path} is there already, and a backup never writes over a file. Give another name."
        )
    _require_current()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        scratch.sweep_scratch(path.parent)
        with scratch.draft_in(path.parent) as draft:
            with (
                zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive,
                database_snapshot(path.parent) as alias,
            ):
                manifest = _write(Writer(archive, _manifest(alias)), alias, report)
            draft.flush()
            with opened(Path(draft.name)) as written:
                written.check(lambda done, total, label: None)
            scratch.keep(draft, path)
    except (OSError, sqlite3.Error, DatabaseError, BadArchive) as problem:
        raise CannotBackUp(
            f"The backup could not be written: {problem}. Nothing of it was left."
        ) from problem
    return manifest


def _require_current() -> None:
    """Raise CannotBackUp unless the database has the tables that this version knows."""
    try:
        current = schema.is_there() and not schema.pending() and not schema.unknown()
    except DatabaseError as problem:
        raise CannotBackUp(f"The database cannot be read: {problem}") from problem
    if not current:
        raise CannotBackUp(
            "The database is not up to date with this version. Start it once (make run), then try again."
        )


@contextmanager
def database_snapshot(beside: Path) -> Iterator[str]:
    """Give the name of a database connection that sees one moment for as long as the block runs.

    SQLite needs room for a copy, in the folder `beside`: the disk of the library may be full.
    """
    if connection.vendor == "sqlite":
        with scratch.folder_in(beside) as folder:
            copy = folder / "snapshot.sqlite3"
            copy_database(Path(connection.settings_dict["NAME"]), copy)
            connections.databases[SNAPSHOT] = connection.settings_dict | {"NAME": str(copy)}
            try:
                yield SNAPSHOT
            finally:
                connections[SNAPSHOT].close()
                del connections[SNAPSHOT], connections.databases[SNAPSHOT]
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield DEFAULT_DB_ALIAS


def _manifest(alias: str) -> Manifest:
    applied = MigrationRecorder(connections[alias]).applied_migrations()
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        database = f"{connection.display_name} {cursor.fetchone()[0]}"
    versions = {"python": platform.python_version(), "django": django.__version__, "database": database}
    return Manifest(
        format=FORMAT,
        made=timezone.now().isoformat(),
        versions=versions,
        migrations=sorted([app, name] for app, name in applied),
    )


def _write(writer: Writer, alias: str, report: Report) -> Manifest:
    tables = tables_of(apps)
    kept = list(originals.stored())
    total = len(tables) + len(kept)
    for done, (table, model) in enumerate(tables.items()):
        report(done, total, table)
        lines = 0

        def counted(rows: Iterator[bytes]) -> Iterator[bytes]:
            nonlocal lines
            for row in rows:
                lines += 1
                yield row

        writer.add(f"tables/{table}.jsonl", counted(dumped(model, alias)))
        writer.manifest.rows[table] = lines - 1
    for done, sha256 in enumerate(kept, len(tables)):
        report(done, total, sha256[:12])
        writer.add(f"files/{sha256}", originals.chunks_of(sha256))
    report(total, total, "")
    writer.close()
    return writer.manifest
