"""Analyse texts without a library: one JSON object a line on standard output."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reader.analyser import site_analyser
from reader.arabic.pipeline import to_json
from reader.intake.ingest import TextRefused, decode_text
from reader.sentences import sentence_of
from reader.taggers.errors import TaggerError


class Command(BaseCommand):
    help = (
        "Analyse Arabic texts and print a JSON object for each, on a line of its own. No database is needed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="+", help="a text file, or - for standard input")
        parser.add_argument(
            "--tagger",
            help="who finds the names: huggingface:MODEL-OR-FOLDER, camel or camel:MODEL "
            "(default: the setting HASHIYA_TAGGER, or else the built-in tagger)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        analyser = site_analyser(options["tagger"])
        try:
            analyser.tagger.load()
        except TaggerError as problem:
            raise CommandError(sentence_of(problem)) from problem
        failed = []
        for name in options["file"]:
            try:
                raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
                text, _ = decode_text(raw)
            except (OSError, TextRefused) as problem:
                failed.append(f"{name}: {problem}")
                continue
            found = to_json(analyser.analyse(text), analyser.version)
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        if failed:
            raise CommandError("\n".join(failed))
