"""Which SQLite may be trusted, and that Django runs on that one."""

import sys
from types import ModuleType

import pytest

from reader.runtime import sqlite_build
from reader.runtime.sqlite_build import is_better, may_lose_commits


@pytest.mark.parametrize(
    ("version", "unsafe"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((4, 0, 0), False),
    ],
)
def test_versions_that_can_lose_a_commit_in_wal_mode(version: tuple[int, int, int], unsafe: bool) -> None:
    assert may_lose_commits(version) is unsafe


def test_a_safe_library_beats_a_newer_unsafe_one() -> None:
    assert is_better((3, 44, 6), (3, 51, 2))
    assert not is_better((3, 51, 2), (3, 44, 6))
    assert is_better((3, 53, 0), (3, 51, 3))
    assert not is_better((3, 51, 3), (3, 51, 3))


def library(name: str, version: tuple[int, int, int]) -> ModuleType:
    module = ModuleType(name)
    module.sqlite_version_info = version  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize(("bundled", "chosen"), [((3, 53, 4), "bundled"), ((3, 39, 0), "system")])
def test_the_better_of_two_libraries_becomes_sqlite3(
    monkeypatch: pytest.MonkeyPatch, bundled: tuple[int, int, int], chosen: str
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", library("system", (3, 40, 1)))
    monkeypatch.setitem(sys.modules, "sqlite3.dbapi2", library("system.dbapi2", (3, 40, 1)))
    monkeypatch.setitem(sys.modules, "bundled", library("bundled", bundled))
    monkeypatch.setitem(sys.modules, "bundled.dbapi2", library("bundled.dbapi2", bundled))

    assert sqlite_build.prefer_bundled("bundled").__name__ == chosen
    assert sys.modules["sqlite3"].__name__ == chosen
    assert sys.modules["sqlite3.dbapi2"].__name__ == f"{chosen}.dbapi2"


def test_without_a_bundled_library_the_system_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", library("system", (3, 40, 1)))
    assert sqlite_build.prefer_bundled("no_such_library").__name__ == "system"


@pytest.mark.sqlite
@pytest.mark.django_db
def test_django_runs_on_the_chosen_library() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        (version,) = cursor.fetchone()
    assert tuple(map(int, version.split("."))) == sqlite_build.version_in_use()


@pytest.mark.sqlite
@pytest.mark.parametrize(("version", "warnings"), [((3, 40, 1), ["reader.W001"]), ((3, 51, 3), [])])
def test_the_system_check_names_an_unsafe_library(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], warnings: list[str]
) -> None:
    from reader.runtime.checks import sqlite_keeps_commits

    monkeypatch.setattr(sqlite_build, "version_in_use", lambda: version)
    assert [warning.id for warning in sqlite_keeps_commits(None)] == warnings
