"""A worker beside the server: started with it, started again if it dies, ended with it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings

from reader.jobs.back_off import BackOff

PAUSES = BackOff(first=timedelta(seconds=1), factor=2, longest=timedelta(seconds=30))  # before a new start
AT_ONCE = 30.0  # seconds: a worker that ends within these has failed to start


@contextmanager
def background_worker() -> Iterator[None]:
    """Keep a worker process running while the block runs."""
    owner = os.getpid()
    stop = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def keep() -> None:
        ends = 1  # in a row, all but the first at once
        while not stop.is_set():
            begun = time.monotonic()
            command = [sys.executable, "manage.py", "worker", "--parent", str(os.getpid())]
            running[:] = [subprocess.Popen(command, cwd=settings.BASE_DIR)]  # noqa: S603
            running[0].wait()
            ends = ends + 1 if time.monotonic() - begun <= AT_ONCE else 1
            stop.wait(PAUSES.after(ends).total_seconds())

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
