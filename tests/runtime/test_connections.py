"""Callers who send half a request or do not read, over real sockets: nobody else waits for them."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

import pytest
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import loop

from reader.runtime import connections
from reader.runtime.connections import Listener

LONG = b"x" * 1_000_000
WAIT = 20.0  # seconds, at most, for what takes a moment


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [LONG if environ["PATH_INFO"] == "/long" else b"got %d" % len(body)]


@contextmanager
def served(threads: int = 1) -> Iterator[int]:
    """The application behind a listener with one thread; give the port."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(threads)
        held: dict[int, Any] = {}
        options = Adjustments(cleanup_interval=0, ident=None)
        listener = Listener.on(listening, application, map=held, dispatcher=dispatcher, adj=options)
        going = True

        def serve() -> None:
            while going:
                loop(timeout=0.05, use_poll=True, map=held, count=1)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            going = False
            thread.join()
            dispatcher.shutdown()
            for one in list(held.values()):
                one.close()
            listener.close()


@contextmanager
def caller(port: int) -> Iterator[socket.socket]:
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(WAIT)
        line.connect(("127.0.0.1", port))
        yield line


def is_closed(line: socket.socket) -> bool:
    """Wait until the other end closes, reading what it still says."""
    try:
        while line.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def page(port: int) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=WAIT)
    try:
        connection.request("POST", "/", b"abc")
        return connection.getresponse().read()
    finally:
        connection.close()


HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nabc"
UNREAD = b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize("sent", [b"", HALF_A_HEAD, HALF_A_BODY, UNREAD])
def test_one_thread_serves_while_fifty_callers_keep_it_waiting(sent: bytes) -> None:
    with served() as port:
        held = [caller(port) for _ in range(50)]
        lines = [one.__enter__() for one in held]
        for line in lines:
            line.sendall(sent)
        assert [page(port) for _ in range(3)] == [b"got 3"] * 3
        for one in held:
            one.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("limit", "sent"), [("IDLE", b""), ("HEAD", HALF_A_HEAD), ("BODY", HALF_A_BODY), ("UNREAD", UNREAD)]
)
def test_a_caller_who_takes_too_long_is_cut_off(
    limit: str, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, limit, 0.2)
    with served() as port, caller(port) as line:
        line.sendall(sent)
        threading.Event().wait(1.0)
        assert is_closed(line)
        assert page(port) == b"got 3"


def test_a_byte_now_and_then_does_not_keep_a_head_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD", 0.5)
    with served() as port, caller(port) as line:
        line.sendall(HALF_A_HEAD)
        with pytest.raises(ConnectionError):
            for _ in range(int(WAIT / 0.05)):
                line.sendall(b"a")
                threading.Event().wait(0.05)


def test_a_slow_line_may_go_on_sending_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BODY", 0.2)
    monkeypatch.setattr(connections, "BODY_RATE", 10)
    with served() as port, caller(port) as line:
        line.sendall(
            b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n"
        )
        for _ in range(10):
            line.sendall(b"a" * 100)
            threading.Event().wait(0.1)
        assert b"got 1000" in line.recv(65536)


def test_more_requests_than_a_browser_sends_at_once_are_not_queued() -> None:
    with served() as port, caller(port) as line:
        line.sendall(UNREAD * 100)
        assert is_closed(line)
        assert page(port) == b"got 3"
