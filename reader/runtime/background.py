"""A worker beside the server: started with it, started again if it dies, ended with it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

PAUSE = 1.0  # seconds before a worker that ended is started again; doubled while it ends at once
LONGEST_PAUSE = 30.0


@contextmanager
def background_worker() -> Iterator[None]:
    """Keep a worker process running while the block runs."""
    owner = os.getpid()
    stop = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        pause = PAUSE
        while not stop.is_set():
            begun = time.monotonic()
            command = [sys.executable, "manage.py", "worker", "--parent", str(os.getpid())]
            running[:] = [subprocess.Popen(command, cwd=settings.BASE_DIR)]  # noqa: S603
            running[0].wait()
            pause = PAUSE if time.monotonic() - begun > LONGEST_PAUSE else min(2 * pause, LONGEST_PAUSE)
            stop.wait(pause)

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        if os.getpid() == owner:  # and not a process of the server's, forked inside the block
            stop.set()
            for process in running:
                process.terminate()
            keeper.join(timeout=10)
