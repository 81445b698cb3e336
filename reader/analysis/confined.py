"""Analyse a long text in a process of its own, with limits, which says how far it is."""

import json
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader.analyser import FAST, site_lexicon
from reader.analysis.child import IN_CONTEXT
from reader.analysis.packing import unpack_document
from reader.arabic.document import BlockKind, Document, Subject
from reader.errors import CodedError, Reason
from reader.formats.child import OUT_OF_MEMORY
from reader.formats.confined import environment

LONG = 200_000  # code points: some seconds
WALL_SECONDS = 1200
_ROOT = Path(__file__).resolve().parents[2]

logger = logging.getLogger(__name__)


class AnalysisFailed(CodedError):  # noqa: N818 (it says what became of the analysis)
    """A long text cannot be analysed within the limits; `reason` says why and what to do."""


def analyse_confined(
    text: str,
    kinds: Mapping[int, BlockKind],
    tell: Callable[[float], object],
    subject: Subject | None = None,
    in_context: bool = False,
) -> Document:
    """Return the analysis of a text by the project's own tagger: what `Analyser.analyse` returns.

    `in_context` says whether with the encoder. It is made in a child process that is killed when its time is
    up; `tell` is told what share is done. Raises AnalysisFailed.
    """
    asked = json.dumps(
        {
            "text": text,
            "kinds": [[number, kind.value] for number, kind in kinds.items()],
            "subject": subject.value if subject else None,
        }
    )
    lexicon = site_lexicon()
    named = str(lexicon.resolve() if lexicon else "")
    command = [sys.executable, "-m", "reader.analysis.child", named, IN_CONTEXT if in_context else FAST]
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment(),
        encoding="utf-8",
    ) as child:
        out_of_time = threading.Timer(WALL_SECONDS, child.kill)
        out_of_time.start()
        try:
            answer = _answer(child, asked, tell)
            in_time = out_of_time.is_alive()
        finally:
            out_of_time.cancel()
            child.kill()
    if answer is None:
        raise AnalysisFailed(_why(child.returncode, in_time))
    return unpack_document(answer)


def _answer(child: "subprocess.Popen[str]", asked: str, tell: Callable[[float], object]) -> Any:
    """Return the packed document; None if the child ends without one."""
    if child.stdin is None or child.stdout is None:
        return None
    with suppress(BrokenPipeError, ValueError):  # it ends while it reads or writes
        child.stdin.write(asked)
        child.stdin.close()
        for line in child.stdout:
            said = json.loads(line)
            if "document" in said:
                return said["document"]
            tell(said["done"])
    child.wait()
    return None


def _why(status: int, in_time: bool) -> Reason:
    if not in_time or status == -signal.SIGXCPU:
        return Reason("analysis-too-slow")
    if status in (OUT_OF_MEMORY, -signal.SIGKILL):  # the system kills where memory is short
        return Reason("analysis-too-much-memory")
    logger.error("The analysis of a long text ended with %d", status)
    return Reason("analysis-failed")
