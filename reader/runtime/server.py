"""gunicorn with our choices, in this process: two workers of four threads behind one port."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  (where gunicorn's heartbeat files cost no disk write)


class Server(BaseApplication):  # type: ignore[misc]
    """Serve a WSGI application until a signal ends it; `ready` is called once it listens."""

    def __init__(self, application: Any, bind: str, ready: Callable[[], None]) -> None:
        self.application = application
        self.options: dict[str, Any] = {
            "bind": bind,
            "worker_class": "gthread",
            "workers": int(os.environ.get("HASHIYA_WORKERS") or 2),
            "threads": int(os.environ.get("HASHIYA_THREADS") or 4),
            "preload_app": True,
            "timeout": 120,
            "graceful_timeout": 15,
            "keepalive": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda arbiter: ready(),
        }
        if SHARED_MEMORY.is_dir():
            self.options["worker_tmp_dir"] = str(SHARED_MEMORY)
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application
