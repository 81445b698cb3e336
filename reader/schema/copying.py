"""Copies of an SQLite database that are whole while others write to it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from reader.files import scratch

PAGES_AT_ONCE = 2000

Report = Callable[[int, int], None]


def copy_database(source: Path, target: Path, report: Report | None = None) -> None:
    """Copy the database as it is at one moment; `target` is there once it is whole and on the disk.

    `report(done, total)` counts pages. Raises sqlite3.Error or OSError; nothing is left behind then.
    """
    with scratch.folder_in(target.parent) as folder:
        draft = folder / target.name
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(draft)) as copy:
            draft.chmod(0o600)
            # Inside a transaction every step sees the same moment, whatever is written meanwhile.
            original.execute("BEGIN")
            original.execute("SELECT count(*) FROM sqlite_master").fetchone()
            tell = (lambda status, left, total: report(total - left, total)) if report else None
            original.backup(copy, pages=PAGES_AT_ONCE, progress=tell, sleep=0)
            copy.execute("PRAGMA journal_mode=DELETE")
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(target)
        scratch.flush(target.parent)


def beside(database: Path, now: datetime) -> Path:
    """A free name for a copy beside the database."""
    stem = f"{database.stem}.before-{now:%Y%m%d-%H%M%S}"
    return database.with_name(f"{stem}{database.suffix}")
