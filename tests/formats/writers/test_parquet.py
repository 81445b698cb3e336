"""The tables as Parquet, where the optional package is installed."""

import io

import pytest

from tests.formats.writers.written_files import written


def test_tables_are_read_back() -> None:
    pytest.importorskip("pyarrow")
    from pyarrow.parquet import read_table

    files, _ = written("parquet")
    (said,) = read_table(io.BytesIO(files["quotations.parquet"])).to_pylist()
    assert said["speaker_en"] == "Samer al-Halabi"
    assert said["score"] is None
