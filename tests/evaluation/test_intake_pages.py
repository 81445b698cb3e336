"""The pages that reading is measured on: what comes in of them does not fall below what was reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.evaluation import reports
from reader.evaluation.intake import EXPECTED, figures, judge_file, read_expected
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
    marked_too: bool = True  # whether it is read a second time with invisible marks, which takes as long


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
        marked_too=False,
    ),
    "systems": Reached(
        files=81,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        marked_too=False,
    ),
    "third": Reached(
        files=60,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        without_markup=1,
    ),
    "held": Reached(
        files=40,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        marked_too=False,
    ),
    "fourth": Reached(
        files=60,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        marked_too=False,
    ),
    "fifth": Reached(
        files=60,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        marked_too=False,
    ),
    "sixth": Reached(
        files=55,
        least=NEARLY_ALL,
        most=NEARLY_NOTHING,
        marked_too=False,
    ),
}
SETS = {name: reached.files for name, reached in REACHED.items()}


@pytest.mark.parametrize(("name", "files"), SETS.items())
def test_what_a_set_expects_can_be_read(name: str, files: int) -> None:
    expected = read_expected(INTAKE / name)
    assert len(expected) == files
    assert {path.name for path in (INTAKE / name).iterdir()} - {EXPECTED, "README.md"} == expected.keys()


def read(path: Path) -> Sequence[ExtractedText]:
    return read_file(path.name, path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("folder", REACHED)
def test_what_was_reached_is_kept(folder: str) -> None:
    reached = REACHED[folder]
    if not reached.marked_too:
        assert fallen_from(reached, plain_figures(INTAKE / folder)) == {}
        return
    plain = reports.intake(INTAKE / folder, read, sentence_of)
    marked = plain["pages with invisible marks"]
    assert (plain["files"], marked["files"]) == (reached.files, reached.files - reached.without_markup)
    assert (fallen_from(reached, plain), fallen_from(reached, marked)) == ({}, {})
    if not reached.without_markup:
        changed = {name for name, figure in marked.items() if figure != plain[name]}
        assert changed <= {"words", "words_kept_percent"}  # joined emoji are words
        assert marked["words_kept_percent"] >= plain["words_kept_percent"]


def plain_figures(folder: Path) -> dict[str, Any]:
    expected = read_expected(folder)
    return figures(judge_file(folder / name, texts, read, sentence_of) for name, texts in expected.items())


def fallen_from(reached: Reached, figures: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures that are worse than what was reached."""
    fallen = {name: figures[name] for name, least in reached.least.items() if figures[name] < least}
    risen = {name: figures[name] for name, most in reached.most.items() if figures[name] > most}
    return fallen | risen
