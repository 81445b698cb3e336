"""A worker with a place of its own: takes up what it was killed at, drains the queue, and does the chores.

What an analysis reads is read before the first task: a worker that has none keeps a third of the memory.
"""

import os
import time
from contextlib import nullcontext
from functools import cache

from reader import schema
from reader.analyser import site_analyser
from reader.files.store import StoreAway
from reader.jobs.queue import Queued, request_of, take_up_again
from reader.jobs.slots import slot_name, take_slot
from reader.jobs.worker import QueueWorker
from reader.runtime.chores import chores
from reader.runtime.giving_up import give_task_up
from reader.runtime.memory import calm_collector
from reader.runtime.progress import Working
from reader.watch import heartbeat
from reader.watch.lines import request_id

PATIENT = {f"{StoreAway.__module__}.{StoreAway.__qualname__}"}
LOOK_AGAIN = 1  # seconds, where the tables are not there yet


def run(batch: bool = False, parent: int | None = None) -> None:
    """Work until a signal ends it, or with `batch` until nothing waits; with `parent`, not longer than it."""
    if not batch:
        _wait_for_tables()
    slot, lock = take_slot(heartbeat.heartbeat_folder())
    with lock:
        take_up_again(slot_name(slot), give_task_up)
        worker = QueueWorker(slot_name(slot), batch, give_task_up, _begin, PATIENT)
        worker.configure_signals()

        def look() -> bool:
            heartbeat.beat(lock.fileno())
            return parent is None or os.getppid() == parent

        worker.each_second(look)
        with nullcontext() if batch else chores(slot_name(slot)):
            worker.run()


def _begin(row: Queued) -> None:
    request_id.set(request_of(row))
    _read_for_analyses()


@cache
def _read_for_analyses() -> None:
    site_analyser().load()
    calm_collector()


def _wait_for_tables() -> None:
    """Wait while the pages, which were started at the same time, bring the tables up to date."""
    if not schema.is_behind():
        return
    with Working("Waiting for the tables, which `manage.py run` or `migrate` makes"):
        while schema.is_behind():
            time.sleep(LOOK_AGAIN)
