"""Read files as `read_confined` does, each in a process with its limits, but one that is forked, not started.

That reads many more in a second, because the parsers are loaded once. The process tells what it used.
"""

import multiprocessing
import resource
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from reader.formats.child import CPU_SECONDS, MEMORY, answer_parent
from reader.formats.confined import WALL_SECONDS, answered
from reader.formats.confining import confine
from reader.formats.reading import Failed, TooMuchMemory, TooSlow, Unreadable

_LOADED = [
    "reader.benchmarks.forked",
    "reader.formats.readers.pdf",
    "reader.formats.readers.html",
    "reader.formats.readers.word",
    "reader.formats.readers.open_document",
    "reader.formats.readers.rtf",
    "reader.formats.readers.book",
    "trafilatura",
    "docx",
    "striprtf.striprtf",
    "pysubs2",
]
_NAMES = {TooSlow: "over_time", TooMuchMemory: "over_memory", Failed: "crashed"}


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What became of a file, how many texts it had, and the time and memory used, 0 if nobody knows."""

    kind: str
    texts: int
    seconds: float
    megabytes: float


def failure_kind(problem: Unreadable) -> str:
    return _NAMES.get(type(problem), "refused")


class Forks:
    """Forks a process a file."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_LOADED)

    def read(self, name: str, path: Path) -> ReadOutcome:
        """Read one file."""
        begun = time.perf_counter()
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_read, args=(name, path, theirs), daemon=True)
        process.start()
        theirs.close()
        output, megabytes = _heard(ours)
        process.join(2)
        if process.is_alive():
            process.kill()
            process.join()
        status = process.exitcode or 0
        seconds = time.perf_counter() - begun
        if output is None and status == 0:
            status = -9
        try:
            if seconds > WALL_SECONDS:
                raise TooSlow("file-too-slow")
            found = answered(status, (output or "").encode("utf-8", "replace"))
        except Unreadable as problem:
            return ReadOutcome(failure_kind(problem), 0, seconds, megabytes)
        return ReadOutcome("read", sum(not one["problem"] for one in found), seconds, megabytes)


def _heard(pipe: Connection) -> tuple[str | None, float]:
    """Return what a process says, or None if it ends or is too slow."""
    try:
        if pipe.poll(WALL_SECONDS):
            text, megabytes = pipe.recv()
            return text, megabytes
    except EOFError:
        pass
    finally:
        pipe.close()
    return None, 0.0


def _read(name: str, path: Path, pipe: Connection) -> None:
    confine(CPU_SECONDS, MEMORY)
    status, text = answer_parent("texts", name, path, "null")
    pipe.send((text, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
    raise SystemExit(status)
