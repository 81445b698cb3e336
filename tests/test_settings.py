"""What the settings promise: headers, cookies, the database's manners, a clean `check --deploy`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from reader.settings import env_bool, env_list, secret_key

ROOT = Path(__file__).parent.parent
POLICY = {
    "default-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def with_environment(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project with the product's own settings and exactly these variables of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HASHIYA_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, *command],
        env=kept | {"PYTHONWARNINGS": "ignore"} | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def setting(name: str, **variables: str) -> Any:
    program = f"import json, reader.settings as s; print(json.dumps(s.{name}, default=str))"
    return json.loads(with_environment("-c", program, **variables).stdout)


@pytest.mark.django_db
def test_every_page_carries_the_security_headers(client: Client) -> None:
    headers = client.get("/sign-in/").headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    cookie = client.get("/sign-in/").cookies["csrftoken"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


@pytest.mark.django_db
def test_pages_travel_compressed(client: Client) -> None:
    response = client.get("/sign-in/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.django_db
def test_a_foreign_host_name_is_refused(client: Client) -> None:
    assert client.get("/sign-in/", headers={"host": "evil.example"}).status_code == 400


def test_behind_tls_cookies_are_secure_and_browsers_stay_on_it() -> None:
    assert setting("SESSION_COOKIE_SECURE") is False
    assert setting("SESSION_COOKIE_SECURE", HASHIYA_TLS="1") is True
    assert setting("CSRF_COOKIE_SECURE", HASHIYA_TLS="1") is True
    assert setting("SECURE_HSTS_SECONDS", HASHIYA_TLS="1") == 365 * 24 * 3600
    origins = setting("CSRF_TRUSTED_ORIGINS", HASHIYA_TLS="1", HASHIYA_HOSTS="news.example.org,.example.net")
    assert origins == ["https://news.example.org", "https://*.example.net"]


def test_the_deployment_check_is_clean_behind_tls() -> None:
    outcome = with_environment(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level=WARNING",
        HASHIYA_TLS="1",
        HASHIYA_HOSTS="news.example.org",
        HASHIYA_SECRET_KEY="k9" * 30 + "abcdefgh",
    )
    assert (outcome.returncode, outcome.stdout.strip()) == (
        0,
        "System check identified no issues (0 silenced).",
    ), outcome.stderr


def test_debugging_is_off_and_anonymous_reading_on_unless_asked() -> None:
    assert setting("DEBUG") is False
    assert setting("HASHIYA_ANONYMOUS_READING") is True
    assert setting("HASHIYA_ANONYMOUS_READING", HASHIYA_ANONYMOUS_READING="0") is False
    assert setting("ALLOWED_HOSTS") == ["localhost", "127.0.0.1", "[::1]"]


def test_the_state_folder_can_be_elsewhere(tmp_path: Path) -> None:
    assert setting("DATABASES['default']['NAME']", HASHIYA_STATE=str(tmp_path)) == str(
        tmp_path / "db.sqlite3"
    )


def test_database_url_moves_everything_to_postgresql() -> None:
    database = setting("DATABASES['default']", DATABASE_URL="postgres://u:p@db.example/news")
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["NAME"]) == ("db.example", "news")
    assert "init_command" not in database.get("OPTIONS", {})


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 1), ("busy_timeout", 20_000)]
)
def test_sqlite_writers_wait_for_each_other(pragma: str, value: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_the_secret_key_comes_from_the_environment_or_the_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HASHIYA_SECRET_KEY")
    assert secret_key(tmp_path) == ""
    (tmp_path / "secret_key").write_text("kept\n")
    assert secret_key(tmp_path) == "kept"
    monkeypatch.setenv("HASHIYA_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"


@pytest.mark.parametrize(
    ("value", "default", "meaning"),
    [("1", False, True), ("yes", False, True), ("0", True, False), ("", True, True), ("no", True, False)],
)
def test_switches_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, value: str, default: bool, meaning: bool
) -> None:
    monkeypatch.setenv("HASHIYA_SWITCH", value)
    assert env_bool("HASHIYA_SWITCH", default) is meaning


def test_lists_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HASHIYA_LIST", "a, b,,c ")
    assert env_list("HASHIYA_LIST") == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["HASHIYA_PROXIES", "HASHIYA_MAIL_PORT", "HASHIYA_BIN_DAYS"])
def test_a_command_says_in_a_sentence_which_number_is_none(name: str) -> None:
    told = with_environment("manage.py", "doctor", **{name: "one"})
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"{name} is 'one'; write a whole number, such as ")
    assert len(told.stderr.splitlines()) == 1


def test_the_doctor_tells_of_a_site_that_never_ran(tmp_path: Path) -> None:
    told = with_environment("manage.py", "doctor", HASHIYA_STATE=str(tmp_path))
    assert told.returncode == 1
    assert "BAD   key: There is no secret key." in told.stdout
    assert "Traceback" not in told.stderr
