"""The paper about files names the endings that are read, and no others."""

import re
from pathlib import Path

from reader.formats.kinds import READABLE

PAPER = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_paper_names_every_ending_that_is_read() -> None:
    rows = re.findall(r"^\| [^|]+ \| ((?:`\.[\w.]+` ?)+)\|", PAPER.read_text("utf-8"), re.M)
    assert {ending for row in rows for ending in re.findall(r"`(\.[\w.]+)`", row)} == set(READABLE)
