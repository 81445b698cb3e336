"""Describe the tables, counts and models that ship with the analysis, by what each says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reader.arabic import resources
from reader.text import tables

PAGE = Path("docs/data.md")
FOLDERS = {"The analysis of Arabic": resources.DATA, "Texts in any language": tables.DATA}
_ABOUT = ".about"  # of a file that cannot say it itself
_HEADER = 4  # lines in which a file says what it is
_NOTES = frozenset({".md"})
_SAID = re.compile(r"# (columns|source|licence): (.+)")
_COMMA = re.compile(r", (?![^(]*\))")  # between columns, not inside brackets
_OPENING = """# Data

What the analysis knows from files. Each file says in its first lines what it is; this page is made of them by

    python manage.py describe_data

The project's licence is GPL-2.0-or-later; [decisions](decisions.md) says what the others mean for it. Tables
are UTF-8 with tabs between fields; a line that begins with `#` is a note. How the model and the counts were
made is in `reader/arabic/data/README.md`. A change to any of them is another version of the analysis.
"""


@dataclass(frozen=True, slots=True)
class Description:
    """What a file of data says of itself; `rows` is None for a binary file."""

    name: str
    what: str
    columns: tuple[str, ...]
    source: str
    licence: str
    rows: int | None


def describe_table(path: Path) -> Description:
    """Return what a table says of itself, or what stands beside a binary file.

    Raises ValueError when a file does not say what it is, its columns, its source or its licence.
    """
    about = path.with_name(path.name + _ABOUT)
    what, *lines = (about if about.exists() else path).read_text(encoding="utf-8").splitlines()[:_HEADER]
    said = {match[1]: match[2] for line in lines if (match := _SAID.match(line))}
    if not what.startswith("# ") or said.keys() != {"columns", "source", "licence"}:
        raise ValueError(f"{path.name} does not begin with what it is, its columns, source and licence.")
    columns = tuple(_COMMA.split(said["columns"]))
    rows = None if about.exists() else _rows(path, columns)
    return Description(path.name, what.removeprefix("# "), columns, said["source"], said["licence"], rows)


def files() -> dict[str, list[Path]]:
    """Return the files of data under each heading of the page."""
    return {
        heading: [
            path
            for path in sorted(folder.iterdir())
            if path.is_file() and path.suffix not in {_ABOUT, *_NOTES}
        ]
        for heading, folder in FOLDERS.items()
    }


def page() -> str:
    """Return the page docs/data.md."""
    return "\n".join((_OPENING, *_sections()))


def _rows(path: Path, columns: tuple[str, ...]) -> int:
    rows = tables.table_rows(path)
    return len(rows) - (tuple(rows[0]) == columns)  # some name their columns in a row


def _sections() -> Iterator[str]:
    for heading, paths in files().items():
        yield f"## {heading}\n"
        yield "| file | what it is | columns | rows | source | licence |\n|---|---|---|---|---|---|"
        for one in map(describe_table, paths):
            columns = ", ".join(one.columns).replace("|", "\\|")
            rows = "" if one.rows is None else f"{one.rows:,}"
            yield f"| `{one.name}` | {one.what} | {columns} | {rows} | {one.source} | {one.licence} |"
        yield ""


class Command(BaseCommand):
    help = "Write docs/data.md anew from what each table, count file and model says of itself."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            (settings.BASE_DIR / PAGE).write_text(page(), encoding="utf-8")
        except ValueError as problem:
            raise CommandError(str(problem)) from problem
