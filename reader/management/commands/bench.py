"""Run a benchmark and print its figures."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reader.benchmarks import (
    analysis,
    crash,
    gloss,
    hostile,
    ingestion,
    page,
    reanchoring,
    slow_clients,
    writers,
    writing,
)
from reader.benchmarks.measuring import Figures


class Command(BaseCommand):
    help = (
        "Measure the reader on this machine: page, gloss, write, analysis, ingest, writers, reanchor, "
        "crash, hostile or slow-clients. "
        "Uses a database of its own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            choices=(
                "page",
                "gloss",
                "write",
                "analysis",
                "ingest",
                "writers",
                "reanchor",
                "crash",
                "hostile",
                "slow-clients",
            ),
        )
        parser.add_argument("file", nargs="*", type=Path, help="analysis, reanchor: other texts")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--analysts", type=int, default=50, help="writers: how many write at once")
        parser.add_argument("--seconds", type=float, default=60, help="writers: for how long")
        parser.add_argument("--edits", type=int, default=150, help="reanchor: how often each text is edited")
        parser.add_argument("--seed", type=int, default=1, help="reanchor, crash, hostile: of what is random")
        parser.add_argument("--kills", type=int, default=200, help="crash: how often a process is killed")
        parser.add_argument(
            "--files",
            type=int,
            help="crash: how many files arrive (500); hostile: how many are damaged (5000)",
        )
        parser.add_argument(
            "--half-open", type=int, default=200, help="slow-clients: how many requests are never finished"
        )
        parser.add_argument(
            "--database",
            choices=("sqlite", "postgresql", "configured"),
            default="sqlite",
            help="writers, crash, hostile, slow-clients: a new database of this kind, or DATABASE_URL's",
        )

    def handle(self, *args: Any, what: str, file: list[Path], **options: Any) -> None:
        if what == "writers":
            figures = writers.run(options["analysts"], options["seconds"], options["database"])
        elif what == "crash":
            files = options["files"] or 500
            figures = crash.run(options["kills"], files, options["database"], options["seed"])
        elif what == "hostile":
            figures = hostile.run(options["files"] or 5000, options["database"], options["seed"])
        elif what == "slow-clients":
            figures = slow_clients.run(options["half_open"], options["database"])
        elif what == "reanchor":
            figures = reanchoring.run(file, options["edits"], options["seed"])
        else:
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
        simple = {"page": page.run, "gloss": gloss.run, "write": writing.run, "ingest": ingestion.run}
        return simple[what]()
