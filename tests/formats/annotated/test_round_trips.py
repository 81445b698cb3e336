"""What was written is read back: whole by formats that lose nothing, by others as far as they keep it."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from reader.formats.annotated import AnnotatedFiles, annotation_readers, mark_kind
from reader.formats.annotated.registry import reader_of
from reader.formats.records import ExportedArticle, packed_record
from tests.formats.writers.written_files import written
from tests.random_library import random_library
from tests.records import articles, empty, sample

MARKS = int(os.environ.get("HASHIYA_MARKS", "200"))
LOSSLESS = ("jsonl", "tei", "w3c", "xmi")


def read_back(files: dict[str, bytes], name: str = "") -> list[ExportedArticle]:
    with TemporaryDirectory() as folder:
        for file, data in files.items():
            (Path(folder) / file).write_bytes(data)
        found = AnnotatedFiles(Path(folder))
        reader, names = reader_of(found, name)
        return [article for one in names for article in reader.read(found, one)]


def through(name: str, given_articles: Sequence[ExportedArticle]) -> list[ExportedArticle]:
    files, _ = written(name, given_articles)
    return read_back(files, name)


def plain(article: ExportedArticle) -> object:
    """An article as JSON: lists and tuples are alike in it."""
    return json.loads(json.dumps(packed_record(article)))


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_sample_and_an_empty_article_come_back(name: str) -> None:
    one, two = sorted(through(name, [sample(), empty()]), key=lambda article: article.id)
    assert plain(one) == plain(sample())
    assert plain(two) == plain(empty())


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=15, deadline=None)
@given(article=articles())
def test_random_articles_come_back(name: str, article: ExportedArticle) -> None:
    (found,) = through(name, [article])
    assert plain(found) == plain(article)


@pytest.mark.once
def test_as_many_random_marks_as_wanted_come_back() -> None:
    """HASHIYA_MARKS=10000 for the figure in docs/figures.md."""
    given_articles = list(random_library(MARKS, seed=MARKS))
    by_id = {one.id: plain(one) for one in given_articles}
    for name in LOSSLESS:
        found = through(name, given_articles)
        differences = [one.id for one in found if plain(one) != by_id[one.id]]
        assert (len(found), differences) == (len(given_articles), []), name


def kinds_and_words(article: ExportedArticle, layers: Sequence[str]) -> Counter[tuple[str, str]]:
    return Counter((mark.label, mark.exact) for mark in article.marks if mark.layer in layers)


KEPT = ("actor", "quote")


@pytest.mark.parametrize("name", ["brat", "doccano", "labelstudio", "csv"])
def test_tools_give_back_places_and_kinds(name: str) -> None:
    broken = {"csv", "doccano", "labelstudio"}
    (found,) = read_back(written(name)[0])
    if name != "csv":
        assert found.text == sample().text
    assert found.text_sha256 == sample().text_sha256
    known = [(mark_kind(mark.label), mark) for mark in found.marks]
    back = Counter((kind.label, mark.exact) for kind, mark in known if kind and kind.layer in KEPT)
    wanted = kinds_and_words(sample(), KEPT)
    if name in broken - {"csv"}:
        wanted[("direct", "واحدة")] += 1
    assert back == wanted
    assert any(kind is None and mark.label.startswith("Loss") for kind, mark in known)
    if name in ("brat", "doccano", "labelstudio"):
        (said,) = [mark for kind, mark in known if kind and kind.label == "direct" and mark.cue]
        assert said.speaker and said.speaker.of(found.text) == "سامر الحلبي"


@pytest.mark.parametrize("name", ["conll2003", "conllu"])
def test_columns_give_back_tags_of_whole_words(name: str) -> None:
    files, _ = written(name)
    found = read_back({file: data for file, data in files.items() if "conll" in file})
    labels = Counter(mark.label for article in found for mark in article.marks)
    assert (labels["PER"], labels["ORG"], labels["Loss of trees"]) == (1, 2, 1)
    assert all(mark.exact in article.text for article in found for mark in article.marks)


def test_every_reader_is_found() -> None:
    assert set(annotation_readers()) == {
        "brat",
        "conll",
        "csv",
        "doccano",
        "jsonl",
        "labelstudio",
        "tei",
        "w3c",
        "xmi",
    }


def test_offsets_of_a_text_with_a_ship_in_it_survive() -> None:
    article = sample()
    after = [mark for mark in article.marks if mark.start > article.text.index("🚢")]
    assert after
    (found,) = through("xmi", [replace(article, marks=tuple(after))])
    assert [mark.exact for mark in found.marks] == [mark.exact for mark in after]
