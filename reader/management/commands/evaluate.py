"""Measure how often the analysis is right, on labelled text."""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reader.arabic.tables import LISTS, leave_out
from reader.evaluation import reports

_SCORERS: dict[str, Callable[[Iterable[str]], reports.Report]] = {
    "glosses": reports.glosses,
    "quotations": reports.quotations,
    "names": reports.names,
    "actors-linking": reports.actors_linking,
}


class Command(BaseCommand):
    help = (
        "Measure the analysis: entities (CoNLL), glosses (TSV), quotations (JSONL), names (TSV), "
        "actors-linking (JSONL). Each figure is given a second time without the lists: names of people, "
        "organisations and places, given and family names, preferred readings, set phrases and the "
        "supplement to the lexicon are read as empty, the vocabulary of the rules and the trained model stay."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("entities", *_SCORERS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--train", type=Path, help="entities: the training text, to score unseen names")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--without-lists", action="store_true", help="give the figures without lists only"
        )
        parser.add_argument("--with-lists", action="store_true", help="only the figures with lists")

    def handle(self, *args: Any, what: str, file: Path, train: Path | None, **options: Any) -> None:
        if options["without_lists"]:
            leave_out(LISTS)
        try:
            report = self._report(what, file, train)
            if not options["without_lists"] and not options["with_lists"]:
                report["without lists"] = _without_lists(what, file, train)
        except (OSError, ValueError, KeyError) as problem:
            raise CommandError(f"{file} cannot be evaluated: {problem}") from problem
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for line in _table(report):
            self.stdout.write(line)

    def _report(self, what: str, file: Path, train: Path | None) -> reports.Report:
        with ExitStack() as opened:
            lines = opened.enter_context(file.open(encoding="utf-8"))
            if what == "entities":
                training = opened.enter_context(train.open(encoding="utf-8")) if train else None
                return reports.entities(lines, training)
            return _SCORERS[what](lines)


def _without_lists(what: str, file: Path, train: Path | None) -> reports.Report:
    """Evaluate in a new process, which has not read the lists yet, and leave the details out."""
    command = [sys.executable, "manage.py", "evaluate", what, str(file.resolve())]
    command += ["--without-lists", "--json"]
    if train:
        command += ["--train", str(train.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=settings.BASE_DIR)  # noqa: S603
    if done.returncode:
        raise ValueError(done.stderr.strip().splitlines()[-1])
    report: reports.Report = json.loads(done.stdout)
    return {name: value for name, value in report.items() if name not in reports.DETAILS}


def _table(report: reports.Report, indent: str = "") -> Iterator[str]:
    """Yield a report as lines; figures that belong together stand on one."""
    for name, value in report.items():
        label = f"{indent}{name.replace('_', ' ')}"
        if isinstance(value, dict) and not any(isinstance(one, dict | str) for one in value.values()):
            yield f"{label:<40} " + "   ".join(f"{key.replace('_', ' ')} {one}" for key, one in value.items())
        elif isinstance(value, dict):
            yield label
            yield from _table(value, indent + "  ")
        else:
            yield f"{label:<40} {value}"
