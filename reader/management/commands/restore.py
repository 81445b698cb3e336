"""Restore the library from an archive that `backup` made, after all of it was checked."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.backup import BadArchive, CannotRestore, restore_archive
from reader.runtime.prepare import progress_bar


class Command(BaseCommand):
    help = "Put the library of an archive in place, on the database that is set, whichever it was made on."
    requires_system_checks = ()  # the database may be what is to be replaced

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="in place of the library that is there, of which a backup is made",
        )

        parser.add_argument(
            "--without-keeping",
            action="store_true",
            help="with --replace: make no backup of it; it may be one that a newer version left half changed",
        )

    def handle(self, *args: Any, path: Path, replace: bool, **options: Any) -> None:
        keep = not options["without_keeping"]
        try:
            manifest, former = restore_archive(path, replace, progress_bar, keep)
        except (BadArchive, CannotRestore) as problem:
            raise CommandError(str(problem)) from problem
        rows, files = sum(manifest.rows.values()), len(manifest.files)
        self.stdout.write(f"Restored {rows} rows and {files} files of {manifest.made}.")
        if former is not None:
            self.stdout.write(f"What was there before is in {former}.")
