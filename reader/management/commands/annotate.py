"""Bring articles to the present version of the analysis, keeping people's work."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from reader.analyser import site_analyser
from reader.analysis.confined import AnalysisFailed
from reader.analysis.storing import annotate
from reader.management.site_command import SiteCommand
from reader.models import Article
from reader.sentences import sentence_of
from reader.taggers.errors import TaggerError


class Command(SiteCommand):
    help = "Analyse articles of the library anew. What people accepted, rejected or wrote stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", nargs="*", type=int, help="ids of articles")
        parser.add_argument("--all", action="store_true", help="every article that another version analysed")
        parser.add_argument("--again", action="store_true", help="with --all: also those of this version")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = self._chosen(options)
        try:
            site_analyser().tagger.load()
        except TaggerError as problem:
            raise CommandError(sentence_of(problem)) from problem
        failed = []
        for pk in tqdm(chosen, unit="article", disable=None):
            try:
                annotate(Article.objects.defer("raw").get(pk=pk))
            except AnalysisFailed as problem:
                failed.append(f"article {pk}: {sentence_of(problem)}")
        done = len(chosen) - len(failed)
        self.stdout.write(f"{done} articles are at version {site_analyser().version}.")
        if failed:
            raise CommandError("\n".join(failed))

    def _chosen(self, options: dict[str, Any]) -> list[int]:
        if options["all"]:
            found = (
                Article.objects.all()
                if options["again"]
                else Article.objects.exclude(analysis_version=site_analyser().version)
            )
            return list(found.order_by("pk").values_list("pk", flat=True))
        if not options["article"]:
            raise CommandError("Name articles by their ids, or say --all.")
        named: list[int] = options["article"]
        there = set(Article.objects.filter(pk__in=named).values_list("pk", flat=True))
        if missing := sorted(set(named) - there):
            raise CommandError(f"There is no article {', '.join(map(str, missing))}.")
        return named
