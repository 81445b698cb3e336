"""Files and folders that are being written and have no name of their own yet; those of killed processes go.

Whoever writes one holds a lock on it, which the system gives back when the process ends, however it ends.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp
from typing import IO

if sys.platform != "win32":
    import fcntl

PREFIX, SUFFIX = ".hashiya-", ".draft"
UNLOCKED = 10.0  # seconds in which whoever has just made one has surely locked it


@contextmanager
def draft_in(folder: Path) -> Iterator[IO[bytes]]:
    """Give a file to write in the folder, for its owner alone. It goes away unless it was `keep`ed."""
    with NamedTemporaryFile(dir=folder, prefix=PREFIX, suffix=SUFFIX, delete=False) as draft:
        _lock(draft.fileno())
        try:
            yield draft
        finally:
            Path(draft.name).unlink(missing_ok=True)


def keep(draft: IO[bytes], path: Path) -> None:
    """Move a draft to its name on the same disk, where it then has all its bytes, even after a crash."""
    draft.flush()
    os.fsync(draft.fileno())
    Path(draft.name).replace(path)
    flush(path.parent)


@contextmanager
def folder_in(folder: Path) -> Iterator[Path]:
    """Give an empty folder in the folder, for its owner alone. It goes away with all that is in it."""
    path = Path(mkdtemp(dir=folder, prefix=PREFIX, suffix=SUFFIX))
    descriptor = os.open(path, os.O_RDONLY)
    try:
        _lock(descriptor)
        yield path
    finally:
        os.close(descriptor)
        shutil.rmtree(path, ignore_errors=True)


def standing_folder_in(folder: Path) -> Path:
    """Give an empty folder in the folder that stays while this process or one forked from it lives.

    Nobody takes it away meanwhile; `sweep_scratch` does afterwards.
    """
    path = Path(mkdtemp(dir=folder, prefix=PREFIX, suffix=SUFFIX))
    _lock(os.open(path, os.O_RDONLY))
    return path


def sweep_scratch(folder: Path) -> int:
    """Delete what processes that are no more have left in the folder; return how many there were."""
    return sum(_swept(path) for path in folder.glob(f"{PREFIX}*{SUFFIX}"))


def _swept(path: Path) -> bool:
    with suppress(FileNotFoundError):  # whoever wrote it is done, or somebody else sweeps too
        if time.time() - path.stat().st_mtime < UNLOCKED:
            return False
        descriptor = os.open(path, os.O_RDONLY)
        try:
            _lock(descriptor)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
            return True
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
    return False


def _lock(descriptor: int) -> None:
    """Lock an open file or folder. Raises BlockingIOError if somebody has."""
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def flush(folder: Path) -> None:
    """Have a folder's names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
