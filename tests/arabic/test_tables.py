"""The tables beside the code: lists can be read as empty, if that is said before they are read."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.arabic.names import gazetteer
from reader.arabic.tables import LISTS, data_lines, leave_out

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "reader" / "arabic" / "data"


def test_every_list_is_a_table_that_is_there() -> None:
    assert {name for name in LISTS if not (DATA / name).exists()} == set()


def test_a_list_that_was_read_cannot_be_left_out_any_more() -> None:
    gazetteer.names()
    with pytest.raises(RuntimeError, match="gazetteer_people"):
        leave_out(["gazetteer_people.tsv"])
    assert data_lines("gazetteer_people.tsv")


def test_without_lists_a_new_process_knows_no_names() -> None:
    code = (
        "from reader.arabic.tables import LISTS, leave_out; leave_out(LISTS)\n"
        "from reader.arabic.names import gazetteer; print(len(gazetteer.names()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == b"0"
