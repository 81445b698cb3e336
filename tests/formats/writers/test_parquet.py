"""The tables as Parquet, by the optional package that writes it and reads it back."""

import io

from pyarrow.parquet import read_table

from tests.formats.writers.written_files import written


def test_tables_are_read_back() -> None:
    files, _ = written("parquet")
    (said,) = read_table(io.BytesIO(files["quotations.parquet"])).to_pylist()
    assert said["speaker_en"] == "Samer al-Halabi"
    assert said["score"] is None
