"""A small cluster on this machine: a scheduler and workers as processes, to try and to measure with."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cluster_here(workers: int) -> Iterator[str]:
    """Start so many workers of a thread each, for this machine alone; give the scheduler's address."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield str(cluster.scheduler_address)
