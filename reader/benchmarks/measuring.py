"""How the benchmarks measure: CPU time and calls of this process, queries, requests, percentiles."""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from django.db import connection
from django.test import Client

Figures = dict[str, float | int]


def cpu_seconds(work: Callable[..., object], *given: object) -> float:
    """Return the CPU time of one call in seconds."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def cpu_ms(work: Callable[[], Any], times: int) -> float:
    """Return the median CPU time of `work` in milliseconds, after three calls to warm up."""
    for _ in range(3):
        work()
    return statistics.median(cpu_seconds(work) for _ in range(times)) * 1000


def count_calls(work: Callable[[], object]) -> int:
    """Return how many functions `work` calls, which is the same however busy the machine is."""
    count = 0

    def counting(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def get(address: str, **headers: str) -> Any:
    """Request a page through the whole middleware; anything but 200 is an error."""
    response = Client(headers=headers).get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return response


def count_queries(work: Callable[[], Any]) -> int:
    """Return how many database queries `work` makes."""
    count = 0

    def counting(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*args)

    with connection.execute_wrapper(counting):
        work()
    return count


def gzipped(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def processes_below(pid: int) -> list[int]:
    """Return the ids of the processes that a process has begun, and of theirs."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *processes_below(child)]
    return found


def cpu_seconds_below() -> float:
    """Return the CPU time that the processes below this one have taken so far."""
    ticks = 0
    for pid in processes_below(os.getpid()):
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def share_ms(taken: Sequence[float], share: float, digits: int | None = None) -> float:
    """Return the milliseconds that a share of the requests was answered within; 0 where there was none."""
    ordered = sorted(taken)
    return round(ordered[int(len(ordered) * share)] * 1000, digits) if ordered else 0
