"""How fast a library is exported in each format, with which memory, beside reading the same rows alone."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from reader.benchmarks.measuring import Figures
from reader.benchmarks.scratch import fresh_library
from reader.exchange import Selection, export
from reader.exchange.exporting import is_installed
from reader.exchange.reading import BATCH, records
from reader.exchange.storing import Storing, add_article
from reader.formats.annotated import Kind
from reader.formats.records import ExportedArticle
from reader.formats.writers.registry import formats
from reader.intake.seeding import load_seeds
from reader.models import Actor, Annotation, Article, DataImport, Paragraph
from reader.models.article import digest

ARTICLES = 1000
ROWS = "rows_alone"


def run(articles: int = ARTICLES) -> dict[str, Figures]:
    """Copy the seeds' articles with their marks until there are so many; export all in each format."""
    with fresh_library(), TemporaryDirectory() as folder:
        load_seeds(lambda done, total, name: None)
        multiply(articles)
        count = Article.objects.count()
        figures = {ROWS: _measured(count, _read_rows)}
        for one in formats().values():
            if is_installed(one):
                path = Path(folder) / one.name
                found = _measured(count, lambda one=one, path=path: export(one, _all(), path))  # type: ignore[misc]
                found["bytes"] = sum(file.stat().st_size for file in path.iterdir())
                figures[one.name] = found
        for found in figures.values():
            found["share_of_rows"] = round(found["articles_per_s"] / figures[ROWS]["articles_per_s"], 2)
        return figures


def _all() -> Selection:
    return Selection(AnonymousUser())


def multiply(articles: int) -> None:
    """Copy the articles that are there, each with another last line of its text, until there are so many."""
    seeds = list(records(_all()))
    run = DataImport.objects.create(name="copies", format="copies", group=uuid4())
    storing = Storing(run, with_new_labels=False)
    with transaction.atomic():
        for number in range(len(seeds), articles):
            _copy(seeds[number % len(seeds)], number, storing)


def _copy(seed: ExportedArticle, number: int, storing: Storing) -> None:
    text = f"{seed.text}\n{number}"
    copy = replace(seed, text=text, text_sha256=digest(text.encode()))
    desk = storing.desk(add_article(copy, None), copy)
    for mark in copy.marks:
        desk.add(mark, Kind(mark.layer, mark.label, mark.code))
    desk.store()


def _measured(count: int, work: Callable[[], object]) -> Figures:
    _forget_peak()
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return {"articles_per_s": round(count / seconds, 1), "peak_mb": _peak_mb(), "bytes": 0}


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


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_mb() -> int:
    """Return the most memory that the process had since `_forget_peak`."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) >> 10
