"""A worker's sign of life: the time of its file in the state folder, which it touches again and again."""

import os
import time
from pathlib import Path

from django.conf import settings

EVERY = 5  # seconds


def heartbeat_folder() -> Path:
    """Where each worker has a file, named after its slot."""
    return Path(settings.STATE_DIR) / "workers"


def beat(descriptor: int) -> None:
    """Touch the worker's open file, unless that was done a moment ago."""
    if time.time() - os.fstat(descriptor).st_mtime >= EVERY:
        os.utime(descriptor)


def seconds_since_a_beat() -> float | None:
    """The age of the newest beat of any worker, None where none has ever run."""
    times = [file.stat().st_mtime for file in heartbeat_folder().glob("slot-*")]
    return max(0.0, time.time() - max(times)) if times else None
