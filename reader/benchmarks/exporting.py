"""How fast a library is exported in each format, with which memory, beside reading the same rows alone.

Seconds are of CPU, so that what else the machine does counts little; the memory is all of the process's.
"""

import json
import os
import resource
import secrets
import subprocess
import sys
import time
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction

from reader.benchmarks.measuring import Figures
from reader.exchange import Selection, export
from reader.exchange.exporting import is_installed
from reader.exchange.reading import BATCH
from reader.formats.writers.registry import formats
from reader.intake.seeding import load_seeds
from reader.models import Actor, Annotation, Article, Paragraph, Translation
from reader.models.article import digest

ARTICLES = 1000
COPIED_AT_ONCE = 100
ROWS = "rows_alone"


def run(articles: int = ARTICLES, wanted: Collection[str] = ()) -> dict[str, Figures]:
    """Copy the seeds' articles with their marks until there are so many, in a new library on SQLite; export
    all of it in the wanted formats, or in each, each in a process of its own, whose memory that is."""
    with TemporaryDirectory(prefix="hashiya-export-") as folder:
        env = {**os.environ, "HASHIYA_STATE": folder, "HASHIYA_SECRET_KEY": secrets.token_hex()}
        env.pop("DATABASE_URL", None)
        _in_a_process(env, "fill", str(articles))
        names = [ROWS, *(wanted or (name for name, one in formats().items() if is_installed(one)))]
        figures = {name: json.loads(_in_a_process(env, "measured", name)) for name in names}
    for found in figures.values():
        found["share_of_rows"] = round(found["articles_per_s"] / figures[ROWS]["articles_per_s"], 2)
    return figures


def _in_a_process(env: dict[str, str], function: str, argument: str) -> str:
    """Call a function of this module in a process of its own; return the last line that it prints."""
    lines = "import django; django.setup(); from reader.benchmarks import exporting; import sys;"
    code = f"{lines} print(exporting.{function}(sys.argv[1]))"
    command = [sys.executable, "-c", code, argument]
    env = {"DJANGO_SETTINGS_MODULE": "reader.settings", **env}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env, cwd=settings.BASE_DIR)  # noqa: S603
    return done.stdout.decode().strip().splitlines()[-1]


def fill(articles: str) -> int:
    """Fill a new library with so many articles."""
    call_command("migrate", verbosity=0)
    load_seeds(lambda done, total, name: None)
    multiply(int(articles))
    return Article.objects.count()


def measured(name: str) -> str:
    """Export the library in a format, or only read its rows; return what that took, as JSON."""
    count = Article.objects.count()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        work = _read_rows if name == ROWS else lambda: export(formats()[name], _all(), path)
        begun = time.process_time()
        work()
        seconds = time.process_time() - begun
        size = sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return json.dumps({"articles_per_s": round(count / seconds, 1), "peak_mb": peak, "bytes": size})


def _all() -> Selection:
    return Selection(AnonymousUser())


def multiply(articles: int) -> None:
    """Copy the rows of the articles that are there, each with another last line of its text, until there are
    so many. Nothing is analysed: rows are stored many at a time."""
    seeds = [_Seed(one) for one in Article.objects.order_by("pk")]
    numbers = range(len(seeds), articles)
    for at in range(0, len(numbers), COPIED_AT_ONCE):
        with transaction.atomic():
            _copy([(number, seeds[number % len(seeds)]) for number in numbers[at : at + COPIED_AT_ONCE]])


class _Seed:
    """An article with its rows."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.lines = list(article.paragraphs.order_by("number"))
        self.english = list(Translation.objects.filter(paragraph__article=article))
        self.marks = list(article.annotations.all())


def _copy(wanted: list[tuple[int, _Seed]]) -> None:
    copies = Article.objects.bulk_create([_copied_article(seed.article, number) for number, seed in wanted])
    seeds = [seed for _, seed in wanted]
    pairs = [(line, copy) for copy, seed in zip(copies, seeds, strict=True) for line in seed.lines]
    lines = Paragraph.objects.bulk_create(
        [_row(line, article_id=copy.pk, credit_id=None) for line, copy in pairs], batch_size=500
    )
    place = {(copy.pk, old.pk): new.pk for (old, copy), new in zip(pairs, lines, strict=True)}
    english, marks = [], []
    for copy, seed in zip(copies, seeds, strict=True):
        english += [_row(one, paragraph_id=place[copy.pk, one.paragraph_id]) for one in seed.english]
        own = {"article_id": copy.pk, "client_key": None}
        marks += [_row(one, **own, paragraph_id=place[copy.pk, one.paragraph_id]) for one in seed.marks]
    Translation.objects.bulk_create(english, batch_size=500)
    Annotation.objects.bulk_create(marks, batch_size=500)


def _copied_article(article: Article, number: int) -> Article:
    text = f"{article.text}\n{number}"
    copy: Article = _row(article, text=text, text_sha256=digest(text.encode()), raw=b"")
    return copy


def _row(one: Any, **values: Any) -> Any:
    """Return an unsaved copy of a row, with some other values."""
    names = [field.attname for field in one._meta.concrete_fields if not field.primary_key]
    return type(one)(**{name: getattr(one, name) for name in names} | values)


def _read_rows() -> None:
    """Read the rows that an export needs as the ORM gives them, in the same batches."""
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(ids), BATCH):
        batch = ids[at : at + BATCH]
        list(Article.objects.filter(pk__in=batch).select_related("source").defer("raw"))
        list(Paragraph.objects.filter(article__in=batch).select_related("translation__author", "credit"))
        marks = list(
            Annotation.objects.filter(article__in=batch).select_related(
                "code__label_set", "created_by", "came_from"
            )
        )
        list(Actor.objects.filter(pk__in={one.actor_id for one in marks}).prefetch_related("names"))
