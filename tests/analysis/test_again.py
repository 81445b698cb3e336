"""What was read without the encoder is read again with it when nothing else waits."""

from collections.abc import Iterator
from typing import Any

import pytest

from reader import analyser
from reader.analyser import FAST, site_analyser
from reader.analysis import again
from reader.analysis.again import read_one_again
from reader.analysis.confined import AnalysisFailed
from reader.arabic.actors.in_context import encoder_problem
from reader.arabic.resources import Resources
from reader.errors import Reason
from reader.models import Annotation, Article
from tests.articles import make_article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("numpy" in encoder_problem(Resources()), reason="needs requirements.txt"),
]


@pytest.fixture(autouse=True)
def analysers() -> Iterator[None]:
    yield
    analyser._with.cache_clear()
    again._given_up.clear()


@pytest.fixture
def article(settings: Any) -> Article:
    """An article that the fast tagger read; from now on the site's has its encoder."""
    settings.HASHIYA_TAGGER = FAST
    made = make_article()
    settings.HASHIYA_TAGGER = ""
    return made


def test_it_is_read_once_and_then_it_is_at_the_sites_version(article: Article) -> None:
    assert article.analysis_version == site_analyser(FAST).version
    assert read_one_again()
    article.refresh_from_db()
    assert article.analysis_version == site_analyser("").version != site_analyser(FAST).version
    assert Annotation.objects.filter(article=article, analysis_version=article.analysis_version).exists()
    assert not read_one_again()


def test_nothing_is_read_again_where_fast_is_what_is_wanted(article: Article, settings: Any) -> None:
    settings.HASHIYA_TAGGER = FAST
    assert not read_one_again()


def test_it_waits_until_nothing_else_does(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "is_idle", lambda: False)
    assert not read_one_again()


def test_one_that_cannot_be_read_keeps_what_it_has(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(given: Article) -> None:
        raise AnalysisFailed(Reason("analysis-too-slow"))

    monkeypatch.setattr(again, "annotate", fail)
    assert read_one_again()
    assert not read_one_again()
    article.refresh_from_db()
    assert article.analysis_version == site_analyser(FAST).version
