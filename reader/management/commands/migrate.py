"""Django's `migrate`, which first copies an SQLite library and knows a database that is newer than it."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from reader import schema
from reader.schema.copying import beside, copy_database


class Command(migrate.Command):
    help = f"{migrate.Command.help} An SQLite library is copied beside itself first."

    def handle(self, *args: Any, **options: Any) -> str | None:
        only_asks = options["plan"] or options["check_unapplied"]
        if options["database"] == DEFAULT_DB_ALIAS and not only_asks:
            self.make_ready(anyway=options["app_label"] is not None)
        return super().handle(*args, **options)

    def make_ready(self, anyway: bool) -> None:
        """Copy the library if there is something to do, `anyway` or because migrations are pending."""
        try:
            schema.refuse_newer()
            if schema.is_empty() or not (anyway or schema.pending()):
                return
            self.copy()
            schema.mend_early_tables()
        except (schema.NewerDatabase, schema.Filled) as problem:
            raise CommandError(str(problem)) from problem

    def copy(self) -> None:
        name = Path(connection.settings_dict["NAME"])
        if connection.vendor != "sqlite" or not name.exists():
            return
        copy = beside(name, timezone.localtime())
        try:
            copy_database(name, copy)
        except (OSError, sqlite3.Error) as problem:
            raise CommandError(
                f"The library could not be copied to {copy} before its tables are changed ({problem}), so "
                "nothing was changed. Make room there, then start again."
            ) from problem
        self.stderr.write(f"A copy of the library as it was is kept in {copy}", style_func=str)
