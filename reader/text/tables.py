"""Tables beside the code: UTF-8, one entry a line, tabs between fields; a line with # before it is a note."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def table_lines(path: Path) -> list[str]:
    """Return the lines of a table without notes and empty lines. Raises OSError where it is not there."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def table_rows(path: Path) -> list[list[str]]:
    """Return the lines of a table as fields."""
    return [line.split("\t") for line in table_lines(path)]
