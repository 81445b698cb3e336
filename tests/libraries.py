"""Libraries as earlier versions made them, each named by the commit that made it: `tests/data/libraries`."""

import lzma
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection

from tests.shared import made_once

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests/data/libraries"


def shapes(database: str) -> list[str]:
    """The commits of which there is a library for "sqlite" or "postgresql"."""
    return sorted(path.name.partition(".")[0] for path in FOLDER.glob(f"*.{database}.sql.xz"))


def dump_of(shape: str, database: str) -> str:
    return lzma.decompress((FOLDER / f"{shape}.{database}.sql.xz").read_bytes()).decode()


class Library:
    """A library in a folder of its own, on which this version's commands can be run."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("HASHIYA_", "DJANGO_", "DATABASE_"))}
        kept["HASHIYA_TAGGER"] = "fast"
        self.environment = kept | {
            "HASHIYA_STATE": str(folder),
            "HASHIYA_SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
            "PYTHONUNBUFFERED": "1",
        }
        self.url = url
        if url:
            self.environment["DATABASE_URL"] = url

    @property
    def database(self) -> Path:
        return self.folder / "db.sqlite3"

    def manage(self, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        return self.run("manage.py", *arguments, check=check)

    def run(self, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run a program of Python's with the library's environment."""
        done = subprocess.run(
            [sys.executable, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr[-2000:]
        return done

    def python(self, code: str) -> str:
        """What code prints that runs after Django was set up."""
        return self.manage("shell", "-v", "0", "-c", code).stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        if self.url:
            with psycopg.connect(self.url) as there:
                return list(there.execute(query.encode()))
        with closing(sqlite3.connect(self.database)) as file:
            return file.execute(query).fetchall()


def sqlite_library(folder: Path, shape: str) -> Library:
    """A library as the commit made it, in an SQLite file."""
    library = Library(folder)
    with closing(sqlite3.connect(library.database)) as file:
        file.executescript(dump_of(shape, "sqlite"))
    return library


def new_library(folder: Path) -> Library:
    """A library of this version with nothing in it, in an SQLite file."""

    def migrate(new: Path) -> None:
        Library(new).manage("migrate", "-v0")

    shutil.copytree(made_once("new", migrate), folder, dirs_exist_ok=True)
    return Library(folder)


def put_static_files(folder: Path) -> None:
    """Put scripts, styles and fonts, hashed and compressed, where `run` would collect them for a library."""

    def collect(new: Path) -> None:
        Library(new).python("from reader.runtime.prepare import collect_static; collect_static()")

    collected = made_once("collected", collect)
    for name in ("static", "joined"):
        shutil.copytree(collected / name, folder / name)
    shutil.copy2(collected / "static.stamp", folder)


@contextmanager
def empty_postgresql() -> Iterator[str]:
    """The address of a new database on the server that the tests use; it is dropped at the end."""
    given = connection.settings_dict
    name = f"library_{uuid.uuid4().hex[:12]}"
    host, user = quote(str(given["HOST"]), safe=""), quote(str(given["USER"] or ""), safe="")
    secret = f":{quote(str(given['PASSWORD']), safe='')}" if given["PASSWORD"] else ""
    port = f":{given['PORT']}" if given["PORT"] else ""

    def address(database: str) -> str:
        return f"postgres://{user}{secret}@{host}{port}/{database}"

    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield address(name)
    finally:
        with psycopg.connect(address("postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextmanager
def postgresql_library(folder: Path, shape: str) -> Iterator[Library]:
    """A library as the commit made it, in a PostgreSQL database of its own."""
    with empty_postgresql() as url:
        lines = dump_of(shape, "postgresql").splitlines(keepends=True)
        script = "".join(line for line in lines if not line.startswith("\\"))  # which are psql's
        with psycopg.connect(url, autocommit=True) as there:
            there.execute(script.encode())
        yield Library(folder, url)


# What is in a library

Content = dict[str, list[dict[str, object]]]
PEOPLE = {"auth_user", "auth_user_groups"}
COUNTED = {"reader_actormonth", "reader_actortally", "reader_namepart"}


def content(library: Library) -> Content:
    """Every row of the library's tables and of its people, by table: {column: value}, in the order of ids.

    What is only counted, or made of other rows, has no ids that mean anything: these are left out, and it
    stands in its own order.
    """
    found = {}
    for table in tables(library):
        names = columns(library, table)
        chosen = ", ".join(f'"{name}"' for name in names)
        order = "id" if "id" in names else "1"
        rows = library.rows(f"SELECT {chosen} FROM {table} ORDER BY {order}")
        found[table] = [dict(zip(names, row, strict=True)) for row in rows]
        if table in COUNTED:
            bare = ({name: row[name] for name in names if name != "id"} for row in found[table])
            found[table] = sorted(bare, key=lambda row: [str(value) for value in row.values()])
    return found


def tables(library: Library) -> list[str]:
    asked = (
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        if library.url
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    names = sorted(str(row[0]) for row in library.rows(asked))
    kept = [name for name in names if not name.startswith("reader_search")]  # which is made anew
    return [name for name in kept if name.startswith("reader_") or name in PEOPLE]


def columns(library: Library, table: str) -> list[str]:
    asked = (
        f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY 1"
        if library.url
        else f"SELECT name FROM pragma_table_info('{table}') ORDER BY 1"
    )
    return [str(row[0]) for row in library.rows(asked)]
