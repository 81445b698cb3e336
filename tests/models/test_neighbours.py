"""The articles beside one: the library's order, whatever is dated, undated or in the bin."""

from datetime import date
from itertools import pairwise

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reader.models import Article
from reader.models.neighbours import neighbours
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db

DAYS = (None, date(2026, 1, 1), date(2026, 1, 1), None, date(2025, 12, 31), date(2026, 3, 1), None)


def a_library() -> list[Article]:
    for number, day in enumerate(DAYS):
        make_article(HARBOUR.replace("النخيل", f"النخيل {number}"), published=day)
    return list(Article.objects.newest_first())


def test_they_are_those_of_the_librarys_order() -> None:
    for newer, older in pairwise(a_library()):
        assert neighbours(newer)["previous"] == older
        assert neighbours(older)["next"] == newer


def test_the_ends_have_one_each() -> None:
    library = a_library()
    assert set(neighbours(library[0])) == {"previous"}
    assert set(neighbours(library[-1])) == {"next"}


@pytest.mark.parametrize("place", range(1, len(DAYS) - 1))
def test_what_is_in_the_bin_is_passed_over(anwar: User, place: int) -> None:
    library = a_library()
    library[place].put_in_bin(anwar)
    assert neighbours(library[place - 1])["previous"] == library[place + 1]
    assert neighbours(library[place + 1])["next"] == library[place - 1]


def test_they_cost_one_query_and_what_a_link_shows_is_in_it() -> None:
    article = a_library()[2]
    with CaptureQueriesContext(connection) as queries:
        beside = neighbours(article)
        assert [f"{one} {one.get_absolute_url()} {one.published}" for one in beside.values()]
    assert len(queries) == 1
