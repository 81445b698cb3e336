"""Does this container's process live? `python -m reader.runtime.alive web`, or `worker`: status 0 or 1.

It is asked every few seconds, so it sets up no Django; a worker's place is named by the settings.
"""

import http.client
import os
import sys
import time
from pathlib import Path

from reader.jobs.slots import slot_name

PORT = 8000
MOST_SILENT = 30  # seconds since a worker's last sign of life


def web_answers(port: int = PORT) -> bool:
    """Whether the web process on this machine answers within some seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def worker_beats(state: Path) -> bool:
    """Whether a worker of this machine has given a sign of life a moment ago."""
    own = slot_name(0).rpartition("-")[0]
    beats = [file.stat().st_mtime for file in (state / "workers").glob(f"slot-{own}-*")]
    return bool(beats) and time.time() - max(beats) <= MOST_SILENT


def main(arguments: list[str]) -> int:
    """Return the exit status for what is asked."""
    if arguments == ["web"]:
        return 0 if web_answers() else 1
    if arguments == ["worker"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reader.settings")
        return 0 if worker_beats(Path(os.environ["HASHIYA_STATE"])) else 1
    print("Ask for web or worker.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
