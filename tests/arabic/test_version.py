"""The version of the analysis changes with whatever can change what it finds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.arabic import version


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The analysis's own files, where they can be changed."""
    for folder in version._ANALYSIS:
        shutil.copytree(
            version._READER / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    monkeypatch.setattr(version, "_READER", tmp_path)
    version.analysis_version.cache_clear()
    yield tmp_path
    version.analysis_version.cache_clear()


def read_anew(tagger: str = "") -> str:
    version.analysis_version.cache_clear()
    return version.analysis_version(tagger)


def test_it_is_the_same_wherever_the_same_files_lie(copy: Path) -> None:
    elsewhere = read_anew()
    assert len(elsewhere) == 12
    assert read_anew() == elsewhere


@pytest.mark.parametrize(
    "name", ["arabic/quotes/finder.py", "arabic/data/speech_verbs.tsv", "arabic/data/entities.crfsuite"]
)
def test_code_tables_and_model_change_it(copy: Path, name: str) -> None:
    before = read_anew()
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    assert read_anew() != before


def test_the_tagger_changes_it() -> None:
    assert version.analysis_version("camel") != version.analysis_version()


def test_what_is_written_about_the_tables_does_not_change_it(copy: Path) -> None:
    before = read_anew()
    (copy / "arabic/data/README.md").write_text("Other words.", encoding="utf-8")
    assert read_anew() == before
