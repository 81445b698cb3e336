"""Visitors of a running server for the benchmarks: one connection each, forms sent as a browser does."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from reader.models.roles import give_role

_TOKEN = "b" * 32  # any token will do that is in the cookie and in the header
_VERSION = re.compile(rb'name="version" value="(\d+)"')


@dataclass(frozen=True, slots=True)
class VisitAnswer:
    """A status, 0 where the line dropped, and the version that a conflict names."""

    status: int
    version: int = 0


class Visitor:
    """A signed-in visitor who keeps one connection open."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        named = {**cookies, "csrftoken": _TOKEN}
        self.headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in named.items()),
            "X-CSRFToken": _TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def post(self, address: str, data: dict[str, Any]) -> VisitAnswer:
        """Send a form. A connection that the server closed is opened again once."""
        try:
            self.connection.request("POST", address, urlencode(data), self.headers)
            response = self.connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            return VisitAnswer(0)
        found = _VERSION.search(body) if response.status == 409 else None
        return VisitAnswer(response.status, int(found[1]) if found else 0)


def signed_in_client(name: str, role: str, **headers: str) -> Client:
    """Return a client without a network, signed in as a new user of this role."""
    user = User.objects.create_user(name)
    give_role(user, role)
    client = Client(headers=headers)
    client.force_login(user)
    return client


def session_of(client: Client) -> dict[str, str]:
    """Return the cookie by which the client is signed in, for a visitor of a running server."""
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until_it_answers(port: int, seconds: float = 120) -> None:
    """Return once the server answers; raises TimeoutError if it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/help/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise TimeoutError("the server did not start")


@contextmanager
def running_server() -> Iterator[tuple[int, Path]]:
    """Serve the library of the settings while the block runs; give the port and the log."""
    port = free_port()
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as record:
            command = [sys.executable, "manage.py", "run", "--port", str(port)]
            process = subprocess.Popen(command, stdout=record, stderr=record, cwd=settings.BASE_DIR)  # noqa: S603
            try:
                wait_until_it_answers(port)
                yield port, log
            finally:
                process.terminate()
                process.wait(timeout=30)
