"""Train the entity tagger on CoNLL files with BIO labels."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.actors import tagger
from reader.arabic.resources import DATA, MODEL


class Command(BaseCommand):
    help = "Train the entity tagger on CoNLL files (word, tab, BIO label; a blank line between sentences)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", type=Path, nargs="+")
        parser.add_argument("--out", type=Path, default=DATA / MODEL, help="the model file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        words, labels = read_files(options["files"])
        tagger.train(site_analyser().known, words, labels, options["out"])
        size = options["out"].stat().st_size
        self.stdout.write(
            f"{len(words)} sentences, {sum(map(len, words))} words; {size / 1e6:.1f} MB written"
        )


def read_files(files: list[Path]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the words and labels of all sentences of CoNLL files; raises CommandError for a bad one."""
    words: list[list[str]] = []
    labels: list[list[str]] = []
    for file in files:
        try:
            with file.open(encoding="utf-8") as lines:
                more_words, more_labels = tagger.read_conll(lines)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        words += more_words
        labels += more_labels
    return words, labels
