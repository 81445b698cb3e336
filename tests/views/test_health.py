"""`/healthz` and `/readyz`: for those who watch over the server."""

import os
import time
from pathlib import Path

import pytest
from django.test import Client

from reader.watch import health, heartbeat


def a_worker(state: Path, seconds_ago: float = 0) -> Path:
    heartbeat.heartbeat_folder().mkdir(exist_ok=True)
    file = state / "workers" / "slot-0"
    file.touch()
    os.utime(file, (time.time() - seconds_ago,) * 2)
    return file


def test_the_process_answers_without_asking_the_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"ok": True})
    assert "no-store" in response["Cache-Control"]
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_ready_is_who_has_database_disk_and_a_living_worker(client: Client, state: Path) -> None:
    a_worker(state)
    response = client.get("/readyz")
    found = response.json()
    assert (response.status_code, found["ok"]) == (200, True)
    assert [found[part]["ok"] for part in ("database", "disk", "worker")] == [True] * 3


@pytest.mark.django_db
def test_a_silent_worker_makes_it_not_ready(client: Client, state: Path) -> None:
    assert client.get("/readyz").json()["worker"] == {"ok": False, "says": "No worker has run here."}
    a_worker(state, seconds_ago=100)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["worker"] == {"ok": False, "says": "A worker was there 100 s ago."}
    assert response.json()["database"]["ok"]


@pytest.mark.django_db
def test_a_full_disk_makes_it_not_ready(client: Client, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_worker(state)
    monkeypatch.setattr(health, "LEAST_FREE", 2**62)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["disk"]["ok"]) == (503, False)


@pytest.mark.django_db
def test_a_beat_is_the_time_of_the_workers_file(state: Path) -> None:
    assert heartbeat.seconds_since_a_beat() is None
    with a_worker(state, seconds_ago=100).open("a") as held:
        assert 99 < (heartbeat.seconds_since_a_beat() or 0) < 110
        heartbeat.beat(held.fileno())
        assert (heartbeat.seconds_since_a_beat() or 0) < 10
