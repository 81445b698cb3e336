"""Say which version this is, of the code, of the analysis and of the library's tables."""

import json
import platform
from argparse import ArgumentParser
from typing import Any

import django
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from reader import schema
from reader.analyser import site_analyser
from reader.watch.release import VERSION


class Command(BaseCommand):
    help = "Say which version this is: of Hashiya, its analysis, its tables, Python, Django, the database."
    requires_system_checks = ()  # it is asked where something is wrong

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        told = {
            "hashiya": VERSION,
            "analysis": site_analyser().version,
            "tables": self.tables(),
            "python": platform.python_version(),
            "django": django.get_version(),
            "database": connection.display_name,
        }
        if options["json"]:
            self.stdout.write(json.dumps(told))
        else:
            self.stdout.write("\n".join(f"{name} {value}" for name, value in told.items()))

    def tables(self) -> str:
        """How the library's tables stand to this version."""
        try:
            if not schema.is_there() or schema.is_empty():
                return "none yet"
            if newer := schema.unknown():
                return f"newer: {newer[-1]}"
            pending = schema.pending()
        except DatabaseError:
            return "not to be read"
        return f"older: {pending} steps to go" if pending else "of this version"
