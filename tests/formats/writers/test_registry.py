"""The registry of formats: a module is all that a format needs, and its test."""

from pathlib import Path

import pytest

from reader.formats.writers.registry import formats
from tests.formats.writers.written_files import written
from tests.records import empty

NAMES = (
    *("brat", "conll2003", "conllu", "csv", "doccano", "docx", "gexf", "html", "jsonl", "labelstudio"),
    *("parquet", "spacy", "tei", "tmx", "w3c", "xlsx", "xmi"),
)
FACING = ("docx", "html", "tmx")


def test_formats_are_found_in_their_folder() -> None:
    assert tuple(formats()) == NAMES


def test_each_format_has_a_test_of_its_own() -> None:
    here = {path.stem for path in Path(__file__).parent.glob("test_*.py")}
    assert {f"test_{name}" for name in NAMES if name not in FACING} <= here


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FACING])
def test_an_article_with_nothing_in_it_and_no_article_are_written(name: str) -> None:
    for articles in ([empty()], []):
        files, lost = written(name, articles)
        assert files or not articles
        assert not lost
