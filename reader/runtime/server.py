"""gunicorn minds the processes, waitress the connections: two processes of four threads behind one port.

A request takes a thread only when it has come whole, and its answer leaves without one. So callers who send
half a request, or do not read, cost a socket each, and nobody else's time.
"""

import os
import resource
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher
from waitress.wasyncore import loop

from reader.runtime.connections import LOOK_EVERY, Listener

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  (where gunicorn's heartbeat files cost no disk write)
MOST_CONNECTIONS = 4000  # of a process; more callers wait until one is closed
OTHER_FILES = 200  # that a process has open beside them
MOST_BODY_BYTES = 512 * 1024 * 1024  # of a request; one that is longer than 512 KB waits in a file


class ConnectionWorker(Worker):  # type: ignore[misc]
    """A process of gunicorn's in which waitress serves."""

    def run(self) -> None:
        """Serve until gunicorn's signal, or its end; then finish what is under way."""
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.set_thread_count(self.cfg.threads)
        connections: dict[int, Any] = {}
        options = Adjustments(
            connection_limit=allow_connections(),
            cleanup_interval=LOOK_EVERY,
            max_request_body_size=MOST_BODY_BYTES,
            ident=None,
            clear_untrusted_proxy_headers=False,  # Django's settings say which of them count
        )
        listeners = [
            Listener.on(one.sock, self.wsgi, map=connections, dispatcher=dispatcher, adj=options)
            for one in self.sockets
        ]
        while self.alive and os.getppid() == self.ppid:
            self._turn(connections)
        for listener in listeners:
            listener.stop_listening()
        until = monotonic() + self.cfg.graceful_timeout
        while any(listener.busy() for listener in listeners) and monotonic() < until:
            self._turn(connections)
        dispatcher.shutdown()

    def _turn(self, connections: dict[int, Any]) -> None:
        self.notify()
        loop(timeout=0.5, use_poll=True, map=connections, count=1)


def allow_connections() -> int:
    """Let this process have as many files open as it may; return for how many connections they are enough."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_CONNECTIONS if soft == resource.RLIM_INFINITY else min(MOST_CONNECTIONS, soft - OTHER_FILES)


class Server(BaseApplication):  # type: ignore[misc]
    """Serve a WSGI application until a signal ends it; `ready` is called once it listens."""

    def __init__(self, application: Any, bind: str, ready: Callable[[], None]) -> None:
        self.application = application
        self.options: dict[str, Any] = {
            "bind": bind,
            "worker_class": ConnectionWorker,
            "workers": int(os.environ.get("HASHIYA_WORKERS") or 2),
            "threads": int(os.environ.get("HASHIYA_THREADS") or 4),
            "preload_app": True,
            "timeout": 120,
            "graceful_timeout": 15,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda arbiter: ready(),
        }
        if os.access(SHARED_MEMORY, os.W_OK | os.X_OK):
            self.options["worker_tmp_dir"] = str(SHARED_MEMORY)
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application
