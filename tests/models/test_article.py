"""Articles whose text is stranger than their columns are wide."""

import pytest

from reader.models import Article
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


def test_a_headline_of_ligatures_fits_its_column() -> None:
    article = make_article("ﷺ " * 240 + "خبر عن الميناء\n\n" + HARBOUR)
    found = Article.objects.get(pk=article.pk)
    assert found.headline.startswith("ﷺ ﷺ")
    assert len(found.headline_key) == 1000


def test_a_word_without_end_fits_its_columns() -> None:
    article = make_article(HARBOUR + "\n\n" + "مكتب" * 200 + " " + "ﷺ" * 200)
    assert article.lemma_counts.exists()
