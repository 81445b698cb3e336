"""Files read by processes that are forked and not started, for tests that are about something else.

Each has the limits, the environment and the program of `reader.formats.child`, as in use: only what it
imports is there already, which is most of what reading a short file costs. Tests marked `own_process` have
each started, as `reader.formats.confined` does.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from signal import SIGKILL
from typing import Any

from reader.formats import confined
from reader.formats.reading import TooSlow

ROOT = Path(__file__).parent.parent


class Forks:
    """Has files read, one at a time; what the processes are forked from is started for the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._source: subprocess.Popen[str] | None = None

    def answer(self, what: str, name: str, path: Path, chosen: str = "null") -> Any:
        """Return what `reader.formats.confined` is told by the process that it starts."""
        if b"\0" in os.fsencode(name):
            raise ValueError("embedded null byte")  # no process can be started with that name
        with self._lock:
            source = self._source = self._source or self._started()
            assert source.stdin is not None
            assert source.stdout is not None
            late = threading.Timer(confined.WALL_SECONDS, os.killpg, (source.pid, SIGKILL))
            late.start()
            source.stdin.write(json.dumps([what, name, str(path), chosen]) + "\n")
            source.stdin.flush()
            line = source.stdout.readline()
            is_late = not late.is_alive()
            late.cancel()
            if not line:
                self.close()
                assert is_late, "What the readers are forked from has ended."
                raise TooSlow("file-too-slow")
        status, output, errors = json.loads(line)
        return confined.answered(status, output.encode(), errors.encode())

    def _started(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=confined.environment(),
            start_new_session=True,  # to be ended with the one that reads
            text=True,
        )

    def close(self) -> None:
        if self._source is not None:
            self._source.kill()
            self._source.communicate()
            self._source = None
