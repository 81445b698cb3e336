"""Who reads the batches: processes on this machine, as many as there are cores."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol

from reader.analysis.anew.batches import Recipe, TextToRead, read_batch, warm_up

_AHEAD = 2  # batches for each process, so that none waits for the next one


class BatchReader(Protocol):
    """Whatever reads batches. A future fails with what the reading raised, or since a process ended."""

    @property
    def room(self) -> int:
        """How many batches it may have at a time; what is held in memory here follows from it."""
        ...

    def submit(self, batch: Sequence[TextToRead]) -> "Future[bytes]":
        """Have a batch read."""
        ...


class ProcessesHere:
    """Processes on this machine; when one of them ends, others are started in the place of all."""

    def __init__(self, recipe: Recipe, processes: int) -> None:
        self.recipe, self.processes = recipe, processes
        self.pool = self._started()

    @property
    def room(self) -> int:
        return _AHEAD * self.processes

    def submit(self, batch: Sequence[TextToRead]) -> "Future[bytes]":
        try:
            return self.pool.submit(read_batch, self.recipe, batch)
        except BrokenProcessPool:
            self.pool.shutdown(wait=False)
            self.pool = self._started()
            return self.pool.submit(read_batch, self.recipe, batch)

    def _started(self) -> Executor:
        apart = multiprocessing.get_context("spawn")  # a fork would share the connection to the database
        return ProcessPoolExecutor(self.processes, apart, warm_up, (self.recipe,))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def processes_here(recipe: Recipe, processes: int) -> Iterator[BatchReader]:
    """Give processes of this machine, which end with the block."""
    engine = ProcessesHere(recipe, processes)
    try:
        yield engine
    finally:
        engine.pool.shutdown(cancel_futures=True)
