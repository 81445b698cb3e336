"""Back the library up into one archive, while the site runs if it does."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from reader.backup import CannotBackUp, make_backup
from reader.backup.making import default_path
from reader.backup.verifying import lost_files
from reader.management.site_command import SiteCommand
from reader.runtime.prepare import progress_bar


class Command(SiteCommand):
    help = (
        "Write all that is kept into one archive: the database as it is at one moment, files and pictures. "
        "The site may go on. Passwords are in it as hashes, the secret key is not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "path",
            nargs="?",
            type=Path,
            help="a file, or a folder for one (default: backups/ in the state folder)",
        )

    def handle(self, *args: Any, path: Path | None, **options: Any) -> None:
        path = path or default_path()
        if path.is_dir():
            path = path / default_path().name
        try:
            with progress_bar("Backing up") as report:
                manifest = make_backup(path.resolve(), report)
        except CannotBackUp as problem:
            raise CommandError(str(problem)) from problem
        for lost in lost_files():
            self.stderr.write(f"Not in the backup: {lost.what}")
        rows, files = sum(manifest.rows.values()), len(manifest.files)
        size = path.stat().st_size / (1 << 20)
        self.stdout.write(f"{path}: {rows} rows and {files} files, {size:.1f} MB.")
