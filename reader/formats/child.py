"""The process that reads one file: `python -m reader.formats.child WHAT NAME PATH COLUMNS`; JSON comes out.

WHAT is "texts", "head" (of a table) or "feed"; COLUMNS is JSON, null where nobody has said what they hold.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reader.formats.confined import CPU_SECONDS, MEMORY
from reader.formats.feed import read_feed
from reader.formats.files import decoded, read_file
from reader.formats.reading import Unreadable
from reader.formats.tables import head_of

UNREADABLE = 3


def main(what: str, name: str, path: str, columns: str) -> int:
    """Print what is in the file, or the sentence that says why there are none; return the exit status."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = json.dumps(_read(what, name, Path(path).read_bytes(), columns), ensure_ascii=True)
    except Unreadable as problem:
        sys.stdout.write(str(problem))
        return UNREADABLE
    sys.stdout.write(answer)
    return 0


def _read(what: str, name: str, data: bytes, columns: str) -> Any:
    if what == "feed":
        title, entries = read_feed(data)
        return title, [one.packed() for one in entries]
    if what == "head":
        return asdict(head_of(name, decoded(data)))
    return [one.packed() for one in read_file(name, data, json.loads(columns))]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
