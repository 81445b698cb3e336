"""The tables as CSV: safe cells, and what counting needs."""

import csv
import io
from collections.abc import Iterator

import pytest

from reader.formats.writers.spreadsheet import text_of
from tests.formats.writers.written_files import written


def rows(data: bytes) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def test_who_said_what_about_whom() -> None:
    files, _ = written("csv")
    (said,) = rows(files["quotations.csv"])
    assert (said["speaker_en"], said["words"], said["verb_en"]) == (
        "Samer al-Halabi",
        "لن نقطع … واحدة",
        "said",
    )
    assert said["sentence_en"].startswith("Samer al-Halabi said")
    assert {row["name_en"] for row in rows(files["actors.csv"])} > {"Palm Port", "al-Nakhil"}
    assert len(list(rows(files["mentions.csv"]))) == 4
    assert next(rows(files["articles.csv"]))["marks"] == "7"


def test_no_cell_is_a_formula() -> None:
    files, _ = written("csv")
    (note,) = [row["note"] for row in rows(files["marks.csv"]) if row["note"]]
    assert note.startswith("'=1+1")
    assert text_of(note).startswith("=1+1\r\n")


@pytest.mark.parametrize("bom", [True, False])
def test_the_mark_of_utf_8_is_a_choice(bom: bool) -> None:
    files, _ = written("csv", bom=bom)
    assert all(data.startswith(b"\xef\xbb\xbf") is bom for data in files.values())
