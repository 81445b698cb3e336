"""The places of workers: a slot is one worker on one machine, held by a lock on a file.

The system gives the lock back when the process ends, however it ends. So whoever holds a slot knows that what
was running in it runs no more. A slot is named after its machine: several may share the folder.
"""

import fcntl
import socket
from pathlib import Path
from typing import TextIO

from django.conf import settings

MOST = 1000


def take_slot(folder: Path) -> tuple[int, TextIO]:
    """Return the number of the first free slot on this machine, with the lock in `folder` that holds it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for slot in range(MOST):
        lock = (folder / f"slot-{slot_name(slot)}").open("a", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            return slot, lock
    raise RuntimeError("a thousand workers run on this machine already")


def slot_name(slot: int) -> str:
    return f"{(settings.HASHIYA_MACHINE or socket.gethostname())[:50]}-{slot}"
