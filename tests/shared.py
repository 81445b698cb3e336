"""What takes long to make and is never changed is made once for all processes of a test run."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

# Named in the environment and removed at the end by `make test`, for both databases, else by the first
# process of the run: see tests.settings.
FOLDER = "HASHIYA_TESTS_SHARED"


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder `name` of the run as `make` filled it, in this process or in another before."""
    shared = Path(os.environ[FOLDER])
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / name
        if not folder.exists():
            making = shared / f"{name}.making"
            making.mkdir()
            make(making)
            making.rename(folder)
        return folder
