"""Compare the kept files, the uploads and their tasks, and say what is wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.models import Upload
from reader.uploads import faults


class Command(BaseCommand):
    help = "Compare files, uploads and tasks; a line for each fault, exit status 1 if there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stdout.write(fault)
        counts = {state: Upload.objects.filter(state=state).count() for state in Upload.State.values}
        told = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
        self.stdout.write(f"{Upload.objects.count()} uploads: {told or 'none'}.")
        if found:
            raise CommandError(f"{found} fault{'' if found == 1 else 's'}.")
