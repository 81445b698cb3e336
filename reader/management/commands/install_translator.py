"""Install a translation model from a folder, an archive or, where that is allowed, an address."""

from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reader.files.scratch import draft_in
from reader.intake.fetching import Unfetchable, fetch_file
from reader.models import TranslationProvider
from reader.sentences import sentence_of
from reader.translation.local.folder import BrokenTranslator
from reader.translation.local.installed import chosen_translator
from reader.translation.local.installing import TRIED, Trial, install_translator
from reader.translation.services.limits import chosen_provider
from reader.translation.services.provider import Unavailable

_MEGABYTE = 1_000_000


class Command(BaseCommand):
    help = (
        "Install a model for the translator on this machine: an OPUS-MT model as it is published or "
        "converted for CTranslate2, or a package of Argos Translate; a folder, a zip or tar archive, or its "
        "address where HASHIYA_OUTGOING=1 allows requests. It is unpacked, checked and tried before it takes "
        "the place of another. Needs reader/translation/local/requirements.txt."
    )
    requires_system_checks = ()  # one of which says that no model is installed

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="PATH-OR-URL")
        parser.add_argument("--sha256", default="", help="what the archive's SHA-256 has to be")
        parser.add_argument("--name", default="", help="what the model is called, if it does not say so")
        parser.add_argument("--model-version", default="", help="its version, likewise")

    def handle(self, *args: Any, source: str, sha256: str, **options: Any) -> None:
        try:
            with ExitStack() as opened:
                given = self._downloaded(source, opened) if "://" in source else Path(source)
                bar = opened.enter_context(_bar("unpacking"))
                trial = install_translator(
                    given, sha256, options["name"], options["model_version"], bar.update
                )
        except (BrokenTranslator, Unavailable) as problem:
            raise CommandError(f"Nothing was installed: {sentence_of(problem)}.") from problem
        except Unfetchable as problem:
            raise CommandError(f"Nothing was installed. {problem}") from problem
        except OSError as problem:
            raise CommandError(f"Nothing was installed: {problem}.") from problem
        self._report(trial)

    def _downloaded(self, address: str, opened: ExitStack) -> Path:
        """Return a file with what is at the address, which is deleted in the end."""
        Path(settings.STATE_DIR).mkdir(parents=True, exist_ok=True)
        file = opened.enter_context(draft_in(Path(settings.STATE_DIR)))
        with _bar("downloading") as bar:

            def tell(count: int, total: int | None) -> None:
                bar.total = total
                bar.update(count)

            fetch_file(address, file, tell)
        file.flush()
        return Path(file.name)

    def _report(self, trial: Trial) -> None:
        folder = trial.folder
        self.stdout.write(f"{folder.label} is installed in {folder.path} ({trial.size / _MEGABYTE:.0f} MB).")
        if trial.digest:
            self.stdout.write(f"SHA-256 of what it came in: {trial.digest}")
        self.stdout.write(f"It says of {TRIED}")
        self.stdout.write(f"    {trial.english}")
        self.stdout.write(
            f"Measured now: {trial.words_a_second:.0f} Arabic words a second, "
            f"{trial.memory / _MEGABYTE:.0f} MB of memory at most."
        )
        provider = chosen_provider()
        if provider is None or not provider.is_here:
            self.stdout.write(
                "Nothing is translated with it yet: set HASHIYA_TRANSLATOR=local, or switch "
                f"“{TranslationProvider.Name.LOCAL.label}” on under Admin, Translation providers."
            )
        elif chosen_translator(provider.model).path != folder.path:
            self.stdout.write("Another model was chosen, in the admin or by HASHIYA_TRANSLATOR_MODEL.")
        else:
            self.stdout.write("Paragraphs without English are translated with it from now on.")


def _bar(what: str) -> "tqdm[Any]":
    return tqdm(desc=what, unit="B", unit_scale=True, disable=None)
