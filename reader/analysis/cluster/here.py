"""A small cluster on this machine: a scheduler and workers as processes, to try and to measure with."""

from collections.abc import Iterator
from contextlib import contextmanager

# Dask has a worker give memory back as soon as 64 kB are free; who reads texts wants it again at once, and
# what the system does for both takes a third of the time.
_KEPT_MEMORY = {"MALLOC_TRIM_THRESHOLD_": 2**28, "MALLOC_MMAP_THRESHOLD_": 2**25}

# It also looks a hundred times a second at what each of its processes is doing, to draw it on a page of its
# own, and fifty times whether they still answer; either takes time from who reads.
_WATCHED = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}


@contextmanager
def cluster_here(workers: int) -> Iterator[str]:
    """Start so many workers of a thread each, for this machine alone; give the scheduler's address."""
    import dask
    from distributed import LocalCluster

    settled = {f"distributed.nanny.pre-spawn-environ.{name}": kept for name, kept in _KEPT_MEMORY.items()}
    with (
        dask.config.set(settled | _WATCHED),
        LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
        ) as cluster,
    ):
        yield str(cluster.scheduler_address)
