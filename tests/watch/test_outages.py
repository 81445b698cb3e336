"""The database or the disk gives up: 503 with the reason, what was typed comes back, what can stays up."""

import errno
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django_htmx.middleware import HtmxDetails

from reader.models import Article, Comment
from reader.views.outages import broken
from reader.watch import faults
from tests.articles import HARBOUR, make_article
from tests.conftest import taken_port

ROOT = Path(__file__).parent.parent.parent
WORDS = 'Is <b>this</b> "quote" right? هل هذا الاقتباس صحيح؟\nA second line.'


@pytest.fixture
def article(transactional_db: None) -> Article:
    return make_article(HARBOUR)


@pytest.fixture
def analyst(article: Article, anwar: User, client_of: Callable[[User], Client]) -> Client:
    client = client_of(anwar)
    client.raise_request_exception = False
    return client


def comment(client: Client, article: Article, body: str, **headers: str) -> HttpResponse:
    sent = {"body": body, "client_key": str(uuid4())}
    return client.post(f"/a/{article.pk}/comments/", sent, headers=headers)  # type: ignore[return-value]


def sent_again(page: str) -> dict[str, str]:
    """The fields of the form in the page, as a browser would send them."""
    inputs = re.findall(r'<input type="hidden" name="(\w+)"\s+value="([^"]*)"', page)
    areas = re.findall(r'<textarea class="field" name="(\w+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: html.unescape(value) for name, value in (*inputs, *areas)}


@pytest.fixture
def full_disk(article: Article) -> Iterator[None]:
    """SQLite may take no more pages, which it answers as it does a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # or pages that other tests left free would be room enough
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.sqlite
def test_a_full_disk_is_told_and_what_was_typed_can_be_sent_again(
    article: Article, analyst: Client, full_disk: None
) -> None:
    for _ in range(50):
        response = comment(analyst, article, WORDS + " x" * 900)
        if response.status_code != 302:
            break
    kept = Comment.objects.count()
    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "The disk of the server is full" in page
    assert f'action="/a/{article.pk}/comments/"' in page
    assert analyst.get(f"/a/{article.pk}/").status_code == 200

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert analyst.post(f"/a/{article.pk}/comments/", sent_again(page)).status_code == 302
    assert Comment.objects.count() == kept + 1
    assert Comment.objects.latest("pk").body == Comment.objects.earliest("pk").body


@pytest.fixture
def locked(article: Article) -> Iterator[None]:
    """Another program writes, and does not finish."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 20000")


@pytest.mark.sqlite
def test_a_locked_database_is_told_and_can_still_be_read(
    article: Article, analyst: Client, locked: None
) -> None:
    response = comment(analyst, article, WORDS)
    assert response.status_code == 503
    assert "Something else is writing to the database" in response.content.decode()
    assert sent_again(response.content.decode())["body"].replace("\r\n", "\n") == WORDS
    assert analyst.get(f"/a/{article.pk}/").status_code == 200


@pytest.mark.sqlite
def test_a_script_is_answered_with_the_sentence_alone(
    article: Article, analyst: Client, locked: None
) -> None:
    response = comment(analyst, article, WORDS, hx_request="true")
    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode() == f"{faults.LOCKED.reason} {faults.LOCKED.still_works}"


def in_another_process(program: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HASHIYA_")}
    own = {
        "DJANGO_SETTINGS_MODULE": "reader.settings",
        "HASHIYA_SECRET_KEY": "s" * 60,
        "HASHIYA_DEBUG": "",
        "HASHIYA_ACCESS_LOG": "0",
    }
    return subprocess.run(
        [sys.executable, "-c", program],
        env=kept | own | variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


AWAY = """
import django, json; django.setup()
from django.test import Client
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
told = {}
for path in ("/", "/help/", "/preferences/", "/nowhere/", "/healthz", "/readyz"):
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    response = client.get(path)
    told[path] = [response.status_code, response.content.decode()]
print(json.dumps(told))
"""


def test_without_postgresql_the_help_stays_up_and_the_rest_says_why(tmp_path: Path) -> None:
    with taken_port(listening=False) as port:
        done = in_another_process(
            AWAY, DATABASE_URL=f"postgres://u:p@127.0.0.1:{port}/news", HASHIYA_STATE=str(tmp_path)
        )
    told = json.loads(done.stdout)
    assert {path: status for path, (status, _) in told.items()} == {
        "/": 503,
        "/help/": 200,
        "/preferences/": 200,
        "/nowhere/": 503,
        "/healthz": 200,
        "/readyz": 503,
    }
    assert "The database does not answer." in told["/"][1]
    assert json.loads(told["/readyz"][1])["database"] == {"ok": False, "says": faults.AWAY.reason}
    assert "Sign in" in told["/help/"][1]
    assert "p@127" not in done.stdout


def test_a_command_without_its_database_ends_in_a_sentence(tmp_path: Path) -> None:
    with taken_port(listening=False) as port:
        done = in_another_process(
            "import sys, manage; sys.argv = ['manage.py', 'worker', '--until-done']; manage.main()",
            DATABASE_URL=f"postgres://u:p@127.0.0.1:{port}/news",
            HASHIYA_STATE=str(tmp_path),
        )
    assert done.returncode == 1
    assert "The database does not answer." in done.stderr
    assert "Traceback" not in done.stderr


def answer_to(error: Exception, request: HttpRequest) -> HttpResponse:
    try:
        raise error
    except type(error):
        request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
        return broken(request)  # type: ignore[return-value]


def test_files_are_to_be_chosen_again_and_passwords_to_be_typed_again() -> None:
    sent = {
        "files": SimpleUploadedFile("خبر.txt", "نص".encode()),
        "password": "secret",
        "site": "BBC",
        "notes": "two words",
    }
    request = RequestFactory().post("/uploads/?from=here", sent)
    page = answer_to(OSError(errno.ENOSPC, "No space left on device"), request).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert "<bdi>خبر.txt</bdi>" in page
    assert '<input class="field" type="file" name="files" multiple required>' in page
    assert 'type="password"' in page
    assert "secret" not in page
    assert sent_again(page) == {"site": "BBC", "notes": "two words"}
    assert 'action="/uploads/?from=here"' in page


def test_a_fault_of_our_own_stays_a_500() -> None:
    assert answer_to(ZeroDivisionError(), RequestFactory().get("/")).status_code == 500
    assert answer_to(OSError(errno.ENOENT, "No such file"), RequestFactory().get("/")).status_code == 500


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_missing_table_is_a_fault_of_our_own() -> None:
    from django.db import OperationalError

    with pytest.raises(OperationalError) as raised, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nothing_of_the_kind")
    assert faults.outage_of(raised.value) is None
