"""A worker's sign of life: the time of its file in the state folder, and a row that other machines see.

The file is touched from a signal, also while a task runs or the database is away; the row by a thread.
"""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.db.models import F, Max
from django.utils import timezone

from reader.models import WorkerBeat
from reader.watch.tally import note_analysis, take_tally

EVERY = 5  # seconds
FORGOTTEN = timedelta(days=7)  # after which the row of a silent worker goes


def heartbeat_folder() -> Path:
    """Where each worker has a file, named after its slot."""
    return Path(settings.STATE_DIR) / "workers"


def beat(descriptor: int) -> None:
    """Touch the worker's open file, unless that was done a moment ago."""
    if time.time() - os.fstat(descriptor).st_mtime >= EVERY:
        os.utime(descriptor)


def tell_beat(name: str) -> None:
    """Note in the database that the worker of this name lives, and what it has analysed meanwhile."""
    texts, words = take_tally()
    now = timezone.now()
    try:
        told = WorkerBeat.objects.filter(name=name).update(
            beat=now, texts=F("texts") + texts, words=F("words") + words
        )
        if not told:
            WorkerBeat.objects.create(name=name, beat=now, texts=texts, words=words)
    except DatabaseError:
        note_analysis(words, texts)
        raise


def forget_silent_workers() -> int:
    """Delete the rows of workers that are no more; return how many."""
    return WorkerBeat.objects.filter(beat__lt=timezone.now() - FORGOTTEN).delete()[0]


def seconds_since_a_beat() -> float | None:
    """The age of the newest beat of any worker on any machine, None where none has ever run."""
    times = [file.stat().st_mtime for file in heartbeat_folder().glob("slot-*")]
    try:
        newest = WorkerBeat.objects.aggregate(newest=Max("beat"))["newest"]
    except (DatabaseError, InterfaceError):  # which is told elsewhere
        newest = None
    if newest is not None:
        times.append(newest.timestamp())
    return max(0.0, time.time() - max(times)) if times else None
