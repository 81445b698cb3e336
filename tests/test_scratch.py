"""What is half written: nobody takes it away while somebody writes, and it goes once they are killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.files import scratch

# Makes a draft and a folder, says so, and waits to be killed.
WRITE = """
import sys, time
from pathlib import Path
from reader.files import scratch
here = Path(sys.argv[1])
with scratch.draft_in(here) as draft, scratch.folder_in(here) as folder:
    (folder / "half.sqlite3").write_bytes(b"half")
    draft.write(b"half")
    print("writing", flush=True)
    time.sleep(600)
"""


def made_long_ago(folder: Path) -> list[Path]:
    """What is in the folder, as if made long ago."""
    found = list(folder.iterdir())
    for path in found:
        os.utime(path, (0, 0))
    return found


def test_what_a_killed_process_left_half_written_is_swept_and_not_before(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITE, tmp_path], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        assert len(made_long_ago(tmp_path)) == 2
        assert scratch.sweep_scratch(tmp_path) == 0
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert len(list(tmp_path.iterdir())) == 2
    assert scratch.sweep_scratch(tmp_path) == 2
    assert list(tmp_path.iterdir()) == []


def test_what_was_made_a_moment_ago_and_what_is_no_draft_stays(tmp_path: Path) -> None:
    mine = tmp_path / "letter.draft"
    mine.touch()
    os.utime(mine, (0, 0))
    (tmp_path / f"{scratch.PREFIX}young{scratch.SUFFIX}").touch()
    assert scratch.sweep_scratch(tmp_path) == 0
    assert scratch.sweep_scratch(tmp_path / "nowhere") == 0
    assert mine.exists()


def test_a_draft_is_there_under_its_name_once_it_is_kept_and_else_goes(tmp_path: Path) -> None:
    with scratch.draft_in(tmp_path) as draft:
        draft.write(b"whole")
        scratch.keep(draft, tmp_path / "kept")
    with pytest.raises(ZeroDivisionError), scratch.draft_in(tmp_path) as draft:
        raise ZeroDivisionError
    with pytest.raises(ZeroDivisionError), scratch.folder_in(tmp_path) as folder:
        (folder / "more").touch()
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept").read_bytes() == b"whole"
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
