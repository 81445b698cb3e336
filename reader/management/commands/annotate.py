"""Bring articles to the present version of the analysis, keeping people's work."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from reader.analyser import site_analyser
from reader.analysis.anew.asking import site_recipe
from reader.analysis.anew.batches import OtherVersion
from reader.analysis.anew.driving import ReadAnew, Run, TooManyFailed, read_one_here
from reader.analysis.anew.engines import cores, processes_here
from reader.analysis.anew.writing import writers
from reader.analysis.cluster.engine import NoCluster, cluster_at
from reader.management.site_command import SiteCommand
from reader.models import Article
from reader.sentences import sentence_of
from reader.taggers.errors import TaggerError

FEW = 16  # articles that are read before other processes would have begun
_AT_ONCE = 1000


class Command(SiteCommand):
    help = (
        "Analyse articles of the library anew, on all cores or on a cluster. What people accepted, rejected "
        "or wrote stays as it is. What was stored when it ends early stays; the next run takes the rest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", nargs="*", type=int, help="ids of articles")
        parser.add_argument("--all", action="store_true", help="every article that another version analysed")
        parser.add_argument("--again", action="store_true", help="with --all: also those of this version")
        parser.add_argument("--processes", type=int, default=cores(), help="how many read; all cores")
        parser.add_argument("--on", metavar="ADDRESS", help="a Dask scheduler whose workers read")
        parser.add_argument("--writers", type=int, default=1, help="on PostgreSQL: how many processes store")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = self._chosen(options)
        count = chosen.count()
        try:
            site_analyser().tagger.load()
            with tqdm(total=count, unit="article", disable=None) as bar:
                if options["on"] or (count > FEW and options["processes"] > 1):
                    outcome = self._by_others(chosen, options, bar)
                else:
                    outcome = _here(chosen, bar)
        except (TaggerError, NoCluster, OtherVersion, TooManyFailed) as problem:
            raise CommandError(sentence_of(problem)) from problem
        self.stdout.write(f"{outcome.stored} articles are at version {site_analyser().version}.")
        if outcome.changed:
            self.stdout.write(f"{outcome.changed} were changed or deleted while they were read.")
        if outcome.failed:
            raise CommandError("\n".join(f"article {pk}: {why}" for pk, why in outcome.failed.items()))

    def _by_others(self, chosen: QuerySet[Article], options: dict[str, Any], bar: "tqdm[Any]") -> ReadAnew:
        recipe = site_recipe()
        engine = (
            cluster_at(options["on"], recipe)
            if options["on"]
            else processes_here(recipe, options["processes"])
        )
        with engine as reading, writers(options["writers"]) as writer:
            return Run(reading, writer, bar.update).over(_ids(chosen))

    def _chosen(self, options: dict[str, Any]) -> QuerySet[Article]:
        if options["all"]:
            others = Article.objects.exclude(analysis_version=site_analyser().version)
            return Article.objects.all() if options["again"] else others
        if not options["article"]:
            raise CommandError("Name articles by their ids, or say --all.")
        named: list[int] = options["article"]
        found = Article.objects.filter(pk__in=named)
        if missing := sorted(set(named) - set(found.values_list("pk", flat=True))):
            raise CommandError(f"There is no article {', '.join(map(str, missing))}.")
        return found


def _here(chosen: QuerySet[Article], bar: "tqdm[Any]") -> ReadAnew:
    """Read the articles in this process, one by one."""
    outcome = ReadAnew()
    for pk in _ids(chosen):
        read_one_here(pk, outcome)
        bar.update()
    return outcome


def _ids(chosen: QuerySet[Article]) -> Iterator[int]:
    """Yield the ids in order, read a thousand at a time."""
    last = 0
    rows = chosen.order_by("pk").values_list("pk", flat=True)
    while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        yield from some
        last = some[-1]
