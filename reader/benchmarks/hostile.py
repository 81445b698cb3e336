"""Files that mean harm, and good ones damaged at random: each must end in time with texts or a reason.

Meanwhile somebody reads the pages of a running server; how long these take is set beside how long they take
when nothing else goes on.
"""

import http.client
import itertools
import random
import resource
import threading
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from reader.benchmarks.forked import Forks, ReadOutcome, failure_kind
from reader.benchmarks.hostile_files import BOMBS, mutated, whole
from reader.benchmarks.measuring import Figures, share_ms
from reader.benchmarks.scratch import on_database
from reader.benchmarks.visitors import running_server
from reader.formats.confined import read_confined
from reader.formats.reading import Unreadable

IDLE_SECONDS = 20
PAUSE = 0.05  # seconds between two requests
KINDS = ("read", "refused", "crashed", "over_time", "over_memory")
_SEED = Path("seeds") / "rate-cut.ar.txt"
_PAGES = ("/", "/a/1/", "/actors/", "/quotes/")


def run(files: int, database: str, seed: int = 1) -> Figures:
    """Read the bombs and this many damaged files beside a server with a new database of this kind."""
    return on_database("hostile", database, _measure, files=files, seed=seed)


def _measure(files: int, seed: int) -> Figures:
    with running_server() as (port, _), TemporaryDirectory() as folder:
        with _Reader(port) as idle:
            time.sleep(IDLE_SECONDS)
        with _Reader(port) as busy:
            outcomes = [*_bombs(Path(folder)), *_damaged(Path(folder), files, random.Random(seed))]  # noqa: S311
    counts = Counter(one.kind for one in outcomes)
    return {
        "files": len(outcomes),
        "texts": sum(one.texts for one in outcomes),
        **{kind: counts[kind] for kind in KINDS},
        "slowest_s": round(max(one.seconds for one in outcomes), 1),
        "largest_mb": round(max(one.megabytes for one in outcomes)),
        "pages": len(busy.taken),
        "page_errors": idle.errors + busy.errors,
        "page_p95_idle_ms": idle.p95_ms,
        "page_p95_ms": busy.p95_ms,
    }


def _bombs(folder: Path) -> list[ReadOutcome]:
    """Read each bomb in just the way an upload is read. The memory is that of the largest process so far."""
    outcomes = []
    for name, made in BOMBS.items():
        path = folder / "bomb"
        path.write_bytes(made())
        begun = time.perf_counter()
        kind, texts = "read", 0
        try:
            texts = sum(not one.problem for one in read_confined(name, path))
        except Unreadable as problem:
            kind = failure_kind(problem)
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        outcomes.append(ReadOutcome(kind, texts, time.perf_counter() - begun, largest))
    return outcomes


def _damaged(folder: Path, files: int, chance: random.Random) -> list[ReadOutcome]:
    goods = list(whole((settings.BASE_DIR / _SEED).read_text(encoding="utf-8")).items())
    forks = Forks()
    outcomes = []
    for name, data in itertools.islice(itertools.cycle(goods), files):
        path = folder / "damaged"
        path.write_bytes(mutated(data, chance))
        outcomes.append(forks.read(name, path))
    return outcomes


class _Reader:
    """Somebody who reads one page after the other while the block runs."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.taken: list[float] = []
        self.errors = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> "_Reader":
        self._thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._done.set()
        self._thread.join()
        self.connection.close()

    @property
    def p95_ms(self) -> float:
        return share_ms(self.taken, 0.95, 1)

    def _read(self) -> None:
        for address in itertools.cycle(_PAGES):
            if self._done.wait(PAUSE):
                return
            begun = time.perf_counter()
            try:
                self.connection.request("GET", address)
                response = self.connection.getresponse()
                response.read()
                self.errors += response.status != 200
            except (OSError, http.client.HTTPException):
                self.connection.close()
                self.errors += 1
            self.taken.append(time.perf_counter() - begun)
