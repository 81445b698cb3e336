"""The process that holds a model on this machine: started when it is first asked, again when it has died."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.formats.confined import environment
from reader.translation.local.folder import TranslatorFolder
from reader.translation.services.provider import Unavailable

START_SECONDS = 60.0  # to load a model: of 300 MB from a slow disk
WAIT_SECONDS = 60.0  # for a batch, however few its words are
SECONDS_A_WORD = 2.0  # and more for each: ten times what was measured on a busy machine, sentence by sentence
CONVERT_SECONDS = 600.0
MEMORY_BYTES = 1536 * 1024**2  # what the libraries and a batch take beside the weights
WEIGHTS = 3  # times the size of the weights, which are unpacked while they are loaded
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class HowToTranslate:
    """How many sentences go together, how many readings are kept in mind, on how many threads."""

    batch: int = 16
    beam: int = 4
    threads: int = 2


class TranslatorProcess:
    """One model in a child process, for one thread at a time. Whoever has it closes it."""

    def __init__(self, folder: TranslatorFolder, how: HowToTranslate) -> None:
        self.folder = folder
        self.how = how
        self.memory = 0  # the most that the process said it took, in bytes
        self._child: subprocess.Popen[str] | None = None
        self._asking = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process's number; None while it does not run."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def start(self) -> None:
        """Load the model, if it is not loaded. Raises Unavailable."""
        with self._asking:
            self._started()

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Return the English of each text. Raises Unavailable; the process that failed is gone then."""
        with self._asking:
            before = self.pid
            self._started()
            seconds = WAIT_SECONDS + SECONDS_A_WORD * sum(len(text.split()) for text in texts)
            try:
                return self._asked_for(texts, seconds)
            except Unavailable as problem:
                if before is None or problem.reason.code != "translator-ended":
                    raise
            self._started()  # it ended since the last question: nobody had asked, or somebody killed it
            return self._asked_for(texts, seconds)

    def close(self) -> None:
        """End the process, if it runs."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _asked_for(self, texts: Sequence[str], seconds: float) -> list[str]:
        english = self._answer({"texts": list(texts)}, seconds).get("english")
        if not isinstance(english, list) or len(english) != len(texts):
            self.close()
            raise Unavailable("translator-failed", error="")
        return [str(one) for one in english]

    def _started(self) -> None:
        if self.pid is not None:
            return
        self.close()
        self._child = start_child()
        weights = self.folder.weights
        first = {
            "weights": str(weights),
            "source": str(self.folder.source),
            "target": str(self.folder.target),
            "threads": self.how.threads,
            "beam": self.how.beam,
            "ends_by_hand": self.folder.ends_by_hand,
            "memory": memory_for(weights / "model.bin"),
        }
        self._answer(first, START_SECONDS)

    def _answer(self, asked: Mapping[str, Any], seconds: float) -> Mapping[str, Any]:
        child = self._child
        if child is None:
            raise Unavailable("translator-ended")
        try:
            said = asked_child(child, asked, seconds)
        except Unavailable:
            self.close()
            raise
        self.memory = max(self.memory, int(said.get("memory", 0)))
        return said


def memory_for(weights: Path) -> int:
    """Return how many bytes a process may take that loads these weights."""
    with suppress(OSError):
        return MEMORY_BYTES + WEIGHTS * weights.stat().st_size
    return MEMORY_BYTES


def start_child() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "reader.translation.local.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=environment(),
        encoding="utf-8",
    )


def asked_child(
    child: "subprocess.Popen[str]", asked: Mapping[str, Any], seconds: float
) -> Mapping[str, Any]:
    """Return what the process answers, within so many seconds. Raises Unavailable, which says what happened.

    After that the process is good for nothing.
    """
    if child.stdin is None or child.stdout is None:
        raise Unavailable("translator-ended")
    out_of_time = threading.Timer(seconds, child.kill)
    out_of_time.start()
    line = ""
    try:
        with suppress(OSError, ValueError):
            child.stdin.write(json.dumps(asked) + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
        in_time = out_of_time.is_alive()
    finally:
        out_of_time.cancel()
    if not line.endswith("\n"):
        raise Unavailable("translator-ended") if in_time else Unavailable("translator-too-slow")
    said: Mapping[str, Any] = json.loads(line)
    if fault := said.get("fault"):
        raise _faulty(str(fault), str(said.get("error", "")))
    return said


def _faulty(fault: str, error: str) -> Unavailable:
    """Return what a fault that the child told of is called here."""
    return {
        "memory": Unavailable("translator-memory"),
        "packages": Unavailable("translator-packages", error=error),
        "damaged": Unavailable("translator-damaged", error=error),
    }.get(fault, Unavailable("translator-failed", error=error))
