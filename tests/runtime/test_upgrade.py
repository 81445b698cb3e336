"""`make upgrade`: to a newer version and back, and libraries of earlier versions brought along."""

import calendar
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.runtime.upgrade import Upgrade, UpgradeFailed
from reader.runtime.upgrade import main as upgrade_main
from reader.watch.release import VERSION
from tests.libraries import content, sqlite_library
from tests.upgrading import upgraded_library

ROOT = Path(__file__).parent.parent.parent
WEEKS = ("first", "second", "third", "fourth", "fifth")
MONTHS = [calendar.month_name[number] for number in range(1, 13)]

# What a newer version may have done to a library until it failed.
NEWER = """
INSERT INTO django_migrations (app, name, applied) VALUES ('reader', '9999_newer', '2030-01-01');
ALTER TABLE reader_article RENAME TO reader_text;
CREATE TABLE reader_newer (id integer);
"""

# What stands in for the commands of a version: it writes down how it was called, and may fail.
MANAGE = """
import pathlib, sys
with open("{journal}", "a") as journal:
    print("{version}", *sys.argv[1:], file=journal)
sys.exit(sys.argv[1] == "{fails}")
"""


class Code:
    """Code under git with two releases, of which the second fails at a command."""

    def __init__(self, folder: Path, fails: str = "") -> None:
        self.root = folder / "code"
        self.state = folder / "state"
        self.journal = folder / "journal"
        self.state.mkdir()
        (self.state / "db.sqlite3").touch()
        (self.root / ".venv/bin").mkdir(parents=True)
        (self.root / ".venv/bin/python").symlink_to(sys.executable)
        self.git("init", "-q", "-b", "main")
        (self.root / ".gitignore").write_text(".venv\n")
        for version, failing in (("v2026.9.1", ""), ("v2026.10.1", fails)):
            self.write("manage.py", MANAGE.format(journal=self.journal, version=version, fails=failing))
            self.write("reader/runtime/install.py", "")
            self.git("add", "-A")
            self.git("commit", "-qm", version)
            self.git("tag", version)
        self.git("checkout", "-q", "-b", "ours", "v2026.9.1")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.root, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def calls(self) -> list[str]:
        return [re.sub(r"/\S+before-upgrade-\S+", "ARCHIVE", line) for line in self.lines()]

    def lines(self) -> list[str]:
        return self.journal.read_text().splitlines() if self.journal.exists() else []


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Code:
    code = Code(tmp_path, getattr(request, "param", ""))
    monkeypatch.setenv("HASHIYA_STATE", str(code.state))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return code


def test_the_newest_release_is_taken_once_a_backup_is_made(code: Code) -> None:
    assert Upgrade(code.root).run().startswith("This is v2026.10.1 now.")
    assert code.calls() == [
        "v2026.9.1 backup ARCHIVE",
        "v2026.10.1 migrate --verbosity 0 --no-input",
        "v2026.10.1 check --database default",
        "v2026.10.1 verify --quick",
    ]
    assert Upgrade(code.root).run() == "This is v2026.10.1 already; nothing was done."


@pytest.mark.parametrize("code", ["migrate", "verify"], indirect=True)
def test_where_a_step_fails_code_and_library_are_put_back(code: Code) -> None:
    with pytest.raises(UpgradeFailed, match="ended with status 1"):
        Upgrade(code.root).run()
    assert code.calls()[-1] == "v2026.9.1 restore ARCHIVE --replace --without-keeping"
    assert code.git("rev-parse", "--abbrev-ref", "HEAD") == "ours"
    assert "v2026.9.1" in (code.root / "manage.py").read_text()


def test_code_that_was_changed_by_hand_is_left_alone(code: Code) -> None:
    code.write("manage.py", "changed")
    with pytest.raises(UpgradeFailed, match="changed by hand"):
        Upgrade(code.root).run()
    assert code.calls() == []


def test_a_folder_without_git_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reader.runtime.upgrade.ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert upgrade_main([]) == 1
    assert "not under git" in capsys.readouterr().err


@pytest.mark.parametrize("shape", ["bf2b10a", "d5d092d"])
def test_a_library_that_a_newer_version_left_half_changed_comes_back(shape: str, tmp_path: Path) -> None:
    library = upgraded_library(tmp_path / "library", shape)
    before = content(library)
    archive = tmp_path / "before.zip"
    library.manage("backup", str(archive))
    with closing(sqlite3.connect(library.database)) as file:
        file.executescript(NEWER)
    library.manage("restore", str(archive), "--replace", "--without-keeping")
    assert content(library) == before


def test_the_version_is_told_with_how_the_tables_stand_to_it(tmp_path: Path) -> None:
    library = sqlite_library(tmp_path, "d5d092d")
    told = json.loads(library.manage("version", "--json").stdout)
    assert (told["hashiya"], told["tables"].split(":")[0]) == (VERSION, "older")
    with closing(sqlite3.connect(library.database)) as file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('reader', '9999', '2030-01-01')"
        )
        file.commit()
    assert "tables newer: 9999" in library.manage("version").stdout


def test_the_version_is_that_of_the_newest_entry_of_the_changelog() -> None:
    text = (ROOT / "docs/changelog.md").read_text("utf-8")
    newest = re.search(r"^## (\w+) (\d{4}), (\w+) week$", text, re.M)
    assert newest is not None
    month, year, week = newest.groups()
    assert f"{year}.{MONTHS.index(month) + 1}.{WEEKS.index(week) + 1}" == VERSION
