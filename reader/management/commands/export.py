"""Write annotated articles in a format that other programs read."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import CommandError
from tqdm import tqdm

from reader.exchange import CannotExport, Selection, export
from reader.exchange.selection import STANDING
from reader.formats.writers.registry import formats
from reader.management.site_command import SiteCommand
from reader.models import Annotation, Article, Collection, Round
from reader.parameters import row


class Command(SiteCommand):
    help = (
        "Write annotated articles in a format that other programs read, into a folder or a .zip archive, "
        "with a report of what the format could not carry. "
        "Private notes, unfinished rounds and the bin stay here."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("format", choices=tuple(formats()))
        parser.add_argument(
            "--to", type=Path, required=True, help="a new folder, or a file that ends in .zip"
        )
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--article", type=int, help="the number of an article (default: the library)")
        what.add_argument("--round", type=int, help="the number of a round: each annotator, and the gold")
        what.add_argument("--collection", help="the name or the number of a collection")
        parser.add_argument("--search", default="", help="only articles in which this search finds something")
        parser.add_argument(
            "--state",
            action="append",
            choices=Annotation.State.values,
            help="default: suggested and accepted",
        )
        parser.add_argument("--layer", action="append", choices=Annotation.Layer.values)
        parser.add_argument("--label", action="append", help="PER, direct, or the name of a label")
        parser.add_argument("--author", default="", help="who marked")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, help="published, as 2026-03-31")
        parser.add_argument("--until", dest="last", type=date.fromisoformat)
        parser.add_argument("--no-bom", action="store_true", help="begin tables without the mark of UTF-8")

    def handle(self, *args: Any, format: str, to: Path, **options: Any) -> None:
        selection = Selection(
            AnonymousUser(),
            _article(options["article"]),
            _round(options["round"]),
            options["state"] or STANDING,
            options["layer"] or (),
            options["label"] or (),
            options["author"],
            options["first"],
            options["last"],
            collection=_collection(options["collection"]),
            search=options["search"],
        )
        with tqdm(total=selection.articles().count(), unit="article", disable=None) as bar:
            try:
                outcome = export(
                    formats()[format],
                    selection,
                    to.resolve(),
                    not options["no_bom"],
                    lambda done: bar.update(),
                )
            except (CannotExport, OSError) as problem:
                raise CommandError(str(problem)) from problem
        self.stdout.write(f"{to}: {outcome.files} files, {outcome.size / (1 << 20):.1f} MB.")
        self.stdout.write(outcome.report)


def _article(number: int | None) -> int | None:
    if number is not None and not Article.objects.filter(pk=number).exists():
        raise CommandError(f"There is no article {number}.")
    return number


def _round(number: int | None) -> Round | None:
    if number is None:
        return None
    one = Round.objects.filter(pk=number).first()
    if one is None:
        raise CommandError(f"There is no round {number}.")
    if not one.is_compared():
        raise CommandError("This round goes on: what its annotators do is theirs until all are done.")
    return one


def _collection(wanted: str | None) -> Collection | None:
    if wanted is None:
        return None
    found = list(Collection.objects.filter(name=wanted)[:2])
    if not found and (number := row(wanted)):
        found = list(Collection.objects.filter(pk=number))
    if len(found) > 1:
        raise CommandError(
            f"Several people have a collection “{wanted}”. Give its number, as in its address."
        )
    if not found:
        raise CommandError(f"There is no collection “{wanted}”.")
    return found[0]
