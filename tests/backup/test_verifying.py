"""`manage.py verify`: whatever is not as it was kept is told, with how to mend it."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reader.intake.uploads import process
from reader.library import originals
from reader.models import Annotation, Article, Upload
from tests.articles import receive
from tests.libraries import Library
from tests.upgrading import upgraded_library
from tests.whole import faults

SEED = (Path(__file__).parent.parent.parent / "seeds/murjana-re-elected.ar.txt").read_bytes()


@pytest.fixture
def upload(db: None, settings: Any, tmp_path: Path) -> Upload:
    """A file that became an article, and nothing amiss."""
    settings.STATE_DIR = tmp_path
    upload, _ = receive("murjana.txt", [SEED])
    process(upload.pk)
    assert faults() == []
    return upload


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, str]]:
    """What `verify` says, which ends with status 1 if it found something."""
    capsys.readouterr()
    try:
        call_command("verify", "--json", *options)
    except CommandError as ended:
        assert "fault" in str(ended)
        found: list[dict[str, str]] = json.loads(capsys.readouterr().out)["findings"]
        assert found
        return found
    answer = json.loads(capsys.readouterr().out)
    assert answer["uploads"]["ready"] == 1
    assert answer["findings"] == []
    return []


def test_one_changed_byte_of_an_original_is_seen(upload: Upload, capsys: pytest.CaptureFixture[str]) -> None:
    path = originals.path_of(upload.sha256)
    path.write_bytes(SEED[:-1] + b"!")
    (damaged,) = told(capsys)
    assert f"Upload {upload.pk} (murjana.txt) has a damaged file" in damaged["what"]
    assert f"Unpack files/{upload.sha256} of a backup to {path}" in damaged["mend"]
    assert told(capsys, "--quick") == []
    receive("murjana.txt", [SEED])  # the same file handed in again
    assert told(capsys) == []


def test_a_lost_file_and_a_file_of_nobody_are_told(
    upload: Upload, capsys: pytest.CaptureFixture[str]
) -> None:
    originals.path_of(upload.sha256).unlink()
    sha256, _ = originals.store_original([b"nobody's"])
    lost, nobodys = told(capsys, "--quick")
    assert (lost["kind"], nobodys["kind"]) == ("upload", "file")
    assert f"has lost its file {upload.sha256}" in lost["what"]
    assert f"The file {sha256} belongs to no upload" in nobodys["what"]
    assert str(originals.path_of(sha256)) in nobodys["mend"]


def test_an_upload_that_waits_for_no_task_is_told_and_mended_as_it_says(
    upload: Upload, capsys: pytest.CaptureFixture[str]
) -> None:
    Upload.objects.filter(pk=upload.pk).update(state=Upload.State.QUEUED)
    (stranded,) = told(capsys)
    assert "waits, but no task reads it" in stranded["what"]
    code = stranded["mend"].partition('"')[2].rpartition('"')[0]
    exec(code, {})
    assert Upload.objects.get().task is not None
    assert faults() == []


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda: Article.objects.update(text="كلام آخر"), "The text of article"),
        (lambda: Article.objects.update(raw=b"other bytes"), "The original of article"),
        (lambda: Annotation.objects.update(exact="كلام آخر"), "stands on other words than it was made for"),
    ],
)
def test_a_text_a_mark_and_an_original_that_somebody_changed_by_hand_are_told(
    damage: Callable[[], object], what: str, upload: Upload, capsys: pytest.CaptureFixture[str]
) -> None:
    damage()
    found = told(capsys)
    assert any(what in one["what"] and one["mend"] for one in found)
    assert told(capsys, "--quick") == []


@pytest.mark.postgresql
def test_a_rule_that_postgresql_does_not_check_is_told(
    upload: Upload, capsys: pytest.CaptureFixture[str]
) -> None:
    connection.check_constraints()  # a table with checks still to come cannot be altered
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reader_source ADD CONSTRAINT unchecked CHECK (id > 0) NOT VALID")
    (found,) = told(capsys)
    assert found["what"].startswith("Rows of reader_source may break its rule unchecked")
    with connection.cursor() as cursor:
        cursor.execute(found["mend"].partition(";")[0])
    assert told(capsys) == []


# An SQLite file


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return upgraded_library(tmp_path / "state", "523ef40")


def changed(library: Library, statement: str) -> None:
    with closing(sqlite3.connect(library.database)) as file, file:
        file.execute(statement)


def test_rows_without_the_row_that_they_belong_to_are_told(library: Library) -> None:
    assert library.manage("verify").returncode == 0
    changed(library, "DELETE FROM reader_source")
    refused = library.manage("verify", check=False)
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
    assert "of reader_article belongs to a row of reader_source that is not there" in refused.stdout


def test_a_damaged_database_file_is_told_without_a_traceback(library: Library) -> None:
    changed(library, "PRAGMA wal_checkpoint(TRUNCATE)")
    whole = library.database.read_bytes()
    page = 4096 * (len(whole) // 4096 // 2)
    library.database.write_bytes(whole[:page] + b"\xa5" * 8192 + whole[page + 8192 :])
    for options in ((), ("--quick",)):
        refused = library.manage("verify", *options, check=False)
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert "The database" in refused.stdout
        assert "manage.py restore" in refused.stdout
