"""A new analysis replaces what the machine suggested and keeps what people decided."""

import pytest

from reader.analysis.storing import annotate
from reader.models import Annotation, Article
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


def spans(article: Article) -> list[tuple[str, str, str]]:
    rows = Annotation.objects.filter(article=article).in_reading_order()
    return [(one.label, one.exact, one.state) for one in rows]


def test_again_gives_the_same() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    before = spans(article)
    translations = [row.translation.text for row in article.paragraphs.select_related("translation")]
    annotate(article)
    assert spans(article) == before
    assert [row.translation.text for row in article.paragraphs.select_related("translation")] == translations


def test_a_rejected_suggestion_does_not_come_back() -> None:
    article = make_article()
    mention = article.annotations.get(exact="سامر الحلبي")
    mention.state = Annotation.State.REJECTED
    mention.save()
    annotate(article)
    assert [one.state for one in article.annotations.filter(exact="سامر الحلبي")] == ["rejected"]


def test_an_accepted_one_is_neither_doubled_nor_touched() -> None:
    article = make_article()
    mention = article.annotations.get(exact="سامر الحلبي")
    mention.state, mention.role_en = Annotation.State.ACCEPTED, "minister, corrected"
    mention.save()
    annotate(article)
    [kept] = article.annotations.filter(exact="سامر الحلبي")
    assert (kept.pk, kept.state, kept.role_en) == (mention.pk, "accepted", "minister, corrected")


def test_a_persons_wider_mark_keeps_suggestions_away() -> None:
    article = make_article()
    mention = article.annotations.get(exact="سامر الحلبي")
    mention.start -= len("وزير النقل ")
    mention.exact = article.text[mention.start : mention.end]
    mention.state, mention.origin = Annotation.State.ACCEPTED, Annotation.Origin.PERSON
    mention.save()
    annotate(article)
    overlapping = article.annotations.mentions().filter(start__lt=mention.end, end__gt=mention.start)
    assert [one.pk for one in overlapping] == [mention.pk]
