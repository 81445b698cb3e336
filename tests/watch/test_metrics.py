"""`/metrics`: who may ask, what is told, and that the processes of a server are counted together."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from reader.accounts.mailing import enqueue_mail
from reader.models import KeptBackup, TranslationProvider, WorkerBeat
from reader.watch import health, heartbeat, lines, tally

ROOT = Path(__file__).parent.parent.parent
TOKEN = "a token for those who watch"
BEARER = {"Authorization": f"Bearer {TOKEN}"}

# Two processes, forked as the server's are, count; a third tells.
FORKED = """
import os
from django.http import HttpRequest
from reader.watch.metrics import count_answer, exposition
for number in range(2):
    if not os.fork():
        request = HttpRequest()
        request.method, request.path = "GET", "/nowhere/"
        request.resolver_match = None
        for _ in range(3 + number):
            count_answer(request, 404, 0.02)
        os._exit(0)
for number in range(2):
    os.wait()
print(exposition().decode())
"""


@pytest.fixture
def watched(settings: Any) -> Client:
    """A caller of a site that tells its figures."""
    settings.HASHIYA_METRICS_TOKEN = TOKEN
    return Client()


def figures(client: Client) -> dict[str, float]:
    told = client.get("/metrics", headers=BEARER).content.decode()
    return {
        line.rpartition(" ")[0]: float(line.rpartition(" ")[2])
        for line in told.splitlines()
        if not line.startswith("#")
    }


def test_where_nobody_is_named_there_is_no_such_page(client: Client) -> None:
    assert client.get("/metrics").status_code == 404


@pytest.mark.django_db
@pytest.mark.once
def test_the_token_opens_it_or_the_address(watched: Client, settings: Any) -> None:
    assert watched.get("/metrics", headers=BEARER).status_code == 200
    for wrong in ({}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {TOKEN}"}):
        refused = watched.get("/metrics", headers=wrong)
        assert (refused.status_code, refused["WWW-Authenticate"]) == (401, 'Bearer realm="metrics"')
    assert watched.post("/metrics", headers=BEARER).status_code == 405
    settings.HASHIYA_METRICS_TOKEN, settings.HASHIYA_METRICS_FROM = "", ["192.0.2.0/24", "::1"]
    assert watched.get("/metrics", REMOTE_ADDR="192.0.2.9").status_code == 200
    assert watched.get("/metrics", REMOTE_ADDR="::1").status_code == 200
    assert watched.get("/metrics", REMOTE_ADDR="192.0.3.9").status_code == 401
    assert watched.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 401


@pytest.mark.django_db
@pytest.mark.once
def test_requests_are_told_by_page_and_never_by_address(watched: Client) -> None:
    for path in ("/help/", "/help/?q=secret", "/nowhere/1/", "/nowhere/2/", "/static/nothing.css"):
        watched.get(path)
    watched.generic("BREW", "/help/")
    told = figures(watched)
    assert told['hashiya_requests_total{method="GET",status="200",view="help"}'] == 2
    assert told['hashiya_requests_total{method="GET",status="404",view="none"}'] == 2
    assert told['hashiya_requests_total{method="GET",status="404",view="static"}'] == 1
    assert told['hashiya_requests_total{method="other",status="405",view="help"}'] == 1
    assert told['hashiya_request_seconds_count{view="help"}'] == 3
    assert not [name for name in told if "nowhere" in name or "secret" in name]


@pytest.mark.django_db
def test_queue_workers_providers_and_backups_are_told(
    watched: Client, anwar: User, django_assert_max_num_queries: Any
) -> None:
    now = timezone.now()
    enqueue_mail(anwar, "http://testserver")
    tally.take_tally()
    tally.note_analysis(120)
    heartbeat.tell_beat("one-0")
    heartbeat.tell_beat("one-0")
    TranslationProvider.objects.create(name="deepl", day=timezone.localdate(), spent=700, is_on=True)
    KeptBackup.objects.create(day=now.date(), name="a.zip", bytes=9, made_at=now, due_at=now)
    with django_assert_max_num_queries(9):
        told = figures(watched)
    assert told['hashiya_queue_tasks{state="waiting"}'] == 1
    assert told['hashiya_queue_tasks{state="running"}'] == 0
    assert 0 <= told["hashiya_queue_oldest_seconds"] < 60
    assert told['hashiya_worker_analysed_words_total{worker="one-0"}'] == 120
    assert told['hashiya_worker_silent_seconds{worker="one-0"}'] < 60
    assert told['hashiya_provider_spent_characters{provider="deepl"}'] == 700
    assert told['hashiya_provider_budget_characters{provider="deepl"}'] == 200_000
    assert told["hashiya_backup_last_good_timestamp_seconds"] == pytest.approx(now.timestamp(), abs=1)
    assert told["hashiya_database_bytes"] > 100_000
    assert told["hashiya_database_up"] == 1


@pytest.mark.django_db
@pytest.mark.once
def test_a_database_that_is_away_is_told_too(watched: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("away")

    from reader.watch import metrics

    monkeypatch.setattr(metrics, "database_figures", away)
    told = figures(watched)
    assert told["hashiya_database_up"] == 0
    assert "hashiya_queue_oldest_seconds" not in told


def test_the_processes_of_a_server_are_counted_together(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"}
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", FORKED],
        env=kept | {"HASHIYA_STATE": str(tmp_path), "HASHIYA_SECRET_KEY": "x" * 60, "DATABASE_URL": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert 'hashiya_requests_total{method="GET",status="404",view="none"} 7.0' in done.stdout
    assert 'hashiya_request_seconds_bucket{le="0.01",view="none"} 0.0' in done.stdout
    assert 'hashiya_request_seconds_bucket{le="0.025",view="none"} 7.0' in done.stdout


@pytest.mark.django_db
def test_a_worker_on_another_machine_is_seen_by_its_row(state: Path) -> None:
    WorkerBeat.objects.create(name="elsewhere-0", beat=timezone.now() - timedelta(seconds=12))
    assert 12 <= (heartbeat.seconds_since_a_beat() or 0) < 40
    assert health.worker().ok
    WorkerBeat.objects.update(beat=timezone.now() - timedelta(days=8))
    assert heartbeat.forget_silent_workers() == 1
    assert heartbeat.seconds_since_a_beat() is None


@pytest.mark.django_db
def test_a_worker_logs_under_the_id_of_the_request_that_gave_it_work(anwar: User) -> None:
    from django_tasks_db.models import DBTaskResult

    from reader.jobs.queue import request_of

    lines.request_id.set("from-a-browser")
    enqueue_mail(anwar, "http://testserver")
    lines.request_id.set("-")
    enqueue_mail(anwar, "http://testserver")
    first, second = DBTaskResult.objects.order_by("enqueued_at")
    assert request_of(first) == "from-a-browser"
    assert request_of(second) == f"task-{str(second.pk)[:8]}"


@pytest.mark.django_db
@pytest.mark.once
def test_the_dashboard_asks_for_what_is_told(watched: Client) -> None:
    board = json.loads((ROOT / "docs/recipes/grafana.json").read_text("utf-8"))
    asked = {
        name
        for panel in board["panels"]
        for target in panel.get("targets", ())
        for name in re.findall(r"hashiya_\w+", target["expr"])
    }
    now = timezone.now()
    watched.get("/help/")
    tally.note_analysis(5)
    heartbeat.tell_beat("one-0")
    TranslationProvider.objects.create(name="deepl")
    KeptBackup.objects.create(day=now.date(), name="a", bytes=1, made_at=now, restored_at=now, due_at=now)
    told = {name.partition("{")[0] for name in figures(watched)}
    assert len(asked) > 10
    assert asked - told - {"hashiya_web_analysed_words_total"} == set()
