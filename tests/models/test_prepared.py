"""Queries that are put together once: they find what the query itself finds, whatever the numbers."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from reader.models import Annotation, Paragraph
from reader.models.prepared import PreparedQuery
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


def of(article: int, number: int | None) -> "QuerySet[Paragraph]":
    rows = Paragraph.objects.filter(article=article).select_related("article").order_by("number")
    return rows if number is None else rows.filter(number=number)


def test_rows_are_those_of_the_query() -> None:
    one, other = make_article(HARBOUR), make_article(HARBOUR.replace("طرابلس", "صيدا"))
    lines = PreparedQuery(of)
    for article in (one, other, one):
        for number in (None, 1, 0, 99):
            assert lines(article.pk, number) == list(of(article.pk, number))
    assert lines(other.pk, 0)[0].article.text == other.text


def test_rows_are_read_each_time() -> None:
    article = make_article(HARBOUR)
    lines = PreparedQuery(of)
    first = lines(article.pk, 1)[0]
    Paragraph.objects.filter(pk=first.pk).update(kind="subhead")
    with CaptureQueriesContext(connection) as queries:
        assert lines(article.pk, 1)[0].kind == "subhead"
    assert len(queries) == 1


def test_values_and_counts_of_numbers() -> None:
    article = make_article(HARBOUR)
    states = PreparedQuery(
        lambda *few: Annotation.objects.filter(pk__in=few).order_by("pk").values_list("pk", "is_private")
    )
    ids = list(Annotation.objects.filter(article=article).order_by("pk").values_list("pk", flat=True))
    assert states(*ids[:1]) == [(ids[0], False)]
    assert states(*ids[:3]) == [(pk, False) for pk in ids[:3]]
    assert states(ids[0], ids[0]) == [(ids[0], False)]


@pytest.mark.parametrize("number", [-1, 2**31 - 1, 2**40, 2**80])
def test_numbers_that_no_row_has(number: int) -> None:
    article = make_article(HARBOUR)
    lines = PreparedQuery(of)
    assert lines(article.pk, number) == []
