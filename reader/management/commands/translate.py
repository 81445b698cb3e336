"""Fill in the English that is missing, with the provider that is switched on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from reader.management.site_command import SiteCommand
from reader.models import TranslationProvider
from reader.translation.machine import TranslationTurn, missing, translate_some
from reader.translation.services.limits import chosen_provider


class Command(SiteCommand):
    help = (
        "Translate the paragraphs that have no English yet, with the provider that is switched on in the "
        "admin or by HASHIYA_TRANSLATOR; none is by default. The worker does the same in the background."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", nargs="*", type=int, help="ids of articles; all if none is named")

    def handle(self, *args: Any, article: list[int], **options: Any) -> None:
        provider = chosen_provider()
        if provider is None:
            raise CommandError(
                "No translation provider is switched on, so nothing was sent. Switch one on in the admin, "
                f"or set HASHIYA_TRANSLATOR to one of: {', '.join(TranslationProvider.Name.values)}."
            )
        done = refused = 0
        with tqdm(total=missing(article).count(), unit="paragraph", disable=None) as bar:
            while (turn := translate_some(article)).translated or turn.refused:
                done, refused = done + turn.translated, refused + turn.refused
                bar.update(turn.translated)
                if turn.postponed:
                    break
        self._report(done, refused, turn, missing(article).count(), str(provider))

    def _report(self, done: int, refused: int, last: TranslationTurn, waiting: int, provider: str) -> None:
        self.stdout.write(f"{done} paragraphs were translated by {provider}.")
        if refused:
            self.stdout.write(f"{refused} got no usable translation; they are tried again later.")
        if waiting:
            why = f": {last.postponed}, until {last.postponed.until:%Y-%m-%d %H:%M}" if last.postponed else ""
            raise CommandError(f"{waiting} paragraphs wait{why}. Run again later, or leave it to the worker.")
