"""Logs: an id for each request, a line for each, nothing secret, nobody else's line."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client

from reader.watch.lines import Tidied, masked, printable

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/a/12/", "/a/12/"),
        ("/help/", "/help/"),
        ("/static/reader.0123456789ab.css", "/static/reader.0123456789ab.css"),
        ("/join/MTIzNDU2Nzg5MDEyMzQ1Njc4/", "/join/MTIz.../"),
        ("/join/MTIzNDU2Nzg5MDEyMzQ1Njc4", "/join/MTIz..."),
        ("/new-password/MQ/c8x1yz-0123456789abcdef0123456789abcdef/", "/new-password/MQ/c8x1.../"),
        ("/x\nGET /forged", "/x%0AGET%20/forged"),
    ],
)
def test_a_path_is_told_in_one_line_without_codes_that_let_somebody_in(path: str, told: str) -> None:
    assert masked(path) == told


def test_names_are_told_as_they_are_written_and_controls_written_out() -> None:
    assert printable("ريما خوري") == "ريما خوري"
    assert printable("a\nb\u2028c\u202ed") == r"a\nb\u2028c\u202ed"


def test_every_answer_has_an_id_that_a_proxy_may_give(client: Client) -> None:
    first, second = (client.get("/healthz")["X-Request-ID"] for _ in range(2))
    assert len(first) >= 16
    assert first != second
    assert client.get("/healthz", headers={"x-request-id": "given-by-proxy-1"})["X-Request-ID"] == (
        "given-by-proxy-1"
    )
    forged = client.get("/healthz", headers={"x-request-id": "a b\tc forged by a caller"})["X-Request-ID"]
    assert "forged" not in forged


@pytest.mark.django_db
def test_every_request_has_a_line_with_who_and_how_long(rima: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "hashiya.access")
    client = Client()
    client.force_login(rima)
    client.get("/help/?token=secret", REMOTE_ADDR="192.0.2.7")
    client.get("/nowhere/", REMOTE_ADDR="192.0.2.7")
    lines = [record.getMessage() for record in caplog.records if record.name == "hashiya.access"]
    assert [line.split()[:3] for line in lines] == [["GET", "/help/", "200"], ["GET", "/nowhere/", "404"]]
    assert lines[0].endswith(" ms 192.0.2.7 rima")
    assert not any("secret" in line for line in lines)


def test_what_django_says_of_a_refusal_has_the_id_of_the_request(
    client: Client,
) -> None:
    seen: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            Tidied().filter(record)
            seen.append(record.__dict__["request_id"])

    noting = Noting()
    logging.getLogger("django.request").addHandler(noting)
    try:
        client.post("/healthz", headers={"x-request-id": "the-id-of-it"})
    finally:
        logging.getLogger("django.request").removeHandler(noting)
    assert set(seen) == {"the-id-of-it"}


def test_what_django_says_of_a_path_is_tidied_too() -> None:
    record = logging.LogRecord(
        "django.request",
        logging.WARNING,
        "",
        1,
        "%s: %s",
        ("Not Found", "/join/MTIzNDU2Nzg5MDEyMzQ1Njc4/"),
        None,
    )
    Tidied().filter(record)
    assert record.getMessage() == "Not Found: /join/MTIz.../"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionDenied("This page is for admins."), False),
        (SuspiciousOperation("?"), False),
        (ValueError(), True),
    ],
)
def test_a_refusal_is_a_line_and_a_fault_of_ours_is_told_with_its_place(error: Exception, told: bool) -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "Forbidden", (), (type(error), error, None)
    )
    Tidied().filter(record)
    assert bool(record.exc_info) is told


def logged(tmp_path: Path, **variables: str) -> list[str]:
    """What a request of the health page writes to standard error with these settings."""
    program = (
        "import django; django.setup(); from django.test import Client;"
        "Client().get('/healthz', headers={'host': 'localhost', 'x-request-id': 'the-id-of-it'})"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HASHIYA_")}
    own = {
        "DJANGO_SETTINGS_MODULE": "reader.settings",
        "HASHIYA_STATE": str(tmp_path),
        "HASHIYA_SECRET_KEY": "s" * 60,
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=kept | own | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stderr.splitlines()


def test_logs_are_lines_of_text_or_of_json_and_can_be_switched_off(tmp_path: Path) -> None:
    (line,) = logged(tmp_path)
    assert "INFO hashiya.access [the-id-of-it] GET /healthz 200" in line
    (line,) = logged(tmp_path, HASHIYA_LOG_JSON="1")
    told = json.loads(line)
    assert (told["logger"], told["request_id"]) == ("hashiya.access", "the-id-of-it")
    assert (told["method"], told["path"], told["status"]) == ("GET", "/healthz", 200)
    assert "request" not in told
    assert logged(tmp_path, HASHIYA_ACCESS_LOG="0") == []
