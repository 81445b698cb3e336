"""A backup or a restore that is killed: the library is as it was, and what was half written is swept up."""

import os
import subprocess
import sys
import time
from pathlib import Path

from reader.files import scratch
from tests.libraries import ROOT, Library, content
from tests.upgrading import upgraded_library

SWEEP = "from reader.runtime.sweeping import sweep; print(sweep())"


def killed_when(library: Library, sight: str, *command: str) -> None:
    """Start a command and kill it as soon as a file of that pattern is in the library's folder."""
    with subprocess.Popen(
        [sys.executable, "manage.py", *command], env=library.environment, cwd=ROOT, stderr=subprocess.DEVNULL
    ) as process:
        while not list(library.folder.glob(sight)):
            assert process.poll() is None, "it was over before it could be killed"
            time.sleep(0.001)
        process.kill()


def swept(library: Library) -> int:
    """Sweep what was left, as if long ago; return how much it was."""
    for path in library.folder.rglob(f"{scratch.PREFIX}*"):
        os.utime(path, (0, 0))
    return int(library.python(SWEEP))


def half_written(library: Library) -> list[Path]:
    return list(library.folder.rglob(f"{scratch.PREFIX}*"))


def test_a_killed_backup_leaves_no_archive_and_is_swept_up(tmp_path: Path) -> None:
    library = upgraded_library(tmp_path, "d5d092d")
    killed_when(library, f"backups/{scratch.PREFIX}*", "backup")
    assert list((tmp_path / "backups").glob("*.zip")) == []
    assert swept(library) >= 1
    assert half_written(library) == []
    library.manage("check")


def test_a_killed_restore_leaves_the_library_as_it_was_and_is_swept_up(tmp_path: Path) -> None:
    library, archive = upgraded_library(tmp_path / "state", "d5d092d"), tmp_path / "library.zip"
    library.manage("backup", str(archive))
    library.python("from reader.models import Source; Source.objects.update(name_en='Changed since')")
    before = content(library)
    killed_when(library, f"{scratch.PREFIX}*/built.sqlite3", "restore", str(archive), "--replace")
    assert content(library) == before
    assert swept(library) >= 1
    assert half_written(library) == []
    library.manage("restore", str(archive), "--replace")
    assert content(library) != before
    library.manage("check")


def test_a_backup_to_another_disk_needs_no_room_beside_the_library(tmp_path: Path) -> None:
    library, elsewhere = upgraded_library(tmp_path / "state", "d5d092d"), Library(tmp_path / "elsewhere")
    killed_when(library, f"../elsewhere/{scratch.PREFIX}*/snapshot.sqlite3", "backup", str(elsewhere.folder))
    assert half_written(library) == []
    for path in half_written(elsewhere):
        os.utime(path, (0, 0))
    library.manage("backup", str(elsewhere.folder / "second.zip"))
    assert [path.name for path in elsewhere.folder.iterdir()] == ["second.zip"]
