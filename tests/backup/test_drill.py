"""The drill: make a backup while people work, restore it elsewhere, compare every row and every file."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.libraries import ROOT, Library, content, empty_postgresql
from tests.upgrading import upgraded_library

# Somebody who goes on and on; each line that is printed is the id of a comment that was answered for.
WORK = """
import itertools
from django.contrib.auth.models import User
from reader.intake.submission import TextFacts, File
from reader.intake.uploads import receive
from reader.rounds import discussion
from reader.models import Article
anwar, article = User.objects.get(username="anwar"), Article.objects.first()
for number in itertools.count():
    receive(File(f"{number}.txt", [f"A file {number}".encode()], TextFacts(by=anwar)))
    print(discussion.add_comment(article, anwar, f"Comment {number}, والكلام مستمر.").pk, flush=True)
"""
# Bytes of every kind: an original, a picture, an article's own.
FILL = """
from reader.library import originals
from reader.models import Article, Picture, Upload
sha256, size = originals.store_original([bytes(range(256)) * 40])
Picture.objects.create(sha256=sha256, kind="png", width=3, height=4, alt="صورة")
Article.objects.filter(pk=Article.objects.first().pk).update(raw=bytes(range(256)))
originals.store_original([open("seeds/murjana-re-elected.ar.txt", "rb").read()])
"""
# Every row as this version's models read it, which is the same on both databases.
READ = """
import json
from django.apps import apps
from reader.backup.rows import dumped, tables_of
rows = {table: dumped(model, "default") for table, model in tables_of(apps).items()}
print(json.dumps({table: [json.loads(line) for line in lines] for table, lines in rows.items()}))
"""
QUEUES = {"reader_comment", "reader_upload", "django_tasks_database_dbtaskresult"}


def filled(folder: Path) -> Library:
    library = upgraded_library(folder, "d5d092d")
    library.python(FILL)
    return library


@contextmanager
def at_work(library: Library) -> Iterator[list[int]]:
    """Let somebody write while the block runs; the list has the ids of what was answered for."""
    with subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", WORK],
        env=library.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        answered = [int(process.stdout.readline())]
        yield answered
        process.terminate()
        answered += [int(line) for line in process.stdout.read().split()]


def read(library: Library) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = json.loads(library.python(READ))
    return found


def files(library: Library) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (library.folder / "originals").glob("??/*")}


def test_a_backup_made_while_people_write_is_restored_elsewhere_row_by_row_and_file_by_file(
    tmp_path: Path,
) -> None:
    library, archive = filled(tmp_path / "state"), tmp_path / "library.zip"
    with at_work(library) as answered:
        before = list(answered)
        library.manage("backup", str(archive))
    assert len(answered) > len(before)
    assert archive.stat().st_mode & 0o077 == 0

    elsewhere = Library(tmp_path / "elsewhere")
    elsewhere.manage("restore", str(archive))
    here, there = content(library), content(elsewhere)
    for table, rows in there.items():
        later = len(here[table]) - len(rows)
        assert rows == here[table][: len(rows)], table
        assert later == 0 or table in QUEUES
    assert set(before) <= {row["id"] for row in there["reader_comment"]}
    assert files(elsewhere).items() <= files(library).items()
    assert {row["sha256"] for row in there["reader_upload"]} <= files(elsewhere).keys()

    again = tmp_path / "again.zip"
    elsewhere.manage("backup", str(again))
    with zipfile.ZipFile(archive) as first, zipfile.ZipFile(again) as second:
        told = [json.loads(one.read("manifest.json"))["entries"] for one in (first, second)]
    assert told[0] == told[1]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_a_library_moves_from_sqlite_to_postgresql_and_back(tmp_path: Path) -> None:
    library = filled(tmp_path / "state")
    there, back = tmp_path / "there.zip", tmp_path / "back.zip"
    library.manage("backup", str(there))
    before = read(library)
    with empty_postgresql() as url:
        moved = Library(tmp_path / "moved", url)
        moved.manage("restore", str(there))
        assert read(moved) == before
        assert files(moved) == files(library)
        with at_work(moved) as answered:  # whose ids go on where they were
            moved.manage("backup", str(back))
        assert len(answered) > 1
        moved.manage("restore", str(there), "--replace")
        assert read(moved) == before
        assert files(moved) == files(library)
        assert len(list((moved.folder / "backups").glob("before-restore-*.zip"))) == 1
    returned = Library(tmp_path / "returned")
    returned.manage("restore", str(back))
    after = read(returned)
    for table, rows in before.items():
        assert after[table][: len(rows)] == rows, table
        assert len(after[table]) == len(rows) or table in QUEUES
    assert len(after["reader_comment"]) > len(before["reader_comment"])
