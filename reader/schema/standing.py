"""Which migrations the database has, and which of them this code knows."""

from pathlib import Path
from pkgutil import iter_modules

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from reader import migrations


class NewerDatabase(Exception):  # noqa: N818 (it says what the database is)
    """The database has been through migrations that this code does not know; the message says what to do."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(
            f"The database belongs to a newer Hashiya: it has been through {', '.join(names)}, which this "
            "version does not know. Nothing was changed. Start it with the newer version again, or restore "
            "a backup that this version made."
        )


def is_there() -> bool:
    """Whether there is a database to ask; asking SQLite would make a file."""
    return connection.vendor != "sqlite" or _in_memory() or Path(connection.settings_dict["NAME"]).exists()


def _in_memory() -> bool:
    name = str(connection.settings_dict["NAME"])
    return name == ":memory:" or "mode=memory" in name


def is_empty() -> bool:
    """Whether the database has no table at all."""
    return not connection.introspection.table_names()


def pending() -> int:
    """How many migrations the database has still to go through."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown() -> list[str]:
    """The names of our migrations that the database has and this code does not."""
    return sorted(_applied() - _known())


def is_behind() -> bool:
    """Whether the database has still to go through a migration of ours; quicker than counting all of them."""
    return bool(_known() - _applied())


def _known() -> set[str]:
    return {module.name for module in iter_modules(migrations.__path__)}


def _applied() -> set[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {name for app, name in applied if app == "reader"}


def refuse_newer() -> None:
    """Raise NewerDatabase if the database is of a newer version than this code."""
    if is_there() and (names := unknown()):
        raise NewerDatabase(names)
