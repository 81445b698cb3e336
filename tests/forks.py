"""The process that others are forked from, one for each file to be read: `python -m tests.forks`.

A line of JSON in, [WHAT, NAME, PATH, CHOSEN] as for `reader.formats.child`; a line of JSON out, the status it
ended with, what it wrote, and what it complained of.
"""

import json
import os
import sys
import threading
import traceback
from importlib import import_module

from reader.formats import child

# The parsers, which otherwise each process would import for its file.
PARSERS = ("html", "pdf", "word", "workbook", "open_document", "rtf", "book", "subtitles", "mail", "warc")
LIBRARIES = ("trafilatura", "docx", "openpyxl")


def forked(asked: list[str]) -> tuple[int, str, str]:
    """Let a new process read a file; return its status, its answer and what it complained of."""
    answer, said = os.pipe()
    complaints, complained = os.pipe()
    process = os.fork()
    if process == 0:
        os.dup2(said, 1)
        os.dup2(complained, 2)
        os._exit(read(asked))
    os.close(said)
    os.close(complained)
    heard: dict[int, str] = {}

    def hear(pipe: int) -> None:
        with os.fdopen(pipe, "rb") as file:
            heard[pipe] = file.read().decode("utf-8", "replace")

    listening = threading.Thread(target=hear, args=(complaints,))
    listening.start()
    hear(answer)
    listening.join()
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return status, heard[answer], heard[complaints]


def read(asked: list[str]) -> int:
    """Do what `reader.formats.child` does where it is a program."""
    try:
        status = child.main(*asked)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        return 1
    return status


def main() -> None:
    for name in (*(f"reader.formats.readers.{one}" for one in PARSERS), *LIBRARIES):
        import_module(name)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        answers.write(json.dumps(forked(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
