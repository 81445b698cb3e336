"""Migrations that have landed stay as they are: libraries have been through them."""

import hashlib
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from reader import schema

ROOT = Path(__file__).parent.parent.parent
LANDED = ROOT / "tests/data/migrations.sha256"


def test_a_landed_migration_is_never_edited_and_each_is_listed() -> None:
    """After a new migration: (cd reader/migrations && sha256sum 0*.py) > tests/data/migrations.sha256."""
    lines = [line.split() for line in LANDED.read_text("ascii").splitlines()]
    listed = {name: digest for digest, name in lines}
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((ROOT / "reader/migrations").glob("[0-9]*.py"))
    }
    assert there == listed


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_of_ours_is_behind() -> None:
    assert not schema.is_behind()
    MigrationRecorder.Migration.objects.filter(app="reader").order_by("-id")[0].delete()
    assert schema.is_behind()
