"""The version of the analysis changes with whatever can change what it finds."""

import shutil
from pathlib import Path

import pytest

from reader.arabic import version
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import DATA, LISTS, Resources
from reader.taggers.named import NamedTagger


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The analysis's own source, where it can be changed."""
    for folder in version._CODE:
        shutil.copytree(
            version._READER / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    monkeypatch.setattr(version, "_READER", tmp_path)
    return tmp_path


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables and the model, where they can be changed."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def read_anew(resources: Resources, tagger: NamedTagger | None = None) -> str:
    version._code.cache_clear()
    return Analyser(resources, tagger).version


def test_it_is_the_same_wherever_the_same_files_lie(code: Path, tables: Path) -> None:
    found = read_anew(Resources(tables))
    assert len(found) == 12
    assert read_anew(Resources()) == found


@pytest.mark.parametrize("name", ["arabic/quotes/finder.py", "text/data/countries.tsv"])
def test_the_code_changes_it(code: Path, name: str) -> None:
    before = read_anew(Resources())
    with (code / name).open("ab") as file:
        file.write(b"\n")
    assert read_anew(Resources()) != before


@pytest.mark.parametrize("name", ["speech_verbs.tsv", "entities.crfsuite"])
def test_tables_and_model_change_it(tables: Path, name: str) -> None:
    before = read_anew(Resources(tables))
    with (tables / name).open("ab") as file:
        file.write(b"\n")
    assert read_anew(Resources(tables)) != before


def test_the_tagger_changes_it() -> None:
    versions = {read_anew(Resources(), tagger) for tagger in (None, NamedTagger("camel"), NamedTagger("x"))}
    assert len(versions) == 3


def test_what_is_left_out_changes_it() -> None:
    assert read_anew(Resources().without(LISTS)) != read_anew(Resources())


def test_what_is_written_about_the_tables_does_not_change_it(tables: Path) -> None:
    before = read_anew(Resources(tables))
    (tables / "README.md").write_text("Other words.", encoding="utf-8")
    assert read_anew(Resources(tables)) == before
