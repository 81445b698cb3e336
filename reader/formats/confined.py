"""Read a file in a process of its own, with little time and memory: a parser can run wild, the reader not."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from reader.errors import Reason
from reader.formats.child import OUT_OF_MEMORY, UNREADABLE
from reader.formats.files import is_plain, read_file
from reader.formats.heads import ChatHead, unpacked_head
from reader.formats.kinds import MAX_TEXT
from reader.formats.readers.feed import FoundFeed
from reader.formats.readers.tables import Head
from reader.formats.reading import ExtractedText, Failed, TooMuchMemory, TooSlow, Unreadable

WALL_SECONDS = 75  # the processor's time is the limit; on a busy machine a good file waits for it
_ROOT = Path(__file__).resolve().parents[2]
# All that a child gets of the environment: where Python and its libraries are, and no secret.
_KEPT = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LD_LIBRARY_PATH",
    "PATH",
    "PYTHONHOME",
    "PYTHONPATH",
    "TZ",
    "VIRTUAL_ENV",
)
_ADDED = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}

logger = logging.getLogger(__name__)


def read_confined(name: str, path: Path, chosen: Mapping[str, str] | None = None) -> list[ExtractedText]:
    """Return the texts of the file at `path`, which was called `name`; see `read_file`.

    Plain text is read here, which takes linear time; all else in a child process that is killed when its
    time is up. Raises Unreadable, of which TooSlow, TooMuchMemory and Failed are kinds, and
    FileNotFoundError if the file is not there.
    """
    with path.open("rb") as file:
        head = file.read(MAX_TEXT + 1)
    if len(head) <= MAX_TEXT and is_plain(name, head):
        return read_file(name, head)
    return [ExtractedText.unpacked(one) for one in _from_child("texts", name, path, json.dumps(chosen))]


def read_feed_confined(path: Path, address: str) -> FoundFeed:
    """Return the feed at `path`, which came from `address`; see `read_feed`. Raises Unreadable."""
    return FoundFeed.unpacked(_from_child("feed", address, path))


def head_confined(name: str, path: Path) -> Head | ChatHead:
    """Return the beginning of the table or the chat at `path`; see `head_of_file`. Raises Unreadable."""
    return unpacked_head(_from_child("head", name, path))


def rows_confined(data: bytes, most: int) -> list[list[str]] | None:
    """Return so many rows of a workbook; see `rows_of_file`. Raises Unreadable."""
    with NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        found: list[list[str]] | None = _from_child("rows", "", Path(file.name), json.dumps(most))
    return found


def _from_child(what: str, name: str, path: Path, chosen: str = "null") -> Any:
    command = [sys.executable, "-m", "reader.formats.child", what, name, str(path), chosen]
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=WALL_SECONDS, cwd=_ROOT, env=environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise TooSlow("file-too-slow") from None
    return answered(done.returncode, done.stdout, done.stderr)


def environment() -> dict[str, str]:
    """Return the environment of the process that reads a file."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | _ADDED


def answered(status: int, output: bytes, errors: bytes = b"") -> Any:
    """Return what a child says that ended with `status`, unpacked from JSON. Raises Unreadable."""
    if status == 0:
        return json.loads(output)
    if status == UNREADABLE:
        raise Unreadable(_reason(output))
    if status == -signal.SIGXCPU:
        raise TooSlow("file-too-slow")
    if status in (OUT_OF_MEMORY, -signal.SIGKILL):  # the system kills where memory is short
        raise TooMuchMemory("file-too-much-memory")
    if status == -signal.SIGABRT and b"memory allocation" in errors:  # as libraries in Rust end
        raise TooMuchMemory("file-too-much-memory")
    logger.error("A file's reader ended with %d: %s", status, errors[-2000:].decode("utf-8", "replace"))
    raise Failed("file-failed")


def _reason(output: bytes) -> Reason:
    try:
        return Reason.unpacked(json.loads(output))
    except ValueError:
        return Reason.said(output.decode("utf-8", "replace"))
