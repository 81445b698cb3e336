"""How the site is served while others send half a request, do not read their answer, or guess passwords."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from http.client import HTTPConnection, HTTPException
from urllib.request import urlopen

from reader.benchmarks.measuring import Figures, share_ms
from reader.benchmarks.scratch import first_article, on_database
from reader.benchmarks.visitors import Visitor, running_server

READERS = 2  # who read articles meanwhile
ASKED = 100  # pages, by each of them
PATIENCE = 5.0  # seconds a reader waits for a page
GUESSES = 40  # of the password of one name
BREATH = 0.1  # seconds between two guesses
DRIP = 0.5  # seconds between two bytes of a request that is never finished


def run(half_open: int, database: str) -> Figures:
    """Measure on a new SQLite, or with "configured" on the database of the settings."""
    return on_database("slow-clients", database, _measure, half_open=half_open)


def _measure(half_open: int) -> Figures:
    with running_server() as (port, _):
        return measure(port, first_article().get_absolute_url(), half_open)


def measure(port: int, address: str, half_open: int) -> Figures:
    """Read the page at `address` alone, and again while `half_open` others hold connections."""
    _read(port, address)
    idle = _read(port, address)
    with slow_clients(port, address, half_open):
        busy = _read(port, address)
    with _guessing(port):
        guessed = _read(port, address)
    return {
        "half_open": half_open,
        "asked": READERS * ASKED,
        "served": len(busy),
        "p95_ms": share_ms(busy, 0.95, 1),
        "p95_idle_ms": share_ms(idle, 0.95, 1),
        "guesses": GUESSES,
        "p95_guesses_ms": share_ms(guessed, 0.95, 1),
    }


@contextmanager
def slow_clients(port: int, address: str, count: int) -> Iterator[list[socket.socket]]:
    """Hold `count` connections while the block runs: heads, bodies and answers by turns."""
    _font(port)  # asked for while the site still answers
    with ExitStack() as stack:
        held = [stack.enter_context(_connect(port)) for _ in range(count)]
        for number, line in enumerate(held):
            with suppress(OSError):
                (_half_a_head, _half_a_body, _unread_answers)[number % 3](line, address)
        stack.enter_context(_dripping(held[::3]))
        time.sleep(1)
        yield held


def _connect(port: int) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(PATIENCE)
    line.connect(("127.0.0.1", port))
    return line


def _half_a_head(line: socket.socket, address: str) -> None:
    line.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".encode())


def _half_a_body(line: socket.socket, address: str) -> None:
    head = (
        "POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    line.sendall(head.encode() + b"username=" + b"a" * 100)


def _unread_answers(line: socket.socket, address: str) -> None:
    """Ask for more than the system keeps for one who does not read."""
    line.sendall(f"GET {_font(line.getpeername()[1])} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 8)


@lru_cache
def _font(port: int) -> str:
    """The address of a font, which is large and costs the server little."""
    with urlopen(f"http://127.0.0.1:{port}/help/", timeout=PATIENCE) as page:
        found = re.search(rb'href="(/static/[^"]+\.woff2)"', page.read())
    if found is None:
        raise RuntimeError("the help page has no font")
    return found[1].decode()


@contextmanager
def _dripping(lines: list[socket.socket]) -> Iterator[None]:
    """Send a byte down each line every now and then, as one who evades a limit on silence does."""
    going = True

    def drip() -> None:
        while going:
            for line in lines:
                with suppress(OSError):
                    line.send(b"a")
            time.sleep(DRIP)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(drip)
        try:
            yield
        finally:
            going = False


@contextmanager
def _guessing(port: int) -> Iterator[None]:
    """Guess the password of one name again and again while the block runs."""

    def guess() -> None:
        for number in range(GUESSES):
            Visitor(port, {}).post("/sign-in/", {"username": "admin", "password": f"guess {number}"})
            time.sleep(BREATH)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(guess)
        yield


def _read(port: int, address: str) -> list[float]:
    """Seconds that each page took which was served."""
    with ThreadPoolExecutor(READERS) as pool:
        return [one for taken in pool.map(lambda _: _visit(port, address), range(READERS)) for one in taken]


def _visit(port: int, address: str) -> list[float]:
    taken = []
    misses = 0
    for _ in range(ASKED):
        if misses >= 3:  # the site is gone
            break
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        begun = time.perf_counter()
        try:
            connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            misses += 1
        else:
            if answer.status == 200:
                taken.append(time.perf_counter() - begun)
        finally:
            connection.close()
    return taken
