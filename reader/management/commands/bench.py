"""Run a benchmark and print its figures."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reader.benchmarks import analysis, gloss, ingestion, page
from reader.benchmarks.measuring import Figures


class Command(BaseCommand):
    help = "Measure the reader on this machine: page, gloss, analysis or ingest. Uses a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("page", "gloss", "analysis", "ingest"))
        parser.add_argument("file", nargs="*", type=Path, help="analysis: texts to use in place of the seeds")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, what: str, file: list[Path], **options: Any) -> None:
        figures = self._measure(what, file)
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        width = max(map(len, figures))
        for name, value in figures.items():
            self.stdout.write(f"{name.replace('_', ' '):<{width}}  {value:>12,}")

    def _measure(self, what: str, files: list[Path]) -> Figures:
        if what == "analysis":
            return analysis.run(files)
        return {"page": page.run, "gloss": gloss.run, "ingest": ingestion.run}[what]()
