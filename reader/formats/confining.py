"""Limit what this process may use: of one that reads what others made, or holds a model."""

import logging
import os
import resource

_NICENESS = 5  # pages are served first


def confine(cpu_seconds: int | None, memory: int, writes: int = 0) -> None:
    """Limit time, memory in bytes, and how large a file may be written: none. None sets no limit of time."""
    os.nice(_NICENESS)
    if cpu_seconds is not None:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, writes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
    logging.disable()
