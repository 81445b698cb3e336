"""Fill in the English that is missing, with the provider that the admin switched on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from reader.annotate import mark_translation
from reader.models import Paragraph, Translation
from reader.translate.provider import TranslationError, chosen


class Command(BaseCommand):
    help = "Translate the paragraphs that have no English yet. Needs HASHIYA_TRANSLATOR; off by default."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", nargs="*", type=int, help="ids of articles; all if none is named")

    def handle(self, *args: Any, article: list[int], **options: Any) -> None:
        try:
            provider = chosen()
        except TranslationError as error:
            raise CommandError(str(error)) from error
        if provider is None:
            raise CommandError(
                "No translation provider is switched on, so nothing was sent. "
                "Set HASHIYA_TRANSLATOR to libre, google or mymemory to allow it."
            )
        missing = Paragraph.objects.filter(translation=None).exclude(kind="credit").select_related("article")
        if article:
            missing = missing.filter(article__in=article)
        done = 0
        for paragraph in tqdm(list(missing.defer("words")), unit="paragraph", disable=None):
            try:
                english = provider.translate(paragraph.text)
            except TranslationError as error:
                raise CommandError(
                    f"{error} {done} paragraphs were translated before; run again later."
                ) from error
            Translation.objects.create(
                paragraph=paragraph, text=english, origin=Translation.Origin.MACHINE, provider=provider.name
            )
            mark_translation(paragraph)
            done += 1
        self.stdout.write(f"{done} paragraphs were translated by {provider.name}.")
