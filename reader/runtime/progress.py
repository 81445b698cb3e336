"""Say what is going on while something takes longer than a moment; standard library only."""

import sys
import threading
import time
from types import TracebackType
from typing import Self, TextIO

FRAMES = "|/-\\"


class Working:
    """A line that turns while the block runs, and then says how long it took.

    Where the stream is not a terminal, the line is written once at the start and once at the end.
    """

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self.what = what
        self.note = ""
        self.stream = stream or sys.stderr
        self.turning = self.stream.isatty()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._turn, daemon=True)

    def __enter__(self) -> Self:
        self.started = time.monotonic()
        if self.turning:
            self.thread.start()
        else:
            self.stream.write(f"{self.what} ...\n")
            self.stream.flush()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        if self.turning:
            self.thread.join()
        outcome = "done" if error is None else "stopped"
        self._write(f"{self.what}: {outcome} after {time.monotonic() - self.started:.1f} s", "\n")

    def _turn(self) -> None:
        turn = 0
        while not self.ended.wait(0.15):
            seconds = time.monotonic() - self.started
            self._write(f"{FRAMES[turn % len(FRAMES)]} {self.what} {self.note} ({seconds:.0f} s)")
            turn += 1

    def _write(self, line: str, end: str = "") -> None:
        self.stream.write(f"\r\x1b[2K{line}{end}" if self.turning else f"{line}{end}")
        self.stream.flush()
