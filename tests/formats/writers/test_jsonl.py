"""JSON lines: whole articles, read back as they were."""

import json

from hypothesis import given, settings

from reader.formats.records import ExportedArticle, article_of
from reader.formats.writers.jsonl import line_of
from tests.formats.writers.written_files import written
from tests.records import articles, empty, sample


def test_lines_have_text_hash_and_marks_in_code_points() -> None:
    files, lost = written("jsonl")
    assert not lost
    (line,) = files["articles.jsonl"].decode().splitlines()
    found = json.loads(line)
    assert found["text_sha256"] == sample().text_sha256
    assert all(found["text"][one["start"] : one["end"]] == one["exact"] for one in found["marks"])
    assert json.loads(files["terms.jsonl"])["english"] == "port"
    assert len(files["codebook.jsonl"].splitlines()) == 2


@settings(max_examples=30, deadline=None)
@given(articles())
def test_articles_come_back(article: ExportedArticle) -> None:
    assert article_of(json.loads(line_of(article))) == article


def test_the_sample_and_an_empty_one_come_back() -> None:
    for article in (sample(), empty()):
        assert article_of(json.loads(line_of(article))) == article
