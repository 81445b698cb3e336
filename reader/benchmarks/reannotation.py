"""How fast a library is read anew by one process, two and a cluster, and how fast what they find is stored.

The speeds are those of the whole run, storing included, by the clock, each the better of two passes in turn;
the writer's is by its CPU time, once where nothing differs from what is there and once where everything does.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from contextlib import AbstractContextManager, contextmanager

from django.core.management import call_command

from reader.analysis.anew.asking import asked_of, batches_of, site_recipe
from reader.analysis.anew.batches import Recipe, read_batch
from reader.analysis.anew.driving import Run
from reader.analysis.anew.engines import BatchReader, processes_here
from reader.analysis.anew.writing import WritingHere, store_batch, writers
from reader.analysis.cluster.engine import cluster_at
from reader.analysis.cluster.here import cluster_here
from reader.benchmarks.corpus_rows import make_corpus
from reader.benchmarks.measuring import Figures, cpu_seconds, cpu_seconds_below
from reader.benchmarks.scratch import on_database
from reader.models import Annotation, Article, LemmaCount, Paragraph, SearchRow

ARTICLES = 120
_PASSES = 2
Opened = AbstractContextManager[BatchReader]


def run(articles: int, database: str) -> dict[str, float | Figures]:
    """Measure on a new SQLite or PostgreSQL, or with "configured" on the database of the settings."""
    return dict(on_database("reannotate", database, _measure, articles=articles))


def _measure(articles: int) -> Figures:
    call_command("migrate", verbosity=0)
    make_corpus(articles, 1, bases=articles)
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    recipe = site_recipe()
    ways = {
        "processes_1": lambda: processes_here(recipe, 1),
        "processes_2": lambda: processes_here(recipe, 2),
        "cluster_2": lambda: _cluster(recipe),
    }
    best, least = dict.fromkeys(ways, 0.0), dict.fromkeys(ways, float("inf"))
    for _ in range(_PASSES):
        for name, opened in ways.items():
            rate, cpu = _measured(opened, ids)
            best[name], least[name] = max(best[name], rate), min(least[name], cpu)
    figures: Figures = {f"{name}_articles_per_second": round(rate, 2) for name, rate in best.items()}
    figures |= {f"{name}_cpu_ms_an_article": round(cpu * 1000, 1) for name, cpu in least.items()}
    figures["processes_2_against_1"] = round(best["processes_2"] / best["processes_1"], 2)
    figures["cluster_2_against_1"] = round(best["cluster_2"] / best["processes_1"], 2)
    return {"articles": articles, **figures, **_writing(ids, recipe)}


@contextmanager
def _cluster(recipe: Recipe) -> Iterator[BatchReader]:
    with cluster_here(2) as address, cluster_at(address, recipe) as engine:
        yield engine


def _measured(opened: Callable[[], Opened], ids: list[int]) -> tuple[float, float]:
    """Return how many articles a second are read and stored, and the CPU time that reading one takes.

    Once those who read have begun.
    """
    with opened() as engine:
        wait([engine.submit(asked_of([pk])) for pk in ids[:8]])
        begun, before = time.perf_counter(), cpu_seconds_below()
        Run(engine, WritingHere(), lambda count: None).over(ids)
        taken, cpu = time.perf_counter() - begun, cpu_seconds_below() - before
        return len(ids) / taken, cpu / len(ids)


def _writing(ids: list[int], recipe: Recipe) -> Figures:
    """Measure the writer alone, on answers that are there already."""
    answers = [(batch, read_batch(recipe, batch)) for batch in batches_of(ids, lambda pk: None)]

    def write() -> None:
        for batch, answer in answers:
            store_batch(batch, answer)

    write()
    same = cpu_seconds(write)
    _differ()
    other = cpu_seconds(write)
    _differ()
    begun = time.perf_counter()
    with writers(2) as two:
        two.write(*answers[0]).result()
        begun = time.perf_counter()
        for future in [two.write(batch, answer) for batch, answer in answers[1:]]:
            future.result()
        taken = time.perf_counter() - begun
    return {
        "writer_articles_per_cpu_second_nothing_new": round(len(ids) / same, 1),
        "writer_articles_per_cpu_second_all_new": round(len(ids) / other, 1),
        "writers_2_articles_per_second_all_new": round((len(ids) - len(answers[0][0])) / taken, 1),
        "answer_kilobytes_an_article": round(sum(len(one) for _, one in answers) / len(ids) / 1000, 1),
    }


def _differ() -> None:
    """Have all that is stored of the analyses be other than it will be."""
    Paragraph.objects.update(words=[])
    Annotation.objects.replaceable().update(score=0)
    LemmaCount.objects.update(count=0)
    SearchRow.objects.update(digest=0)
