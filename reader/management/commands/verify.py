"""Read all that is kept, and say what is wrong and how to mend it."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError
from django.utils import timezone

from reader.backup.verifying import RESTORE, Fault, find_faults
from reader.management.site_command import SiteCommand
from reader.models import Upload
from reader.runtime.prepare import progress_bar


class Command(SiteCommand):
    help = (
        "Read every file, check the database, and compare uploads, tasks, texts and marks; a fault is told "
        "with how to mend it. The exit status is 1 if there is one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="do not read the bytes of files and texts")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, quick: bool, **options: Any) -> None:
        found = []
        for one in _to_the_end(find_faults(progress_bar, quick)):
            found.append(one)
            if not options["json"]:
                self.stdout.write(f"{one.what}\n    {one.mend}")
        self.tell(found, quick, options["json"])
        if found:
            raise CommandError(f"{len(found)} fault{'' if len(found) == 1 else 's'}.")

    def tell(self, found: list[Fault], quick: bool, as_json: bool) -> None:
        try:
            counts = check_uploads()
        except DatabaseError:
            counts = {}
        if as_json:
            told = {
                "checked": timezone.now().isoformat(),
                "quick": quick,
                "uploads": counts,
                "findings": [asdict(one) for one in found],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        told_counts = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        self.stdout.write(f"{sum(counts.values())} uploads: {told_counts or 'none'}.")


def _to_the_end(found: Iterator[Fault]) -> Iterator[Fault]:
    """Yield the findings; a database that cannot be read any further is the last one."""
    try:
        yield from found
    except DatabaseError as problem:
        yield Fault("database", f"The database cannot be read to its end: {problem}", RESTORE)


def check_uploads() -> dict[str, int]:
    """How many uploads there are in each state."""
    return {state: Upload.objects.filter(state=state).count() for state in Upload.State.values}
