"""Room for the frames of threads that begin while tests run, such as a live server's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from reader.runtime.frames import in_one_piece


@contextmanager
def threads_in_one_piece() -> Iterator[None]:
    usual = threading.Thread.run

    def run(self: threading.Thread) -> None:
        in_one_piece(usual, self)

    threading.Thread.run = run  # type: ignore[method-assign]
    yield
    threading.Thread.run = usual  # type: ignore[method-assign]
