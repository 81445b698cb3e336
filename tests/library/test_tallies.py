"""Stored counts of actors and sources: they follow what people do, and `miscounted` tells where not."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from reader.annotation import reject
from reader.annotation.merging import merge, unmerge
from reader.library.bin import put_in_bin, restore_from_bin
from reader.library.tallies import count_everything, miscounted, tell_anew
from reader.models import (
    Actor,
    ActorMonth,
    ActorTally,
    Annotation,
    Article,
    ArticleTally,
    Source,
    Translation,
)
from reader.models.annotation import about
from reader.translation.writing import set_english
from tests.articles import HARBOUR, HARBOUR_EN, make_article

pytestmark = pytest.mark.django_db


def _counts(actor: Actor) -> tuple[int, int, int]:
    actor.refresh_from_db()
    return actor.article_count, actor.mention_count, actor.quote_count


def test_counts_follow_what_is_done(anwar: User) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    other = make_article(HARBOUR.replace("النخيل", "الزيتون"), published=date(2026, 2, 1), source="Other")
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    articles, mentions, said = _counts(minister)
    assert articles == 2 and mentions >= 2 and said >= 2
    assert dict(Source.objects.values_list("name_en", "article_count"))["Other"] == 1

    mark = Annotation.objects.mentions().filter(article=article, actor=minister)[0]
    reject(mark.pk, mark.version, anwar)
    assert _counts(minister)[1] == mentions - 1

    put_in_bin(other, anwar)
    assert _counts(minister)[0] < articles and not ArticleTally.objects.filter(article=other).exists()
    restore_from_bin(Article.everywhere.get(pk=other.pk))
    assert _counts(minister)[1] == mentions - 1

    place = Actor.objects.filter(kind="LOC").order_by("-mention_count")[0]
    both = _counts(minister)[1] + _counts(place)[1]
    merged = merge(minister, place, anwar)
    assert (_counts(minister)[1], _counts(place)) == (both, (0, 0, 0))
    unmerge(merged)
    assert _counts(minister)[1] == mentions - 1
    assert list(miscounted()) == []


def test_what_was_forgotten_is_told_and_counted_again() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    Annotation.objects.filter(article=article).mentions().update(state="rejected")
    assert list(miscounted()) == [f"article {article.pk} is not counted as it is"]
    tell_anew([article.pk])
    assert list(miscounted()) == []
    Actor.objects.update(mention_count=7)
    assert len(list(miscounted())) == Actor.objects.count()
    before = sorted(ActorTally.objects.values_list("actor", "article", "mentions", "said"))
    count_everything()
    assert list(miscounted()) == []
    assert sorted(ActorTally.objects.values_list("actor", "article", "mentions", "said")) == before


def test_work_on_an_article_is_told_as_it_goes_on(anwar: User) -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    bare = make_article(HARBOUR.replace("النخيل", "الزيتون"))

    def told(one: Article) -> tuple[str, int]:
        tally = ArticleTally.objects.get(article=one)
        return tally.review, tally.english

    assert told(article) == ("todo", 1)
    assert told(bare) == ("todo", 0)
    first, *others = Annotation.objects.filter(article=article)
    reject(first.pk, first.version, anwar)
    assert told(article) == ("begun", 1)
    for one in others:
        reject(one.pk, one.version, anwar)
    assert told(article) == ("done", 1)
    row = Translation(paragraph=bare.paragraphs.all()[1], text="Words", origin="machine", provider="libre")
    row.save()
    assert told(bare) == ("todo", 2)
    set_english(bare.paragraphs.all()[2], "Other words", "", anwar)
    assert told(bare) == ("todo", 3)
    assert list(miscounted()) == []
    Translation.objects.filter(paragraph__article=bare).delete()
    assert list(miscounted()) == [f"article {bare.pk} is not counted as it is"]


def test_in_how_many_quotations_an_actor_is_named_is_stored() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    for row in ActorTally.objects.filter(article=article).select_related("actor"):
        said = Annotation.objects.said().filter(article=article)
        assert row.about == about(said, [row.actor], [article.pk]).count()
    assert ActorTally.objects.filter(article=article, about__gt=0).exists()


def _months(actor: Actor) -> dict[tuple[str, str], tuple[int, int]]:
    rows = ActorMonth.objects.filter(actor=actor).values_list("month", "source__name_en", "named", "mentions")
    return {(month, source): (named, mentions) for month, source, named, mentions in rows}


def test_sums_by_month_and_source_follow_the_articles(anwar: User) -> None:
    article = make_article(HARBOUR, HARBOUR_EN, source="One", published=date(2026, 1, 5))
    other = make_article(HARBOUR.replace("النخيل", "الزيتون"), source="One", published=date(2026, 1, 9))
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    each = ActorTally.objects.get(actor=minister, article=article).mentions
    assert _months(minister) == {("2026-01", "One"): (2, 2 * each)}

    two = Source.objects.create(slug="two", name_en="Two")
    Article.objects.filter(pk=other.pk).update(source=two, published=None)
    assert list(miscounted()) == [f"article {other.pk} is not counted as it is"]
    tell_anew([other.pk])
    assert _months(minister) == {("2026-01", "One"): (1, each), ("", "Two"): (1, each)}

    put_in_bin(other, anwar)
    assert _months(minister) == {("2026-01", "One"): (1, each)}
    mark = Annotation.objects.mentions().filter(article=article, actor=minister)[0]
    reject(mark.pk, mark.version, anwar)
    assert _months(minister) == {("2026-01", "One"): (int(each > 1), each - 1)}
    assert list(miscounted()) == []


def test_wrong_sums_by_month_are_told_and_made_anew() -> None:
    make_article(HARBOUR, HARBOUR_EN)
    minister = Actor.objects.get(name_ar="سامر الحلبي")
    before = _months(minister)
    for wrong in ({"said": 99}, {"month": "1999-01"}):
        ActorMonth.objects.filter(actor=minister).update(**wrong)
        assert list(miscounted()) == [f"actor {minister.pk} has other counts by month than its articles"]
        count_everything()
        assert list(miscounted()) == [] and _months(minister) == before
    ActorMonth.objects.filter(actor=minister).delete()
    assert list(miscounted()) == [f"actor {minister.pk} has other counts by month than its articles"]
