"""Libraries to measure on: thrown away afterwards, in this process or in one of its own."""

import json
import logging
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings, setup_databases, teardown_databases
from django.urls import include, path

from reader.benchmarks.measuring import Figures
from reader.intake.ingest import ingest
from reader.intake.seeding import load_seeds
from reader.intake.submission import Submission, TextFacts
from reader.models import Article, Source
from reader.watch.requests import access_log

SEED = "us-warns-russia"


def _bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", _bare), path("", include("reader.urls"))]


@contextmanager
def fresh_library() -> Iterator[None]:
    """Run the block on an empty database of its own, which is dropped afterwards."""
    _have_a_key()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        with asked_without_server():
            yield
    finally:
        teardown_databases(old, verbosity=0)


@contextmanager
def asked_without_server() -> Iterator[None]:
    """Have pages asked for in this process while the block runs, a bare one among them."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        TemporaryDirectory() as static_root,
        _requests_logged_nowhere(),
        override_settings(
            ROOT_URLCONF=__name__,
            ALLOWED_HOSTS=["testserver"],
            STATIC_ROOT=static_root,
            STORAGES={**settings.STORAGES, "staticfiles": plain},
        ),
    ):
        yield


@contextmanager
def seed_article() -> Iterator[Article]:
    """Run the block on a fresh library with the seeds; give the article that all pages are measured on."""
    with fresh_library():
        load_seeds(lambda done, total, name: None)
        yield Article.objects.get(raw_name=f"{SEED}.ar.txt")


def long_article(words: int) -> Article:
    """Return a new article of at least so many words: the seeds, one after the other, over and over."""
    seeds = [(text, text.with_name(text.name.replace(".ar.", ".en."))) for text in _seed_texts()]
    arabic, english = ["مقال طويل من كل المقالات"], ["A long article of all articles"]
    for texts in cycle(seeds):
        for lines, text in zip((arabic, english), texts, strict=True):
            lines += [line for line in text.read_text(encoding="utf-8").splitlines() if line.strip()]
        if sum(len(line.split()) for line in arabic) >= words:
            break
    facts = TextFacts(source=Source.objects.first(), english="\n\n".join(english))
    return ingest(Submission(facts, raw="\n\n".join(arabic).encode()))


def _seed_texts() -> list[Path]:
    return sorted(settings.SEEDS_DIR.glob("*.ar.txt"))


def first_article() -> Article:
    """Return an article of a library that has been served with its seeds."""
    article = Article.objects.order_by("pk").first()
    if article is None:
        raise RuntimeError("the library has no article")
    return article


def on_database(what: str, database: str, measure: Callable[..., Figures], **given: object) -> Figures:
    """Measure on the database of the settings ("configured"), or on a new SQLite or PostgreSQL.

    The latter by `bench WHAT` in a process of its own with a new state folder; `given` are its options.
    """
    return measure(**given) if database == "configured" else in_new_database(what, database, given)


def in_new_database(
    what: str,
    database: str,
    given: dict[str, object],
    keep: Path | None = None,
    settled: Mapping[str, str] | None = None,
) -> Figures:
    """Run `bench WHAT` on a new SQLite or PostgreSQL, in a process of its own; `given` are its options.

    With a folder to `keep`, SQLite is in it and stays there. `settled` are settings by their names.
    """
    command = [sys.executable, "manage.py", "bench", what, "--json", "--database", "configured"]
    for name, value in given.items():
        command += [f"--{name.replace('_', '-')}", str(value)]
    if database == "postgresql":
        command = [sys.executable, "-m", "tests.postgresql", *command]
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    with nullcontext(keep) if keep else TemporaryDirectory(prefix=f"hashiya-{what}-") as folder:
        env = {
            **os.environ,
            **(settled or {}),
            "HASHIYA_STATE": str(folder),
            "HASHIYA_SECRET_KEY": secrets.token_hex(),
        }
        if database == "sqlite":
            env.pop("DATABASE_URL", None)
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env, cwd=settings.BASE_DIR)  # noqa: S603
    figures: Figures = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def _have_a_key() -> None:
    """See that sessions can be signed, which before set-up they cannot."""
    try:
        _ = settings.SECRET_KEY
    except ImproperlyConfigured:
        settings.SECRET_KEY = secrets.token_hex()


@contextmanager
def _requests_logged_nowhere() -> Iterator[None]:
    """Write the line of each request, which is a part of what it costs, but where nobody has to read it."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        handler = logging.StreamHandler(nowhere)
        for own in logging.getLogger().handlers[:1]:
            handler.setFormatter(own.formatter)
            handler.filters = list(own.filters)
        access_log.addHandler(handler)
        access_log.propagate = False
        try:
            yield
        finally:
            access_log.propagate = True
            access_log.removeHandler(handler)
