"""Train the entity tagger on labelled sentences."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.actors import tagger
from reader.arabic.resources import DATA, MODEL
from reader.training.marked import read_marked
from reader.training.swapping import Labelled


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
        found = labelled_in(options["files"])
        words, labels = [words for words, _ in found], [labels for _, labels in found]
        tagger.train(site_analyser().known, words, labels, options["out"])
        size = options["out"].stat().st_size
        self.stdout.write(
            f"{len(words)} sentences, {sum(map(len, words))} words; {size / 1e6:.1f} MB written"
        )


def labelled_in(files: Sequence[Path]) -> list[Labelled]:
    """Return the sentences of files; raises CommandError for a bad one.

    Files that end in .txt have lines with marked names, the others are CoNLL.
    """
    found: list[Labelled] = []
    for file in files:
        try:
            with file.open(encoding="utf-8") as lines:
                marked = file.suffix == ".txt"
                found += read_marked(lines) if marked else zip(*tagger.read_conll(lines), strict=True)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file}: {error}") from error
    return found
