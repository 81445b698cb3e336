"""Write a selection in a format: as a folder or a zip archive, whole under its name or not there."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from reader.exchange.reading import library_of
from reader.exchange.selection import Selection
from reader.exchange.wording import report_of
from reader.files.scratch import draft_in, flush, folder_in, keep
from reader.formats.writers.registry import ExportFormat
from reader.formats.writers.target import Loss, Target

REPORT = "report.txt"
_HELD = -8192  # of the database, in KiB as SQLite writes it
Tell = Callable[[int], object]


class CannotExport(ValueError):  # noqa: N818 (it says what cannot be done)
    """Nothing was written; `str()` is a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written."""

    articles: int
    marks: int
    files: int
    size: int
    lost: Counter[Loss]
    report: str


def export(
    one: ExportFormat,
    selection: Selection,
    path: Path,
    with_bom: bool = True,
    tell: Tell = lambda done: None,
) -> Outcome:
    """Write the selection to a folder, or to a zip archive if `path` ends so; `tell` is told the articles.

    Raises CannotExport; nothing is left under `path` then.
    """
    check_installed(one)
    is_archive = path.suffix.lower() == ".zip"
    if not path.parent.is_dir():
        raise CannotExport(_("There is no folder %(path)s.") % {"path": path.parent})
    if not is_archive and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CannotExport(_("%(path)s is there already. Name a new folder.") % {"path": path})
    with folder_in(path.parent) as folder, _held_briefly():
        inside = folder / "files"
        inside.mkdir()
        outcome = _write(one, selection, inside, with_bom, tell)
        if is_archive:
            _pack(inside, path)
        else:
            inside.replace(path)
            flush(path.parent)
    return outcome


@contextmanager
def _held_briefly() -> Iterator[None]:
    """Have SQLite hold little of what is read: an export reads each row once, and 64 MB of them else stay."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size={_HELD}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size={before}")


def check_installed(one: ExportFormat) -> None:
    """Raise CannotExport for a format whose package is not here."""
    if not is_installed(one):
        raise CannotExport(
            _("%(format)s needs the package %(package)s, which is not installed.")
            % {"format": one.title, "package": one.needs}
        )


def is_installed(one: ExportFormat) -> bool:
    return not one.needs or find_spec(one.needs) is not None


def _write(one: ExportFormat, selection: Selection, folder: Path, with_bom: bool, tell: Tell) -> Outcome:
    target = Target(folder, with_bom)
    one.write(library_of(selection, tell), target)
    report = report_of(one, target)
    (folder / REPORT).write_text(report, encoding="utf-8")
    sizes = [file.stat().st_size for file in folder.iterdir()]
    return Outcome(target.articles, target.marks, len(sizes), sum(sizes), target.lost, report)


def _pack(folder: Path, path: Path) -> None:
    with draft_in(path.parent) as draft:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
                file.unlink()
        keep(draft, path)
