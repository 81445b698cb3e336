"""Whether a server grows with the pages it has served, and how long backup and restore of a library take.

Memory is what the processes that serve have to themselves and their share of what they have together, once a
tenth of the pages was served, which fills what is kept on purpose, and at the end.
"""

import os
import resource
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from reader.benchmarks.corpus_rows import StoredCorpus, make_corpus
from reader.benchmarks.measuring import Figures, processes_below
from reader.benchmarks.scratch import on_database
from reader.benchmarks.visitors import running_server
from reader.models import Actor

ARTICLES, PAGES = 20_000, 10_000
_WORDS = ("الحكومة", "المدينة", "سنوات", "ceasefire", "الميناء", "[lemma=حكومة]")


def run(articles: int, pages: int, database: str) -> Figures:
    """Measure on a new SQLite or PostgreSQL, or with "configured" on the database of the settings."""
    return on_database("endurance", database, _measure, articles=articles, pages=pages)


def _measure(articles: int, pages: int) -> Figures:
    call_command("migrate", verbosity=0)
    corpus = make_corpus(articles, 1)
    addresses = list(_addresses(corpus))
    connection.close()
    os.environ["HASHIYA_WORKERS"] = "1"
    with running_server() as (port, _):
        _visit(port, addresses, 0, pages // 10)
        early = _megabytes()
        _visit(port, addresses, pages // 10, pages)
        late = _megabytes()
    return {
        "articles": articles,
        "pages": pages,
        "megabytes_after_a_tenth": round(early, 1),
        "megabytes_at_the_end": round(late, 1),
        "growth": round(late / early - 1, 3),
        **_there_and_back(),
    }


def _addresses(corpus: StoredCorpus) -> Iterator[str]:
    """Yield pages of every kind, most of them articles, hardly one twice."""
    actors = list(Actor.objects.order_by("-mention_count").values_list("pk", flat=True)[:500])
    lists = cycle(
        [
            *(f"/?page={page}" for page in range(1, 50)),
            *(f"/actors/{pk}/" for pk in actors),
            *(f"/search/?q={quote(word)}" for word in _WORDS),
            "/quotes/",
            "/actors/",
        ]
    )
    for pk, _ in corpus.articles:
        yield reverse("article", args=(pk,))
        yield next(lists)


def _visit(port: int, addresses: Sequence[str], first: int, last: int) -> None:
    """Ask for the pages from `first` to `last`, one after the other, over one connection."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    for address in islice(cycle(addresses), first, last):
        link.request("GET", address)
        answer = link.getresponse()
        answer.read()
        if answer.status not in (200, 404):
            raise RuntimeError(f"{address} answered {answer.status}")
    link.close()


def _megabytes() -> float:
    """Return the memory of the processes below this one that serve."""
    served = [pid for pid in processes_below(os.getpid()) if b"worker" not in _command(pid)]
    return sum(_share(pid) for pid in served) / 1024


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _share(pid: int) -> int:
    """Return the process's proportional share of memory in kB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _there_and_back() -> Figures:
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "library.zip"
        own = dict(os.environ)
        other = {name: value for name, value in own.items() if name != "DATABASE_URL"}
        other |= {"HASHIYA_STATE": str(Path(folder) / "other"), "HASHIYA_SECRET_KEY": secrets.token_hex()}
        return {
            **_timed("backup", archive, own),
            "archive_megabytes": round(archive.stat().st_size / 1e6, 1),
            **_timed("restore", archive, other),
        }


def _timed(command: str, archive: Path, environment: dict[str, str]) -> Figures:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "manage.py", command, str(archive)],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment,
        cwd=settings.BASE_DIR,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        f"{command}_s": round(time.perf_counter() - begun, 1),
        f"{command}_cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
    }
