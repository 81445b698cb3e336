"""Train the entity tagger on labelled sentences."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.actors import tagger
from reader.arabic.resources import DATA, MODEL
from reader.training.marked import read_marked


class Command(BaseCommand):
    help = (
        "Train the entity tagger on CoNLL files (word, tab, BIO label; a blank line between sentences) and "
        "on .txt files of lines with marked names."
    )
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
    """Return the words and labels of all sentences of files; raises CommandError for a bad one.

    Those that end in .txt have lines with marked names, the others are CoNLL.
    """
    words: list[list[str]] = []
    labels: list[list[str]] = []
    for file in files:
        try:
            with file.open(encoding="utf-8") as lines:
                if file.suffix == ".txt":
                    marked = read_marked(lines)
                    words += [one for one, _ in marked]
                    labels += [one for _, one in marked]
                    continue
                more_words, more_labels = tagger.read_conll(lines)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
        words += more_words
        labels += more_labels
    return words, labels
