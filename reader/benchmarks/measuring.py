"""How the benchmarks measure: CPU time of this process, a throw-away library, requests without a network."""

import gzip
import json
import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings, setup_databases, teardown_databases
from django.urls import include, path

Figures = dict[str, float | int]


def _bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", _bare), path("", include("reader.urls"))]


@contextmanager
def fresh_library() -> Iterator[None]:
    """Run the block on an empty database of its own, which is dropped afterwards."""
    _have_a_key()
    old = setup_databases(verbosity=0, interactive=False)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    try:
        with (
            TemporaryDirectory() as static_root,
            override_settings(
                ROOT_URLCONF=__name__,
                ALLOWED_HOSTS=["testserver"],
                STATIC_ROOT=static_root,
                STORAGES={**settings.STORAGES, "staticfiles": plain},
            ),
        ):
            yield
    finally:
        teardown_databases(old, verbosity=0)


def _have_a_key() -> None:
    """See that sessions can be signed, which before set-up they cannot."""
    try:
        _ = settings.SECRET_KEY
    except ImproperlyConfigured:
        settings.SECRET_KEY = secrets.token_hex()


def cpu_ms(work: Callable[[], Any], times: int) -> float:
    """Return the median CPU time of `work` in milliseconds, after three calls to warm up."""
    for _ in range(3):
        work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def get(address: str, **headers: str) -> Any:
    """Request a page through the whole middleware; anything but 200 is an error."""
    response = Client(headers=headers).get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return response


def count_queries(work: Callable[[], Any]) -> int:
    """Return how many database queries `work` makes."""
    count = 0

    def counting(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*args)

    with connection.execute_wrapper(counting):
        work()
    return count


def gzipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def in_new_database(what: str, arguments: Mapping[str, object], database: str) -> Figures:
    """Run `bench WHAT` in a process of its own with a new state folder and a new SQLite or PostgreSQL."""
    command = [sys.executable, "manage.py", "bench", what, "--json", "--database", "configured"]
    for name, value in arguments.items():
        command += [f"--{name}", str(value)]
    if database == "postgresql":
        command = [sys.executable, "-m", "tests.postgresql", *command]
    with TemporaryDirectory(prefix=f"hashiya-{what}-") as folder:
        env = {**os.environ, "HASHIYA_STATE": folder, "HASHIYA_SECRET_KEY": secrets.token_hex()}
        if database == "sqlite":
            env.pop("DATABASE_URL", None)
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env, cwd=settings.BASE_DIR)  # noqa: S603
    figures: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return figures
