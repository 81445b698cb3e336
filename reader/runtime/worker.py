"""A worker with a place of its own: takes up what it was killed at, drains the queue, and does the chores."""

import os
from contextlib import nullcontext

from reader.analyser import site_analyser
from reader.files.store import StoreAway
from reader.jobs.queue import request_of, take_up_again
from reader.jobs.slots import slot_name, take_slot
from reader.jobs.worker import QueueWorker
from reader.runtime.chores import chores
from reader.runtime.giving_up import give_task_up
from reader.runtime.memory import calm_collector
from reader.watch import heartbeat
from reader.watch.lines import request_id

PATIENT = {f"{StoreAway.__module__}.{StoreAway.__qualname__}"}


def run(batch: bool = False, parent: int | None = None) -> None:
    """Work until a signal ends it, or with `batch` until nothing waits; with `parent`, not longer than it."""
    slot, lock = take_slot(heartbeat.heartbeat_folder())
    with lock:
        take_up_again(slot_name(slot), give_task_up)
        worker = QueueWorker(
            slot_name(slot), batch, give_task_up, lambda row: request_id.set(request_of(row)), PATIENT
        )
        worker.configure_signals()

        def look() -> bool:
            heartbeat.beat(lock.fileno())
            return parent is None or os.getppid() == parent

        worker.each_second(look)
        site_analyser().load()
        calm_collector()
        with nullcontext() if batch else chores(slot_name(slot)):
            worker.run()
