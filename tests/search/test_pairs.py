"""What is found in what: a table of queries and texts with their hits, and those that find nothing."""

from pathlib import Path

import pytest

from reader import search
from reader.search.hits import hits_of
from tests.articles import make_article

pytestmark = pytest.mark.django_db

FILE = Path(__file__).parent.parent / "data/search_pairs.tsv"
PAIRS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


def test_the_table_is_long_and_has_texts_that_are_not_found() -> None:
    assert len(PAIRS) >= 80
    assert sum(pair[2] == "-" for pair in PAIRS) >= 20


def test_each_query_finds_in_its_text_what_the_table_says_and_nothing_else() -> None:
    texts = list(dict.fromkeys(pair[1] for pair in PAIRS))
    article = make_article("\n\n".join(["خبر اليوم من الساحل", *texts]) + "\n")
    rows = {row.text: row.pk for row in article.paragraphs.all()}
    wrong = []
    for query, text, hits, about in PAIRS:
        found = [hit.exact for hit in hits_of(search.prepare(query)) if hit.paragraph.pk == rows[text]]
        if found != ([] if hits == "-" else hits.split("|")):
            wrong.append(f"{about}: {query} in {text} gives {found}")
    assert not wrong, "\n".join(wrong)
