"""The process that reads a file: what it knows, what it may use, and what is said when it ends badly."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.formats import Unreadable, confined
from reader.formats.child import CPU_SECONDS, MEMORY, OUT_OF_MEMORY, UNREADABLE
from reader.formats.confined import answered, environment, read_confined
from reader.formats.reading import Failed, TooMuchMemory, TooSlow
from tests.forked import Forks
from tests.refusals import refused

pytestmark = pytest.mark.own_process
ROOT = Path(__file__).parents[2]
CONFINED = """import os, resource
from reader.formats.child import CPU_SECONDS, MEMORY
from reader.formats.confining import confine
confine(CPU_SECONDS, MEMORY)
"""


def run(program: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", CONFINED + program]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment(), check=False)


def test_it_is_told_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program in Python's place prints its environment as the reason why it cannot read the file."""
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nenv\nexit {UNREADABLE}\n")
    program.chmod(0o700)
    for name in ("HASHIYA_SECRET_KEY", "HASHIYA_TRANSLATOR_KEY", "DATABASE_URL", "PGPASSWORD"):
        monkeypatch.setenv(name, "hunter2")
    monkeypatch.setattr(sys, "executable", str(program))
    page = tmp_path / "a.html"
    page.write_bytes(b"<p>x")
    with pytest.raises(Unreadable) as told:
        read_confined("a.html", page)
    assert "PATH=" in str(told.value)
    assert "hunter2" not in str(told.value)


def test_it_has_little_memory() -> None:
    assert "MemoryError" in run(f"bytearray({MEMORY})").stderr


def test_it_has_little_time() -> None:
    limits = run("print(resource.getrlimit(resource.RLIMIT_CPU))").stdout
    assert limits == f"{(CPU_SECONDS, CPU_SECONDS + 1)}\n"
    spent = run("resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass")
    assert spent.returncode == -signal.SIGXCPU


def test_it_writes_no_file(tmp_path: Path) -> None:
    done = run(f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')")
    assert "File too large" in done.stderr
    assert not (tmp_path / "x").read_bytes()


@pytest.mark.parametrize(
    ("status", "kind", "says"),
    [
        (UNREADABLE, Unreadable, "because"),
        (-signal.SIGXCPU, TooSlow, "too much time"),
        (OUT_OF_MEMORY, TooMuchMemory, "too much memory"),
        (-signal.SIGKILL, TooMuchMemory, "too much memory"),
        (-signal.SIGSEGV, Failed, "cannot be read"),
        (1, Failed, "cannot be read"),
    ],
)
def test_what_is_said_when_it_ends_badly(status: int, kind: type[Unreadable], says: str) -> None:
    with refused(kind, match=says):
        answered(status, b"because")


def test_why_a_reader_failed_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Failed):
        answered(1, b"", b"Traceback: boom")
    assert "boom" in caplog.text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<h1>خبر</h1><p>قالت الوزيرة إن الميناء سيفتح في الربيع.".encode()),
        ("a.pdf", b"%PDF-1.7"),
        ("a.zip", b"PK\3\4"),
    ],
)
def test_processes_that_other_tests_fork_say_what_started_ones_say(
    name: str, data: bytes, forks: Forks, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    def told(ask: Callable[..., Any]) -> Any:
        try:
            return ask("texts", name, path)
        except Unreadable as refusal:
            return type(refusal), refusal.reason

    assert told(forks.answer) == told(confined._from_child)
