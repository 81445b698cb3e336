"""Create `.venv` and install the pinned packages into it; does nothing when they are there already.

Runs before anything is installed, so it uses the standard library alone:
`python3 -m reader.runtime.install` for what the reader needs to run, `--tests` for the tools as well.
"""

import argparse
import hashlib
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from reader.runtime.progress import Working

ROOT = Path(__file__).resolve().parent.parent.parent
OLDEST_PYTHON = (3, 11)
LOCAL_TRANSLATOR = "reader/translation/local/requirements.txt"
CLUSTER = "reader/analysis/cluster/requirements.txt"
REQUIREMENTS = {
    "run": ("requirements.txt",),
    "tests": ("requirements.txt", LOCAL_TRANSLATOR, CLUSTER, "tests/requirements.txt"),
}


class InstallationError(Exception):
    """Something that a person has to put right; the message says what."""


def fingerprint(files: Sequence[Path], python: str) -> str:
    """A digest that changes with the requirements and with the Python they are installed for."""
    digest = hashlib.sha256(python.encode())
    for file in files:
        digest.update(b"\0" + file.read_bytes())
    return digest.hexdigest()


def required_by(purpose: str) -> list[Path]:
    return [ROOT / name for name in REQUIREMENTS[purpose]]


def stamp_of(environment: Path, purpose: str) -> Path:
    """The file that says which requirements the environment was last brought up to date with."""
    return environment / f"installed-for-{purpose}"


def pins(file: Path) -> int:
    """How many packages a requirements file names itself."""
    return sum("==" in line.partition("#")[0] for line in file.read_text(encoding="utf-8").splitlines())


def python_of(environment: Path) -> Path:
    folder = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return environment / folder


def version_of(python: Path) -> str:
    """The version that an interpreter reports, "" if it does not run (its base was removed, say)."""
    try:
        question = "import sys; print('%d.%d' % sys.version_info[:2])"
        answer = subprocess.run(  # noqa: S603
            [python, "-c", question], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.strip()


def is_recent(version: str) -> bool:
    return bool(version) and tuple(map(int, version.split("."))) >= OLDEST_PYTHON


def succeeds(command: Sequence[str | Path]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def pip_command(environment: Path) -> list[str]:
    """The pip that installs into the environment: its own, or this Python's from outside.

    Debian keeps what puts a pip into an environment (ensurepip) in a package that may be missing.
    """
    inner, outer = str(python_of(environment)), sys.executable
    options = ["--disable-pip-version-check", "--no-input"]
    if succeeds([inner, "-m", "pip", "--version"]) or succeeds([inner, "-m", "ensurepip"]):
        return [inner, "-m", "pip", *options]
    if succeeds([outer, "-m", "pip", "--python", inner, "--version"]):
        return [outer, "-m", "pip", "--python", inner, *options]
    raise InstallationError("There is no pip. On Debian and Ubuntu: apt install python3-venv python3-pip")


def install(environment: Path, files: Sequence[Path], log: Path) -> None:
    """Install the files' packages, telling how far it is; `log` keeps everything that pip says."""
    command = [*pip_command(environment), "install"]
    for file in files:
        command += ["-r", str(file)]
    total = sum(pins(file) for file in files)
    with (
        Working(f"Installing {total} packages") as working,
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        ) as pip,
    ):
        assert pip.stdout is not None  # noqa: S101
        found = 0
        for line in pip.stdout:
            record.write(line)
            if line.startswith(("Collecting ", "Requirement already")):
                found += 1
                working.note = f"- {found} found"
            elif line.startswith("Installing collected"):
                working.note = "- unpacking"
    if pip.returncode != 0:
        lines = log.read_text(encoding="utf-8").splitlines()[-12:]
        last = "\n".join(f"    {line[:160]}" for line in lines)
        raise InstallationError(
            f"pip could not install the packages. Its last lines, the rest is in {log}:\n{last}\n"
            "The packages come over the network: check that this machine has one, then run make again."
        )


def ensure(environment: Path, purpose: str) -> bool:
    """Bring the environment up to date for "run" or "tests"; return whether anything had to be done."""
    files = required_by(purpose)
    python = python_of(environment)
    version = version_of(python)
    stamp = stamp_of(environment, purpose)
    if is_recent(version) and stamp.exists() and stamp.read_text() == fingerprint(files, version):
        return False
    if not is_recent(version):
        with Working(f"Creating {environment.name} with Python {sys.version.split()[0]}"):
            venv.create(environment, clear=True, symlinks=sys.platform != "win32")
            pip_command(environment)
        version = version_of(python)
    install(environment, files, environment / "install.log")
    for covered in ("run", purpose):
        stamp_of(environment, covered).write_text(fingerprint(required_by(covered), version))
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m reader.runtime.install", description=__doc__)
    parser.add_argument("--tests", action="store_true", help="install the tools of tests and benchmarks too")
    parser.add_argument("--into", type=Path, default=ROOT / ".venv", help="the environment (default .venv)")
    options = parser.parse_args(arguments)
    if sys.version_info < OLDEST_PYTHON:
        print("Hashiya needs Python 3.11 or later.", file=sys.stderr)
        return 1
    try:
        ensure(options.into, "tests" if options.tests else "run")
    except InstallationError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped. Run make again to go on.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
