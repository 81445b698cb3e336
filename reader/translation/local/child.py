"""The process that holds a translation model: `python -m reader.translation.local.child`.

A line of JSON comes in for each question and one goes out. The first says which model to load:
{"weights", "source", "target", "threads", "beam", "ends_by_hand", "memory"}, or what to convert:
{"published", "into", "memory"}. Each further one has {"texts"}. What goes out has "memory", the most that the
process has taken in bytes, and {"english"}, or {"fault", "error"}: a code and what went wrong. It ends when
nobody has asked for some minutes, and when whoever asked is gone.
"""

import json
import os
import resource
import select
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.formats.confining import confine

IDLE_SECONDS = 300.0
_KIB = 1024

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def main(idle: float = IDLE_SECONDS) -> int:
    """Answer until nobody asks any more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print is no answer
    answer: Answer = _begin
    while line := _next_line(idle):
        asked = json.loads(line)
        try:
            said = answer(asked)
        except Exception as problem:
            said = _fault(problem, loading=answer is _begin)
        else:
            answer = said.pop("then", answer)
        said["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB
        print(json.dumps(said), file=answers, flush=True)
        if answer is _begin:
            return 1
    return 0


def _next_line(idle: float) -> str:
    ready, _, _ = select.select([sys.stdin], [], [], idle)
    return sys.stdin.readline() if ready else ""


def _begin(asked: dict[str, Any]) -> dict[str, Any]:
    """Limit this process, then load the model, or convert one."""
    if "published" in asked:
        confine(None, asked["memory"], writes=asked["memory"])
        from reader.translation.local.engine import convert_published

        convert_published(Path(asked["published"]), Path(asked["into"]))
        return {"english": [], "then": _begin}
    confine(None, asked.pop("memory"))
    from reader.translation.local.engine import Engine

    engine = Engine(**asked)
    return {"english": [], "then": lambda question: {"english": engine.translate(question["texts"])}}


def _fault(problem: Exception, loading: bool) -> dict[str, Any]:
    """Return which fault it was, with what went wrong in a few words."""
    kind = "damaged" if loading else "failed"
    if isinstance(problem, ImportError):
        kind = "packages"
    elif isinstance(problem, MemoryError) or "alloc" in str(problem):
        kind = "memory"
    return {"fault": kind, "error": f"{type(problem).__name__}: {problem}"[:300]}


if __name__ == "__main__":
    sys.exit(main())
