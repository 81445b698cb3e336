"""Restore a library from an archive, on SQLite or PostgreSQL, whichever it was made on.

All of the archive is read and compared before anything is touched. The tables are made as they were when the
archive was made, filled, and then brought up to this version. On SQLite that happens in a file beside the
library's, which then takes its place in one transaction; on PostgreSQL it is one transaction. So whoever
looks meanwhile sees the old library or the new one; on PostgreSQL pages wait for that until it is done.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from django.utils import timezone

from reader import schema, search
from reader.backup.archive import BadArchive, Manifest, Progress, Reader, Report, opened
from reader.backup.making import CannotBackUp, make_backup
from reader.backup.rows import load, tables_of
from reader.files import scratch
from reader.library import originals, tallies


class CannotRestore(Exception):  # noqa: N818 (it says what cannot be done)
    """Nothing was restored; the message says why."""


def restore_archive(
    path: Path, replace: bool, progress: Progress, keep_former: bool = True
) -> tuple[Manifest, Path | None]:
    """Put the archive's library in place; return its manifest and the backup of the library that it replaced.

    Without `replace` there must be no library yet. Without `keep_former` no backup is made of the one that is
    replaced, whose tables may then be of any version; files that only it has stay. Raises BadArchive and
    CannotRestore; nothing was changed then.
    """
    Path(settings.STATE_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    with opened(path) as archive:
        _refuse_newer(archive.manifest)
        if _has_library() and not replace:
            raise CannotRestore(
                "There is a library already. With --replace the archive takes its place; a backup of what "
                "was there is made first."
            )
        with progress("Checking the archive") as report:
            archive.check(report)
        _require_room(archive.manifest)
        former = _keep_former(progress) if keep_former and _has_library() else None
        try:
            _put_files(archive)
            _put_database(archive, progress)
        except (DatabaseError, sqlite3.Error, OSError) as problem:
            raise CannotRestore(
                f"The archive could not be restored: {problem}. The library is as it was."
            ) from problem
        if former is not None:
            _drop_other_files(archive.manifest)
        return archive.manifest, former


def _refuse_newer(manifest: Manifest) -> None:
    known = MigrationLoader(None).disk_migrations
    newer = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if newer:
        raise BadArchive(
            f"The archive was made by a newer Hashiya: this one does not know {newer[0]}. Update it, then "
            "restore the archive again."
        )


def _has_library() -> bool:
    try:
        return schema.is_there() and not schema.is_empty()
    except DatabaseError as problem:
        raise CannotRestore(
            f"The database that is set cannot be read ({problem}). Start it, name another, or move a damaged "
            "SQLite file away; then try again."
        ) from problem


def _require_room(manifest: Manifest) -> None:
    needed = 2 * sum(entry.size for entry in manifest.entries.values())
    free = shutil.disk_usage(settings.STATE_DIR).free
    if needed > free:
        raise CannotRestore(
            f"Restoring may take {needed // (1 << 20)} MB, and {settings.STATE_DIR} has {free // (1 << 20)} "
            "MB free. Make room, then try again."
        )


def _keep_former(progress: Progress) -> Path:
    path = Path(settings.STATE_DIR) / "backups" / f"before-restore-{timezone.localtime():%Y%m%d-%H%M%S}.zip"
    try:
        with progress("Backing up what is there") as report:
            make_backup(path, report)
    except (CannotBackUp, DatabaseError) as problem:
        raise CannotRestore(
            f"The library that is there could not be backed up first ({problem}), so it was not replaced. "
            f"If it is not wanted, move {settings.STATE_DIR} away or name another database."
        ) from problem
    return path


# Files


def _put_files(archive: Reader) -> None:
    """Keep the archive's files under their names; those that are there already and whole stay."""
    for sha256 in archive.manifest.files:
        if not originals.is_whole(sha256):
            originals.put_back_original(sha256, archive.chunks(f"files/{sha256}"))


def _drop_other_files(manifest: Manifest) -> None:
    """Take away the files of the library that was replaced; its backup has them."""
    for sha256 in set(originals.stored()) - set(manifest.files):
        originals.remove_original(sha256)


# The database


def _put_database(archive: Reader, progress: Progress) -> None:
    if connection.vendor != "sqlite":
        with transaction.atomic():
            _drop_tables()
            _fill(archive, progress)
        return
    live = Path(connection.settings_dict["NAME"])
    live.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with scratch.folder_in(live.parent) as folder:
        built = folder / "built.sqlite3"
        with _database_at(built):
            _fill(archive, progress)
        with closing(sqlite3.connect(built)) as source, closing(sqlite3.connect(live, timeout=60)) as target:
            source.backup(target)
    live.chmod(0o600)


@contextmanager
def _database_at(path: Path) -> Iterator[None]:
    """Let the default connection, which migrations ask for, be to another file while the block runs."""
    usual = connections.databases[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS].close()
    del connections[DEFAULT_DB_ALIAS]
    connections.databases[DEFAULT_DB_ALIAS] = usual | {"NAME": str(path)}
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        del connections[DEFAULT_DB_ALIAS]
        connections.databases[DEFAULT_DB_ALIAS] = usual


def _drop_tables() -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in connection.introspection.table_names())
    if names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {names} CASCADE")


def _fill(archive: Reader, progress: Progress) -> None:
    """Make the archive's tables in an empty database, fill them, and bring them up to this version."""
    _check_references("IMMEDIATE")
    with progress("Making the tables") as report:
        report(0, 1, "")
        apps = _tables_as_then(archive.manifest)
        report(1, 1, "")
    tables = tables_of(apps)
    if unknown := archive.manifest.rows.keys() - tables.keys():
        raise BadArchive(f"The archive has a table that its version did not have: {min(unknown)}.")
    with progress("Restoring") as report, transaction.atomic():
        _load(archive, tables, report)
    call_command(migrate.Command(), verbosity=0, interactive=False)
    search.begin_again()
    tallies.count_everything()


def _load(archive: Reader, tables: dict[str, type[Model]], report: Report) -> None:
    """Put the archive's rows in place of what the migrations have put there."""
    _check_references("DEFERRED")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
    total = len(archive.manifest.rows)
    for done, (table, count) in enumerate(archive.manifest.rows.items()):
        report(done, total, table)
        if load(tables[table], archive.chunks(f"tables/{table}.jsonl")) != count:
            raise BadArchive(f"The archive is damaged: {table} has not the {count} rows that it should have.")
    report(total, total, "")
    connection.check_constraints()
    _check_references("IMMEDIATE")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables.values())):
            cursor.execute(statement)


def _check_references(when: str) -> None:
    """Say when PostgreSQL checks foreign keys: a table with checks to come cannot be altered."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS ALL {when}")


def _tables_as_then(manifest: Manifest) -> Apps:
    """Make the tables that the archive's version had; return the models of then.

    Where that had been through only some of the steps that one migration replaces, it goes by the steps.
    """
    executor = MigrationExecutor(connection)
    then = {(app, name) for app, name in manifest.migrations}
    replaced = {key: set(one.replaces) for key, one in executor.loader.replacements.items()}
    if any(steps & then and not steps <= then for steps in replaced.values()):
        executor.loader = MigrationLoader(connection, replace_migrations=False)
    else:
        then |= {key for key, steps in replaced.items() if steps <= then}
    graph = executor.loader.graph
    latest = [
        key
        for key in sorted(then & graph.nodes.keys())
        if not any(child.key[0] == key[0] and child.key in then for child in graph.node_map[key].children)
    ]
    executor.migrate(latest)
    return executor.loader.project_state(latest).apps
