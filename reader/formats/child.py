"""The process that reads one file: `python -m reader.formats.child NAME PATH`; JSON on standard output."""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from reader.formats.confined import CPU_SECONDS, FEED, MEMORY
from reader.formats.feed import read_feed
from reader.formats.files import read_file
from reader.formats.reading import Unreadable

UNREADABLE = 3


def main(name: str, path: str) -> int:
    """Print the texts of the file, or the sentence that says why there are none; return the exit status."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = json.dumps(_read(name, Path(path).read_bytes()), ensure_ascii=True)
    except Unreadable as problem:
        sys.stdout.write(str(problem))
        return UNREADABLE
    sys.stdout.write(answer)
    return 0


def _read(name: str, data: bytes) -> Any:
    if name == FEED:
        title, entries = read_feed(data)
        return title, [one.packed() for one in entries]
    return [one.packed() for one in read_file(name, data)]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
