"""The doctor: what each check says of a good installation, and of one with a fault."""

import json
import os
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from reader.models import KeptBackup
from reader.runtime.doctor import Diagnosis, State, examine
from tests.conftest import taken_port

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def sound(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Settings of an installation that lacks nothing but a mail server."""
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # which tests with a browser set
    settings.STATE_DIR = tmp_path / "state"
    settings.STATE_DIR.mkdir(mode=0o700)
    settings.ALLOWED_HOSTS = ["reader.example", "localhost"]
    settings.TLS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.HASHIYA_PROXIES = 1
    settings.SECRET_KEY = "k" * 64
    settings.HASHIYA_BACKUPS = str(tmp_path / "backups")
    now = timezone.now()
    row = KeptBackup.objects.create(
        day=now.date(), name="hashiya-20261118-030000.zip", made_at=now, restored_at=now, due_at=now, bytes=5
    )
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / row.name).touch()
    (settings.STATE_DIR / "workers").mkdir()
    (settings.STATE_DIR / "workers" / "slot-0").touch()
    return settings


def seen() -> dict[str, Diagnosis]:
    return {diagnosis.part: diagnosis for diagnosis in examine()}


def test_a_sound_installation_has_nothing_that_is_bad(sound: Any) -> None:
    bad = {part for part, diagnosis in seen().items() if diagnosis.state is State.BAD}
    assert bad <= {"packages"}  # where the tests run with others than the pinned ones
    assert {"hosts", "tls", "key", "worker", "backups", "trial", "clock"} <= {
        part for part, diagnosis in seen().items() if diagnosis.state is State.GOOD
    }


@pytest.mark.parametrize(
    ("name", "value", "part", "state"),
    [
        ("ALLOWED_HOSTS", ["localhost"], "hosts", State.LOOK),
        ("ALLOWED_HOSTS", ["*"], "hosts", State.BAD),
        ("TLS", False, "tls", State.BAD),
        ("HASHIYA_PROXIES", 0, "proxy", State.LOOK),
        ("SECRET_KEY", "short", "key", State.BAD),
        ("HASHIYA_BACKUPS", "", "backups", State.BAD),
        ("DEBUG", True, "debug", State.BAD),
    ],
)
def test_a_setting_that_is_not_fit_is_told_with_what_to_do(
    sound: Any, name: str, value: object, part: str, state: State
) -> None:
    setattr(sound, name, value)
    found = seen()[part]
    assert found.state is state
    assert found.do


def test_a_first_password_and_an_open_folder_are_bad(sound: Any) -> None:
    (sound.STATE_DIR / "first-password").touch()
    sound.STATE_DIR.chmod(0o755)
    assert seen()["password"].state is seen()["state"].state is State.BAD


def test_a_backup_that_is_old_lost_failed_or_never_tried_is_told(sound: Any) -> None:
    row = KeptBackup.objects.get()
    (Path(sound.HASHIYA_BACKUPS) / row.name).unlink()
    assert "not in" in seen()["backups"].says
    row.made_at = timezone.now() - timedelta(days=3)
    row.save()
    assert seen()["backups"].state is State.BAD
    row.restored_at, row.problem = None, "Restored on trial, `verify` said: a fault"
    row.save()
    assert seen()["trial"].state is State.BAD
    assert "`verify` said" in seen()["trial"].says


def test_a_folder_of_backups_that_is_not_there_is_told_apart_from_a_lost_backup(sound: Any) -> None:
    sound.HASHIYA_BACKUPS = str(Path(sound.HASHIYA_BACKUPS).parent / "not-mounted")
    assert seen()["backups"].state is State.BAD
    assert "does not answer" in seen()["backups"].says


def test_a_bucket_without_what_speaks_to_it_is_told_with_the_packages(sound: Any) -> None:
    sound.HASHIYA_BUCKET = "originals"
    missing = {"BACKEND": "reader.files.bucket.nowhere.Bucket"}
    sound.STORAGES = sound.STORAGES | {"originals": missing, "backups": missing}
    sound.HASHIYA_BACKUPS = "s3://backups/daily"
    for part in ("files", "backups"):
        assert seen()[part].state is State.BAD
        assert "pip install" in seen()[part].do


def test_a_database_that_is_away_is_told_once_and_the_rest_says_why_it_was_not_looked_at(
    sound: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(connection, "cursor", away)
    found = seen()
    assert found["database"].state is State.BAD
    assert "running" not in found
    assert found["backups"].says == "It could not be looked at: connection refused"
    assert found["backups"].do


def test_a_library_of_tomorrow_shows_that_the_clock_is_wrong(sound: Any) -> None:
    if connection.vendor != "sqlite":
        assert seen()["clock"].state is State.GOOD
        return
    library = Path(sound.STATE_DIR) / "db.sqlite3"
    library.touch()
    os.utime(library, (time.time() + 3600,) * 2)
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(connection.settings_dict, "NAME", str(library))
        assert "was written 3" in seen()["clock"].says


def test_a_mail_server_that_does_not_answer_is_bad(sound: Any) -> None:
    sound.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with taken_port(listening=False) as port:
        sound.EMAIL_HOST, sound.EMAIL_PORT = "127.0.0.1", port
        assert seen()["mail"].state is State.BAD


def test_the_command_prints_json_and_fails_where_something_is_bad(sound: Any) -> None:
    sound.DEBUG = True
    out = StringIO()
    with pytest.raises(CommandError, match="to mend"):
        call_command("doctor", "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert told["bad"] >= 1
    assert {"part", "state", "says", "do"} == set(told["checks"][0])
