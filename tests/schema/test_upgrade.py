"""Libraries of earlier versions are brought up to this one with all that people made, and are served."""

import json
import re
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import taken_port
from tests.crawling import crawl
from tests.libraries import (
    COUNTED,
    Content,
    Library,
    content,
    empty_postgresql,
    new_library,
    postgresql_library,
    put_static_files,
    shapes,
    sqlite_library,
)
from tests.test_run import Installation
from tests.upgrading import CRAWL, LIVED_IN, LIVES, OLDEST, TAKES_NEW_ROWS, lived_in, upgraded_library

# What this version does not keep, because nothing ever filled it, and what it has another word for.
NEVER_FILLED = {"reader_assignment", "reader_answer", "reader_comment", "reader_comment_mentions"}
GONE = {"reader_annotation": {"parts"}, "reader_labelset": {"scope", "question", "several"}}
CHANGED = {
    "reader_translationprovider": {"day"},
    "auth_user": {"is_staff"},
    "reader_article": {"raw_sha256"},  # of one that came in a file it was the hash of nothing
}

# Sentences that are kept as reasons now, in the column `why`
SAID = {
    "reader_upload": "reason",
    "reader_address": "reason",
    "reader_feed": "problem",
    "reader_translationwait": "problem",
    "reader_translationprovider": "problem",
}


FILLED = ("role_ar", "role_en")


def assert_kept(before: Content, after: Content) -> None:
    """Every value that was there is there still."""
    for table, rows in before.items():
        if table in NEVER_FILLED and not rows:
            continue
        said = SAID.get(table, "")
        left_out = GONE.get(table, set()) | CHANGED.get(table, set()) | {said}
        if table in COUNTED:
            continue
        kept = {row["id"]: row for row in after[table]}
        for row in rows:
            filled = {name for name in FILLED if row.get(name) == ""}  # which a new analysis knows
            for name in row.keys() - left_out - filled:
                assert kept[row["id"]][name] == row[name], (table, row["id"], name)
            if row.get(said):
                why = kept[row["id"]]["why"]
                reason: Any = json.loads(why) if isinstance(why, str) else why
                assert reason["arguments"] == {"sentence": row[said]}, (table, row["id"])


def assert_served(pages: dict[str, dict[str, int]]) -> None:
    """Every page that each of these people can reach is there, those of the articles among them."""
    for name, statuses in pages.items():
        assert {path: status for path, status in statuses.items() if status >= 500} == {}, name
        articles = {path for path in statuses if re.fullmatch(r"/a/\d+/", path)}
        assert len(articles) >= 2, name
        assert {statuses[path] for path in articles} == {200}, name


def assert_has_grown(numbers: str) -> None:
    revisions, changes = map(int, numbers.split())
    assert revisions >= 1
    assert changes >= 2


def assert_lives(printed: str) -> None:
    """People could go on working in a library, and every page was served."""
    numbers, pages = printed.splitlines()
    assert_has_grown(numbers)
    assert_served(json.loads(pages))


def content_before(library: Library) -> Content:
    before = content(library)
    assert before["reader_annotation"]
    assert before["reader_translation"]
    return before


RIGHTS = """SELECT g.name, c.app_label, c.model, p.codename FROM auth_group g
    JOIN auth_group_permissions r ON r.group_id = g.id JOIN auth_permission p ON p.id = r.permission_id
    JOIN django_content_type c ON c.id = p.content_type_id"""
OF_POSTGRESQL = {
    "columns": """SELECT table_name, column_name, data_type, is_nullable, character_maximum_length
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "rights": RIGHTS,
}


def structure(library: Library) -> dict[str, object]:
    """What every table of an SQLite library is made of, its indexes and triggers, and roles' rights."""
    names = [row[0] for row in library.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    found: dict[str, object] = {
        f"{kind} {name}": sorted(library.rows(f"SELECT {chosen} FROM pragma_{kind}('{name}')"))
        for name in names
        for kind, chosen in (
            ("table_info", 'name, type, "notnull", pk'),
            ("foreign_key_list", '"table", "from", "to"'),
            ("index_list", '"unique", origin, partial'),
        )
    }
    made = "SELECT name, sql FROM sqlite_master WHERE type = '{}'"
    found |= {kind: sorted(library.rows(made.format(kind)), key=str) for kind in ("index", "trigger")}
    return found | {"rights": sorted(library.rows(RIGHTS))}


def structure_on_postgresql(library: Library) -> dict[str, list[str]]:
    """The columns, indexes and constraints of every table of a PostgreSQL library, and roles' rights."""
    return {name: sorted(map(str, library.rows(query))) for name, query in OF_POSTGRESQL.items()}


@pytest.mark.parametrize("shape", shapes("sqlite"))
def test_an_sqlite_library_of_every_earlier_shape_is_upgraded_with_all_that_people_made(
    shape: str, tmp_path: Path
) -> None:
    before = content_before(sqlite_library(tmp_path / "before", shape))
    library = upgraded_library(tmp_path / "state", shape)
    assert_kept(before, content(library))
    assert structure(library) == structure(new_library(tmp_path / "new"))
    if shape in LIVED_IN:
        assert_lives(lived_in(shape))


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("shape", [shape for shape in shapes("postgresql") if shape in LIVED_IN])
def test_a_postgresql_library_of_every_earlier_shape_is_upgraded_with_all_that_people_made(
    shape: str, tmp_path: Path
) -> None:
    with postgresql_library(tmp_path / "state", shape) as library:
        before = content_before(library)
        library.manage("migrate", "-v0")
        assert_kept(before, content(library))
        with empty_postgresql() as url:
            new = Library(tmp_path / "new", url)
            new.manage("migrate", "-v0")
            assert structure_on_postgresql(library) == structure_on_postgresql(new)
        if shape == OLDEST:
            library.environment |= LIVES
            assert_lives(library.python(TAKES_NEW_ROWS + CRAWL))


def test_a_library_that_an_earlier_upgrade_left_broken_is_mended(tmp_path: Path) -> None:
    library = sqlite_library(tmp_path / "state", "d5d092d")
    with closing(sqlite3.connect(library.database)) as file, file:
        file.execute("UPDATE reader_article SET updated = 'updated'")
        file.execute("UPDATE reader_actor SET updated = 'updated'")
        file.execute("DROP TABLE reader_revision")
    library.manage("migrate", "-v0")
    assert library.rows("SELECT id FROM reader_article WHERE updated <> created") == []
    assert library.rows("SELECT id FROM reader_actor WHERE updated = 'updated'") == []
    assert_has_grown(library.python(TAKES_NEW_ROWS))


def test_a_filled_table_of_an_early_edition_stops_the_upgrade_with_a_sentence(tmp_path: Path) -> None:
    library = sqlite_library(tmp_path / "state", "ddbbb61")
    with closing(sqlite3.connect(library.database)) as file, file:
        file.execute(
            "INSERT INTO reader_assignment (number, with_suggestions, assigned, analyst_id, article_id)"
            " VALUES (1, 1, '2026-11-26', 1, 1)"
        )
    refused = library.manage("migrate", check=False)
    assert refused.returncode == 1
    assert "The table reader_assignment of this early library has 1 rows" in refused.stderr
    assert "Traceback" not in refused.stderr


# `make run`


def test_make_run_on_a_library_of_523ef40_serves_every_page_and_keeps_a_copy_of_it(tmp_path: Path) -> None:
    library = sqlite_library(tmp_path / "state", "523ef40")
    before = content(library)
    put_static_files(library.folder)
    installation = Installation(library.folder)

    def get(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{installation.port}{path}") as answer:
                is_page = answer.headers.get_content_type() == "text/html"
                return answer.status, answer.read().decode() if is_page else ""
        except urllib.error.HTTPError as refused:
            return refused.code, ""

    with installation.running():
        statuses = crawl(get)
    assert {path: status for path, status in statuses.items() if status >= 500} == {}
    assert sum(re.fullmatch(r"/a/\d+/", path) is not None for path in statuses) >= 2
    assert_kept(before, content(library))
    (copy,) = library.folder.glob("db.before-*.sqlite3")
    assert copy.stat().st_mode & 0o077 == 0
    copied = Library(tmp_path / "copy")
    copy.rename(copied.database)
    assert content(copied) == before


# Code that is older than the library


@pytest.mark.parametrize("command", ["run", "migrate", "worker", "check"])
def test_code_that_is_older_than_the_library_refuses_to_start_with_a_sentence(
    command: str, tmp_path: Path
) -> None:
    library = sqlite_library(tmp_path / "state", "d5d092d")
    with closing(sqlite3.connect(library.database)) as file, file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('reader', '9999_later', '2030-01-01')"
        )
    before = content(library)
    with taken_port() as port:
        pass
    options = {"run": ["--port", str(port)], "worker": ["--until-done"]}.get(command, [])
    refused = library.manage(command, *options, check=False)
    assert refused.returncode == 1
    assert "The database belongs to a newer Hashiya: it has been through 9999_later" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert content(library) == before
