"""The process that reads one file: `python -m reader.formats.child WHAT NAME PATH CHOSEN`; JSON comes out.

WHAT is "texts", "head" (of a table or chat), "rows" (of a workbook) or "feed". CHOSEN is JSON: how the file
is read, null where nobody has chosen it (see `GivenFile`); for rows, how many.
"""

import json
import sys
from pathlib import Path
from typing import Any

from reader.formats.confining import confine
from reader.formats.files import read_file
from reader.formats.heads import head_of_file, packed_head, rows_of_file
from reader.formats.readers.feed import read_feed
from reader.formats.reading import Unreadable

CPU_SECONDS = 20
MEMORY = 1024**3
UNREADABLE, OUT_OF_MEMORY = 3, 4


def answer_parent(what: str, name: str, path: Path, chosen: str) -> tuple[int, str]:
    """Return the exit status, and what is in the file as JSON or why there is none, as JSON too."""
    try:
        return 0, json.dumps(_read(what, name, path.read_bytes(), chosen))
    except Unreadable as problem:
        return UNREADABLE, json.dumps(problem.reason.packed())
    except MemoryError:
        return OUT_OF_MEMORY, ""


def _read(what: str, name: str, data: bytes, chosen: str) -> Any:
    if what == "feed":
        return read_feed(data, name).packed()
    if what == "rows":
        return rows_of_file(name, data, json.loads(chosen))
    if what == "head":
        return packed_head(head_of_file(name, data))
    return [one.packed() for one in read_file(name, data, json.loads(chosen))]


def main(what: str, name: str, path: str, chosen: str) -> int:
    """Print the answer and return the exit status."""
    confine(CPU_SECONDS, MEMORY)
    status, text = answer_parent(what, name, Path(path), chosen)
    sys.stdout.write(text)
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
