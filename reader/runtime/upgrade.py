"""`make upgrade`: back up, take the newer code, install, migrate, check; go back to the old where one fails.

It starts with the old code and packages, which know the library as it is, and uses the standard library
alone, as its own files change under it. The old code restores the backup, should it come to that.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_RELEASE = re.compile(r"v\d+(\.\d+)*")
_MANAGE = (".venv/bin/python", "manage.py")
INSTALL = (sys.executable, "-m", "reader.runtime.install")
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Installing what the newer version needs", INSTALL),
    ("Bringing the tables up to date", (*_MANAGE, "migrate", "--verbosity", "0", "--no-input")),
    ("Checking the settings", (*_MANAGE, "check", "--database", "default")),
    ("Checking the library", (*_MANAGE, "verify", "--quick")),
)


class UpgradeFailed(Exception):  # noqa: N818 (it says what happened)
    """What went wrong and what was done about it; the message says what to do."""


class Upgrade:
    """The upgrade of the code in a folder under git."""

    def __init__(self, root: Path, wanted: str = "") -> None:
        self.root = root
        self.wanted = wanted

    def run(self) -> str:
        """Upgrade; return a sentence that says what was done. Raises UpgradeFailed."""
        self._require_unchanged()
        before, target = self._here(), self._target()
        if self._commit(target) == self._commit("HEAD"):
            return f"This is {target} already; nothing was done."
        archive = self._back_up()
        try:
            self._do(f"Taking the code of {target}", ("git", "checkout", "--quiet", "--detach", target))
            for says, command in STEPS:
                self._do(says, command)
        except (UpgradeFailed, KeyboardInterrupt) as problem:
            self._go_back(before, archive)
            kept = f" and the library of {archive}" if archive else ""
            raise UpgradeFailed(f"{problem}\nThe code of {before}{kept} are back in place.") from problem
        return f"This is {target} now. Start web processes and workers anew."

    # What there is

    def _require_unchanged(self) -> None:
        try:
            changed = self._asked("git", "status", "--porcelain", "--untracked-files=no")
        except UpgradeFailed as problem:
            raise UpgradeFailed(
                "This folder is not under git. Unpack the newer version over it after a `manage.py backup`, "
                "then run `make installed` and `manage.py migrate`."
            ) from problem
        if changed:
            raise UpgradeFailed(f"Files of the code were changed by hand; put them back first:\n{changed}")

    def _here(self) -> str:
        branch = self._asked("git", "rev-parse", "--abbrev-ref", "HEAD")
        return branch if branch != "HEAD" else self._asked("git", "rev-parse", "HEAD")

    def _target(self) -> str:
        """The version that was named, else the newest release that there is."""
        if self._asked("git", "remote"):
            self._do("Asking for newer versions", ("git", "fetch", "--quiet", "--tags"))
        if self.wanted:
            return self.wanted
        tags = self._asked("git", "tag", "--sort=-v:refname").splitlines()
        releases = [tag for tag in tags if _RELEASE.fullmatch(tag)]
        if not releases:
            raise UpgradeFailed("There is no release. Name a version: make upgrade TO=origin/main")
        return releases[0]

    def _commit(self, name: str) -> str:
        return self._asked("git", "rev-parse", "--verify", f"{name}^{{commit}}")

    # What is done

    def _back_up(self) -> Path | None:
        """Make a backup with the code that knows the library; None where there is no library yet."""
        state = Path(os.environ.get("HASHIYA_STATE") or self.root / ".hashiya")
        if not os.environ.get("DATABASE_URL") and not (state / "db.sqlite3").exists():
            return None
        archive = state / "backups" / f"before-upgrade-{datetime.now():%Y%m%d-%H%M%S}.zip"
        archive.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._do("Backing up", (*_MANAGE, "backup", str(archive)))
        return archive

    def _go_back(self, before: str, archive: Path | None) -> None:
        print("That failed; going back.", flush=True)
        try:
            self._do("Taking the old code", ("git", "checkout", "--quiet", before))
            self._do("Installing what it needs", INSTALL)
            if archive is not None:
                back = ("restore", str(archive), "--replace", "--without-keeping")
                self._do("Restoring the library", (*_MANAGE, *back))
        except UpgradeFailed as problem:
            raise UpgradeFailed(
                f"{problem}\nGoing back failed too. The library as it was is in {archive}: take the code of "
                f"{before}, run `make installed`, then `manage.py restore {archive} --replace`."
            ) from problem

    def _do(self, says: str, command: Sequence[str]) -> None:
        """Run a step before the person's eyes. Raises UpgradeFailed if its status is not 0."""
        print(f"{says} ...", flush=True)
        try:
            status = subprocess.run(command, cwd=self.root, check=False).returncode  # noqa: S603
        except OSError as problem:
            raise UpgradeFailed(f"{says}: {problem}.") from problem
        if status:
            raise UpgradeFailed(f"{says}: `{' '.join(command)}` ended with status {status}.")

    def _asked(self, *command: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603
                command, cwd=self.root, capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError) as problem:
            raise UpgradeFailed(f"`{' '.join(command)}` did not work: {problem}.") from problem
        return done.stdout.strip()


def main(arguments: Sequence[str] | None = None) -> int:
    """Upgrade the code that this file belongs to; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.runtime.upgrade", description=__doc__)
    parser.add_argument("to", nargs="?", default="", help="a tag, branch or commit (default: newest release)")
    try:
        print(Upgrade(ROOT, parser.parse_args(arguments).to).run())
    except UpgradeFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
