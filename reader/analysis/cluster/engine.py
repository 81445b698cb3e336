"""Batches read by the workers of a Dask scheduler, each of which has this code and no library.

Whoever's worker ends has its batches read by another one; that is the engine's own doing.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from reader.analysis.anew.batches import Recipe, TextToRead, read_batch
from reader.analysis.anew.engines import BatchReader
from reader.errors import CodedError

REQUIREMENTS = "reader/analysis/cluster/requirements.txt"
_AHEAD = 2  # batches for each thread of each worker
_FEWEST, _MOST = 4, 400  # batches that are out at a time
_ANSWERS_WITHIN = 20  # seconds


class NoCluster(CodedError):  # noqa: N818 (it says what is missing)
    """There is no cluster, or nothing that talks to one is installed; the reason says which."""


class DaskCluster:
    """The workers of one scheduler, which may come and go."""

    def __init__(self, client: Any, recipe: Recipe) -> None:
        self.client, self.recipe = client, recipe
        self.executor = client.get_executor(pure=False)

    @property
    def room(self) -> int:
        threads = sum(map(int, self.client.nthreads().values()))
        return min(_MOST, max(_FEWEST, _AHEAD * threads))

    def submit(self, batch: Sequence[TextToRead]) -> "Future[bytes]":
        found: Future[bytes] = self.executor.submit(read_batch, self.recipe, batch)
        return found


@contextmanager
def cluster_at(address: str, recipe: Recipe) -> Iterator[BatchReader]:
    """Give the cluster of the scheduler at an address, such as tcp://scheduler:8786. Raises NoCluster."""
    try:
        from distributed import Client
    except ImportError as problem:
        raise NoCluster("cluster-not-installed", requirements=REQUIREMENTS) from problem
    try:
        client = Client(address, timeout=_ANSWERS_WITHIN, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise NoCluster("cluster-no-scheduler", address=address, problem=str(problem)) from problem
    with client:
        if not client.nthreads():
            raise NoCluster("cluster-no-worker", address=address)
        yield DaskCluster(client, recipe)
