"""Read a file in a process of its own, with little time and memory: a parser can run wild, the reader not."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.formats.feed import Entry
from reader.formats.files import MAX_TEXT, is_plain, read_file
from reader.formats.reading import Reading, Unreadable
from reader.formats.tables import Head

CPU_SECONDS = 20
WALL_SECONDS = 25
MEMORY = 1024**3
_ROOT = Path(__file__).resolve().parents[2]
_TOO_MUCH = "This file takes too much time or memory to read. Save it in a simpler form, such as .txt."


def read_confined(name: str, path: Path, columns: Mapping[str, str] | None = None) -> list[Reading]:
    """Return the texts of the file at `path`, which was called `name`; see `read_file`.

    Plain text is read here, which takes linear time; all else in a child process that is killed when its
    time is up. Raises Unreadable, and FileNotFoundError if the file is not there.
    """
    with path.open("rb") as file:
        head = file.read(MAX_TEXT + 1)
    if len(head) <= MAX_TEXT and is_plain(name, head):
        return read_file(name, head)
    return [Reading.unpacked(one) for one in _from_child("texts", name, path, json.dumps(columns))]


def read_feed_confined(path: Path) -> tuple[str, list[Entry]]:
    """Return the title and the entries of the feed at `path`; see `read_feed`. Raises Unreadable."""
    title, entries = _from_child("feed", "", path)
    return title, [Entry.unpacked(one) for one in entries]


def head_confined(name: str, path: Path) -> Head:
    """Return the beginning of the table at `path`; see `head_of`. Raises Unreadable."""
    return Head(**_from_child("head", name, path))


def _from_child(what: str, name: str, path: Path, columns: str = "null") -> Any:
    command = [sys.executable, "-m", "reader.formats.child", what, name, str(path), columns]
    try:
        done = subprocess.run(command, capture_output=True, timeout=WALL_SECONDS, cwd=_ROOT, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise Unreadable(_TOO_MUCH) from None
    if done.returncode == 3:
        raise Unreadable(done.stdout.decode("utf-8", "replace"))
    if done.returncode != 0:
        raise Unreadable(_TOO_MUCH)
    return json.loads(done.stdout)
