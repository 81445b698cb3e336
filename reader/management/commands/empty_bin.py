"""Delete for good what has been in the bin for its days."""

from argparse import ArgumentParser
from typing import Any

from reader.library.bin import numbers, purge_all
from reader.management.site_command import SiteCommand
from reader.models.bin import time_kept


class Command(SiteCommand):
    help = (
        "Delete for good what has been in the bin for longer than HASHIYA_BIN_DAYS (30); the worker does the "
        "same. What is younger is emptied by an admin on the page of the bin alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how much is in the bin")

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        while not options["dry_run"] and (done := purge_all()):
            count += done
        left = ", ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in numbers().items())
        self.stdout.write(f"{count} deleted for good after {time_kept().days} days. In the bin: {left}.")
