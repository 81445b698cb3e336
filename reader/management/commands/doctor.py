"""Say whether this installation is fit to be relied on, and what to do where it is not."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.runtime.doctor import State, examine

SIGNS = {State.GOOD: "good", State.LOOK: "look", State.BAD: "BAD "}


class Command(BaseCommand):
    help = (
        "Look at addresses, TLS, keys, backups, disk, mail, clock, worker and versions, and say what to do. "
        "The exit status is 1 if something is bad."
    )
    requires_system_checks = ()  # they are among what is looked at

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        seen = []
        for diagnosis in examine():
            seen.append(diagnosis)
            if not options["json"]:
                do = f"\n      {diagnosis.do}" if diagnosis.do else ""
                self.stdout.write(f"{SIGNS[diagnosis.state]}  {diagnosis.part}: {diagnosis.says}{do}")
        bad = sum(diagnosis.state is State.BAD for diagnosis in seen)
        if options["json"]:
            told = {"bad": bad, "checks": [asdict(diagnosis) for diagnosis in seen]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if bad:
            raise CommandError(f"{bad} thing{'' if bad == 1 else 's'} to mend.")
