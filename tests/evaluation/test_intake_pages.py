"""The pages that reading is measured on: what comes in of them does not fall below what was reached."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.evaluation import reports
from reader.formats import ExtractedText
from reader.formats.files import read_file
from reader.sentences import sentence_of

PAGES = Path(__file__).parent.parent / "data" / "intake" / "pages"
LEAST = {
    "words_kept_percent": 96.9,
    "headline_percent": 97,
    "date_percent": 90,
    "source_percent": 97,
    "captions_percent": 100,
    "left_out_percent": 96,
}


def read(path: Path) -> Sequence[ExtractedText]:
    return read_file(path.name, path.read_bytes())


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return reports.intake(PAGES, read, sentence_of)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["as they are", "pages with invisible marks"])
def test_what_was_reached_is_kept(report: dict[str, Any], part: str) -> None:
    figures = report.get(part, report)
    assert figures["files"] >= 40
    short = {name: figures[name] for name, least in LEAST.items() if figures[name] < least}
    assert short == {}
    assert figures["foreign_lines_percent"] <= 5.9
    assert figures["texts_that_lose_words_silently"] <= 6


def test_invisible_marks_change_nothing(report: dict[str, Any]) -> None:
    marked = report["pages with invisible marks"]
    changed = {name for name, figure in marked.items() if figure != report[name]}
    assert changed <= {"words", "words_kept_percent"}  # joined emoji are words
    assert marked["words_kept_percent"] >= report["words_kept_percent"]
