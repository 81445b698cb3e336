"""What Prometheus is told; the one importer of its client library, imported only where somebody may ask.

The processes of one server count into files of a folder that they share, so that whichever is asked tells of
all. What the database knows is asked when Prometheus asks, and is the same whichever server is asked.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest
from django.utils import timezone

from reader.files import scratch
from reader.watch.figures import DatabaseFigures, database_figures, free_bytes
from reader.watch.release import VERSION
from reader.watch.tally import take_tally

SHARED = "PROMETHEUS_MULTIPROC_DIR"  # which the library reads as it is imported
if SHARED not in os.environ:
    os.environ[SHARED] = str(scratch.standing_folder_in(Path(settings.STATE_DIR)))

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest  # noqa: E402
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric  # noqa: E402
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_requests = Counter("hashiya_requests", "Requests answered.", ["view", "method", "status"], registry=None)
_times = Histogram(
    "hashiya_request_seconds", "From a request to its answer.", ["view"], registry=None, buckets=SECONDS
)
_texts = Counter("hashiya_web_analysed_texts", "Texts analysed by web processes.", registry=None)
_words = Counter("hashiya_web_analysed_words", "Words analysed by web processes.", registry=None)


def count_answer(request: HttpRequest, status: int, seconds: float) -> None:
    """Count an answered request, by the name of its view: an address can be anything, a name cannot."""
    view = page_name(request)
    method = str(request.method)
    _requests.labels(view, method if method in METHODS else "other", str(status)).inc()
    _times.labels(view).observe(seconds)
    texts, words = take_tally()
    if texts:
        _texts.inc(texts)
        _words.inc(words)


def page_name(request: HttpRequest) -> str:
    """The name of the page that was asked for; "static" for files, "none" where there is no such page."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or "unnamed"
    return "static" if request.path.startswith(settings.STATIC_URL) else "none"


def exposition() -> bytes:
    """Everything that is told, in Prometheus' text form."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(OfTheDatabase())
    return generate_latest(registry)


class OfTheDatabase(Collector):
    """Asks the database while it is asked itself."""

    def collect(self) -> Iterator[Metric]:
        """Yield what was found; of a database that does not answer, that."""
        version = GaugeMetricFamily("hashiya_info", "The version, which is always 1.", labels=["version"])
        version.add_metric([VERSION], 1)
        yield version
        yield _one("hashiya_disk_free_bytes", "Free on the disk of the state folder.", free_bytes())
        try:
            found = database_figures()
        except (DatabaseError, InterfaceError):
            yield _one("hashiya_database_up", "Whether the database answers.", 0)
            return
        yield _one("hashiya_database_up", "Whether the database answers.", 1)
        yield _one("hashiya_database_bytes", "Size of the database on its disk.", found.bytes)
        yield from _of_the_queue(found)
        yield from _of_workers(found)
        yield from _of_providers(found)
        yield from _of_backups(found)


def _one(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(name, says, value=value)


def _of_the_queue(found: DatabaseFigures) -> Iterator[Metric]:
    tasks = GaugeMetricFamily("hashiya_queue_tasks", "Tasks, 10,000 at most.", labels=["state"])
    tasks.add_metric(["waiting"], found.queue.waiting)
    tasks.add_metric(["running"], found.queue.running)
    yield tasks
    oldest = found.queue.oldest
    age = (timezone.now() - oldest).total_seconds() if oldest else 0
    yield _one("hashiya_queue_oldest_seconds", "For how long the next task has waited.", max(0, age))


def _of_workers(found: DatabaseFigures) -> Iterator[Metric]:
    silent = GaugeMetricFamily(
        "hashiya_worker_silent_seconds", "Since a worker's sign of life.", labels=["worker"]
    )
    texts = CounterMetricFamily(
        "hashiya_worker_analysed_texts", "Texts analysed by workers.", labels=["worker"]
    )
    words = CounterMetricFamily(
        "hashiya_worker_analysed_words", "Words analysed by workers.", labels=["worker"]
    )
    for worker in found.workers:
        silent.add_metric([worker.name], max(0, (timezone.now() - worker.beat).total_seconds()))
        texts.add_metric([worker.name], worker.texts)
        words.add_metric([worker.name], worker.words)
    yield from (silent, texts, words)


def _of_providers(found: DatabaseFigures) -> Iterator[Metric]:
    spent = GaugeMetricFamily("hashiya_provider_spent_characters", "Sent today.", labels=["provider"])
    limit = GaugeMetricFamily(
        "hashiya_provider_budget_characters", "May be sent in a day; 0: no limit.", labels=["provider"]
    )
    rests = GaugeMetricFamily("hashiya_provider_rests", "Whether it rests.", labels=["provider"])
    for provider in found.providers:
        spent.add_metric([provider.name], provider.spent)
        limit.add_metric([provider.name], provider.limit)
        rests.add_metric([provider.name], provider.rests)
    yield from (spent, limit, rests)


def _of_backups(found: DatabaseFigures) -> Iterator[Metric]:
    """Say nothing of backups where there is none: an alert asks for `absent` too."""
    if found.backup is not None and found.backup.made_at is not None:
        made, size = found.backup.made_at.timestamp(), found.backup.bytes
        yield _one("hashiya_backup_last_good_timestamp_seconds", "When the last good backup was made.", made)
        yield _one("hashiya_backup_last_good_bytes", "How large it is.", size)
    if found.restored_at is not None:
        tried = found.restored_at.timestamp()
        yield _one("hashiya_backup_last_trial_timestamp_seconds", "When one was restored on trial.", tried)
