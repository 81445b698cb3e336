"""Train the entity tagger on a CoNLL file with BIO labels."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.actors import tagger
from reader.arabic.resources import DATA, MODEL


class Command(BaseCommand):
    help = "Train the entity tagger on a CoNLL file (word, tab, BIO label; a blank line between sentences)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--out", type=Path, default=DATA / MODEL, help="the model file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open(encoding="utf-8") as lines:
                words, labels = tagger.read_conll(lines)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        tagger.train(site_analyser().known, words, labels, options["out"])
        size = options["out"].stat().st_size
        self.stdout.write(
            f"{len(words)} sentences, {sum(map(len, words))} words; {size / 1e6:.1f} MB written"
        )
