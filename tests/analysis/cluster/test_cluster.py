"""Articles read anew by a Dask cluster of processes on this machine, one of which is killed midway."""

import os
import signal
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from distributed import LocalCluster
from django.core.management import call_command
from django.core.management.base import CommandError

from reader.analyser import site_analyser
from reader.analysis.anew import asking
from reader.analysis.cluster.engine import DaskCluster
from reader.models import Article
from tests.articles import HARBOUR, make_article
from tests.conftest import taken_port

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as running:
        yield running


def test_all_articles_are_read_although_a_worker_is_killed(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_TEXTS", 2)
    for number in range(16):
        make_article(f"{HARBOUR}\nالجملة رقم {number} هنا.")
    Article.objects.update(analysis_version="older")
    handed_out: list[Any] = []
    submit = DaskCluster.submit

    def submitting(engine: DaskCluster, batch: Any) -> Any:
        handed_out.append(batch)
        if len(handed_out) == 5:
            os.kill(next(iter(cluster.workers.values())).process.pid, signal.SIGKILL)
        return submit(engine, batch)

    monkeypatch.setattr(DaskCluster, "submit", submitting)
    out = StringIO()
    call_command("annotate", all=True, on=cluster.scheduler_address, stdout=out)
    assert out.getvalue() == f"16 articles are at version {site_analyser().version}.\n"
    assert len(handed_out) >= 8
    assert not Article.objects.exclude(analysis_version=site_analyser().version).exists()


def test_a_scheduler_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article()
    monkeypatch.setattr("reader.analysis.cluster.engine._ANSWERS_WITHIN", 0.3)
    with taken_port(listening=False) as port, pytest.raises(CommandError, match="No scheduler answers at"):
        call_command("annotate", all=True, again=True, on=f"tcp://127.0.0.1:{port}")
