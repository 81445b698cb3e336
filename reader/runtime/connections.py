"""How long a caller may take: to send a request, and to read its answer.

waitress keeps half a request or answer without a thread, but closes only connections that are silent.
Here those are closed too that send so little that no line of today explains it.
"""

import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

IDLE = 15  # seconds between two requests, and before the first
HEAD = 15  # seconds for the head of a request
BODY = 30  # seconds for a body, and one more for each of these bytes:
BODY_RATE = 2048
UNREAD = 30  # seconds in which nothing of an answer was taken
LOOK_EVERY = 2  # seconds
AT_ONCE = 8  # requests on one connection that wait for their answers; browsers send one


class Connection(HTTPChannel):  # type: ignore[misc]
    """One caller's connection."""

    begun = 0.0  # when the request that is being received began

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.begun = time.time()
        taken = super().received(data)
        if len(self.requests) > AT_ONCE:
            self.will_close = True
        return bool(taken)

    def busy(self) -> bool:
        """Whether a request is being received or answered."""
        return bool(self.requests or self.request or self.total_outbufs_len)

    def overdue(self, now: float) -> bool:
        """Whether the caller has had time enough."""
        silent: float = now - self.last_activity
        if self.total_outbufs_len:
            return silent > UNREAD
        if self.requests:
            return False  # it is we who are slow
        if self.request is None:
            return silent > IDLE
        allowed: float = HEAD
        if self.request.headers_finished:
            allowed = BODY + self.request.body_bytes_received / BODY_RATE
        return now - self.begun > allowed


class Listener(TcpWSGIServer):  # type: ignore[misc]
    """Takes connections from a socket, and closes those that are overdue."""

    channel_class = Connection

    def maintenance(self, now: float) -> None:
        for connection in list(self.active_channels.values()):
            if connection.overdue(now):
                connection.will_close = True

    def stop_listening(self) -> None:
        """Take no more connections, and close those on which nothing goes on."""
        self.accepting = False
        self.del_channel()
        for connection in list(self.active_channels.values()):
            if not connection.busy():
                connection.will_close = True

    def busy(self) -> bool:
        return any(connection.busy() for connection in self.active_channels.values())

    @classmethod
    def on(cls, listening: Any, application: Any, **options: Any) -> "Listener":
        """Serve the application on a socket that listens already."""
        return cls(
            application,
            _sock=listening,
            sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
            bind_socket=False,
            **options,
        )
