"""Articles with a quotation of some kind are the same whether few, many or most have one."""

import pytest
from django.db.models import Q

from reader.models import Annotation, Article
from reader.page import walking
from tests.articles import HARBOUR, make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("many_articles", "many_quotations"), [(100, 200), (1, 200)])
def test_articles_with_such_a_quotation(
    monkeypatch: pytest.MonkeyPatch, many_articles: int, many_quotations: int
) -> None:
    monkeypatch.setattr(walking, "MANY_ARTICLES", many_articles)
    monkeypatch.setattr(walking, "MANY_QUOTATIONS", many_quotations)
    accepted, _ = make_article(HARBOUR), make_article(HARBOUR.replace("طرابلس", "صيدا"))
    changed = Annotation.objects.quotations().filter(article=accepted)
    assert changed.count() > 0
    changed.update(state="accepted")
    found = walking.with_few(Article.objects.all(), Q(state__in=["accepted"]))
    assert [one.pk for one in found] == [accepted.pk]


def test_most_articles_are_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MANY_ARTICLES", 1)
    monkeypatch.setattr(walking, "MANY_QUOTATIONS", 0)
    make_article(HARBOUR)
    without = make_article("عنوان قصير\n\nفي المدينة شجرة كبيرة وبيت صغير.")
    found = walking.with_few(Article.objects.all(), Q(state__in=["suggested"]))
    assert without in found
