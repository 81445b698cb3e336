"""Take annotations in that other programs, or another library, have written."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from reader.exchange.importing import ImportRefused, ImportReport, take_annotations
from reader.exchange.undoing import undo_import
from reader.formats.annotated import annotation_readers
from reader.management.site_command import SiteCommand

_SHOWN = 20


class Command(SiteCommand):
    help = (
        "Say what would become of the annotations of a file, folder or zip archive, and with --apply take "
        "them in: onto articles that are there, by their text, or with their text as new ones. All or none."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, nargs="?")
        parser.add_argument("--apply", action="store_true", help="do it")
        parser.add_argument(
            "--format", default="", choices=tuple(annotation_readers()), help="default: as the files show"
        )
        parser.add_argument("--user", default="", help="who imports: the name of an account")
        parser.add_argument(
            "--label",
            type=_label,
            action="append",
            default=[],
            help="what a label is here, as Politician=PER",
        )
        parser.add_argument("--new-labels", action="store_true", help="add unknown labels to the codebook")
        parser.add_argument("--undo", type=int, metavar="N", help="take import N back instead")

    def handle(self, *args: Any, path: Path | None, **options: Any) -> None:
        user = _user(options["user"])
        try:
            if options["undo"] is not None:
                turned, stay = undo_import(options["undo"], user)
                self.stdout.write(
                    f"{turned} marks were taken back; {stay} stay, since somebody changed them."
                )
                return
            if path is None:
                raise CommandError("Name a file, a folder or a zip archive.")
            labels = dict(options["label"])
            report = take_annotations(
                path, user, options["apply"], options["format"], labels, options["new_labels"]
            )
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.tell(report)
        if report.totals["refused"] or report.totals["doubts"] or report.unknown:
            raise CommandError("Not everything can be taken in; the reasons are above.")

    def tell(self, report: ImportReport) -> None:
        totals = report.totals
        self.stdout.write(
            f"{report.format}: onto {totals['onto']} articles, {totals['new']} new, "
            f"{totals['refused']} refused; {totals['marks']} marks new, "
            f"{totals['accepted']} suggestions accepted, {totals['there']} there, "
            f"{totals['moved']} moved, {totals['doubts']} in doubt."
        )
        if totals["utf_16"]:
            self.stdout.write(f"{totals['utf_16']} marks were counted in UTF-16 units, and were put right.")
        for row in report.rows[:_SHOWN]:
            onto = f"onto article {row.article}" if row.article else row.what
            said = row.why or f"{row.marks} new, {row.there} there, {row.moved} moved, {row.doubts} in doubt"
            self.stdout.write(f"  {row.name}: {onto}: {said}")
        for article, words, why in report.doubts[:_SHOWN]:
            self.stdout.write(f"  in doubt: {article}: {words}: {why}")
        for label, count in report.unknown.most_common(_SHOWN):
            self.stdout.write(f"  unknown label: {label}: {count} marks (--label {label}=…, or --new-labels)")
        for name, count in report.passed_over.items():
            self.stdout.write(f"  passed over: {name}'s own version of {count} articles")
        if report.number is not None:
            self.stdout.write(f"Stored as import {report.number}; import_annotations --undo {report.number}")
        elif not report.applied:
            self.stdout.write("Nothing was stored. Say --apply to do it.")


def _user(name: str) -> User | None:
    if not name:
        return None
    found = User.objects.filter(username=name).first()
    if found is None:
        raise CommandError(f"Nobody is called {name}.")
    return found


def _label(text: str) -> tuple[str, str]:
    theirs, sign, ours = text.partition("=")
    if not sign or not theirs or not ours:
        raise ArgumentTypeError("as THEIRS=OURS")
    return theirs, ours
