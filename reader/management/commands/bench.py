"""Run a benchmark and print its figures."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reader.benchmarks import (
    analysis,
    corpus,
    crash,
    endurance,
    exporting,
    gloss,
    hostile,
    ingestion,
    own_words,
    page,
    reading,
    reanchoring,
    reannotation,
    slow_clients,
    writers,
    writing,
)
from reader.benchmarks.measuring import Figures
from reader.formats.writers.registry import formats

Options = dict[str, Any]
BENCHMARKS: dict[str, Callable[[Options], Mapping[str, float | Figures]]] = {
    "page": lambda _: page.run(),
    "api": lambda _: reading.run(),
    "gloss": lambda _: gloss.run(),
    "own-words": lambda _: own_words.run(),
    "write": lambda _: writing.run(),
    "analysis": lambda given: analysis.run(given["file"]),
    "ingest": lambda _: ingestion.run(),
    "corpus": lambda given: corpus.run(
        given["articles"] or corpus.ARTICLES, given["database"], given["keep"]
    ),
    "endurance": lambda given: endurance.run(
        given["articles"] or endurance.ARTICLES, given["pages"], given["database"]
    ),
    "export": lambda given: exporting.run(given["articles"] or exporting.ARTICLES, given["format"] or ()),
    "writers": lambda given: writers.run(given["analysts"], given["seconds"], given["database"]),
    "reannotate": lambda given: reannotation.run(
        given["articles"] or reannotation.ARTICLES, given["database"]
    ),
    "reanchor": lambda given: reanchoring.run(given["file"], given["edits"], given["seed"]),
    "crash": lambda given: crash.run(given["kills"], given["files"] or 500, given["database"], given["seed"]),
    "hostile": lambda given: hostile.run(given["files"] or 5000, given["database"], given["seed"]),
    "slow-clients": lambda given: slow_clients.run(given["half_open"], given["database"]),
}


class Command(BaseCommand):
    help = f"Measure the reader on this machine: {', '.join(BENCHMARKS)}. Uses a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=tuple(BENCHMARKS))
        parser.add_argument("file", nargs="*", type=Path, help="analysis, reanchor: other texts")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--articles",
            type=int,
            help="how many: export (1000), corpus and endurance (20000), reannotate (120)",
        )
        parser.add_argument("--pages", type=int, default=10_000, help="endurance: how many are asked for")
        parser.add_argument(
            "--format", action="append", choices=tuple(formats()), help="export: only this format, or these"
        )
        parser.add_argument(
            "--keep", type=Path, help="corpus: a folder in which the SQLite library stays, or is already"
        )
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
            help="corpus and those that run a server: a new database of this kind, or DATABASE_URL's",
        )

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        figures = BENCHMARKS[what](options)
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        lines = list(_flat(figures))
        width = max(len(name) for name, _value in lines)
        for name, value in lines:
            self.stdout.write(f"{name.replace('_', ' '):<{width}}  {value:>12,}")


def _flat(figures: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield each figure with its name; of a group of them, with the names of its groups before it."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from ((f"{name}: {own}", figure) for own, figure in _flat(value))
        else:
            yield name, value
