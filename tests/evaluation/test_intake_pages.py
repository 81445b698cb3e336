"""The pages that reading is measured on: what comes in of them does not fall below what was reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.evaluation import reports
from reader.formats import ExtractedText
from reader.formats.files import read_file
from reader.sentences import sentence_of

INTAKE = Path(__file__).parent.parent / "data" / "intake"


@dataclass(frozen=True, slots=True)
class Reached:
    """What reading has reached on a folder of pages: no share may be less, none of the others more."""

    files: int
    least: Mapping[str, float]
    most: Mapping[str, float]
    without_markup: int = 0  # files in which no marks can be put


NEARLY_ALL = {
    "words_kept_percent": 99.8,
    "headline_percent": 100,
    "date_percent": 100,
    "source_percent": 100,
    "captions_percent": 100,
    "left_out_percent": 100,
}
NEARLY_NOTHING = {"foreign_lines_percent": 0.5, "texts_that_lose_words_silently": 0}
REACHED = {
    "pages": Reached(
        files=42,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
    ),
    "systems": Reached(
        files=81,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
    ),
    "third": Reached(
        files=60,
        least={
            "words_kept_percent": 98.5,
            "headline_percent": 99,
            "date_percent": 96,
            "source_percent": 98,
            "captions_percent": 87,
            "left_out_percent": 95,
        },
        most={"foreign_lines_percent": 11.5, "texts_that_lose_words_silently": 4},
        without_markup=1,
    ),
    "held": Reached(
        files=40,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
    ),
}


def read(path: Path) -> Sequence[ExtractedText]:
    return read_file(path.name, path.read_bytes())


@pytest.fixture(scope="module", params=REACHED)
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def report(folder: str) -> dict[str, Any]:
    return reports.intake(INTAKE / folder, read, sentence_of)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["as they are", "pages with invisible marks"])
def test_what_was_reached_is_kept(folder: str, report: dict[str, Any], part: str) -> None:
    figures = report.get(part, report)
    reached = REACHED[folder]
    assert figures["files"] == reached.files - (reached.without_markup if part in report else 0)
    fallen = {name: figures[name] for name, least in reached.least.items() if figures[name] < least}
    risen = {name: figures[name] for name, most in reached.most.items() if figures[name] > most}
    assert (fallen, risen) == ({}, {})


def test_invisible_marks_change_nothing(report: dict[str, Any]) -> None:
    marked = report["pages with invisible marks"]
    if marked["files"] < report["files"]:
        pytest.skip("the figures are of other files")
    changed = {name for name, figure in marked.items() if figure != report[name]}
    assert changed <= {"words", "words_kept_percent"}  # joined emoji are words
    assert marked["words_kept_percent"] >= report["words_kept_percent"]
